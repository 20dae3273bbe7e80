package nl.telmee.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomAnswersTest {
  private static final int PEOPLE = 2_000;

  private static final String CORNER_CASES =
      """
      [{"id": "colours", "type": "multiple-choice", "minChoices": 2,
        "options": [{"id": "red"}, {"id": "blue"}, {"id": "green"}]},
       {"id": "why-red", "type": "text", "required": true, "maxLength": 5,
        "showIf": {"question": "colours", "anyOf": ["red", "green"]}},
       {"id": "mark", "type": "scale", "required": true, "minimum": 0, "maximum": 10,
        "showIf": {"question": "colours", "anyOf": ["blue"]}},
       {"id": "praise", "type": "single-choice", "required": true,
        "showIf": {"question": "mark", "anyOf": ["9", "10"]},
        "options": [{"id": "yes"}, {"id": "no"}]},
       {"id": "temperature", "type": "number", "minimum": -2.5, "maximum": 1.5},
       {"id": "nothing-between", "type": "number", "minimum": 0.2, "maximum": 0.8},
       {"id": "steps", "type": "number"},
       {"id": "one-only", "type": "ranking", "required": true, "options": [{"id": "x"}]}]
      """;

  @Test
  void everyAnswerToTheDemoPollsIsValid() throws IOException {
    for (String poll : List.of("flash-poll-2017", "flash-poll-2026")) {
      JsonNode questions = demo(poll).path("questions");
      for (Map<String, Object> answers : answers(questions, 1)) {
        assertThat(faults(questions, answers)).as("%s: %s", poll, answers).isEmpty();
      }
    }
  }

  @Test
  void everyAnswerToCornerCasesIsValid() throws IOException {
    JsonNode questions = new ObjectMapper().readTree(CORNER_CASES);
    for (Map<String, Object> answers : answers(questions, 2)) {
      assertThat(faults(questions, answers)).as("%s", answers).isEmpty();
    }
  }

  @Test
  void everyQuestionOptionAndNumberOfChoicesOccurs() throws IOException {
    JsonNode questions = new ObjectMapper().readTree(CORNER_CASES);
    List<Map<String, Object>> answers = answers(questions, 3);

    assertThat(counts(answers, "mark")).containsOnlyKeys("0 1 2 3 4 5 6 7 8 9 10".split(" "));
    assertThat(counts(answers, "temperature")).containsOnlyKeys("-2", "-1", "0", "1");
    assertThat(counts(answers, "praise")).containsOnlyKeys("yes", "no");
    assertThat(counts(answers, "why-red")).isNotEmpty();
    assertThat(counts(answers, "nothing-between")).isEmpty();
    assertThat(
            answers.stream()
                .map(a -> values(a.getOrDefault("colours", List.of())).size())
                .distinct())
        .containsExactlyInAnyOrder(0, 2, 3);
  }

  @Test
  void earlierOptionsAreMorePopularButEachIsChosen() throws IOException {
    List<Map<String, Object>> answers = answers(demo("flash-poll-2026").path("questions"), 4);
    Map<String, Integer> counts = counts(answers, "municipality");

    assertThat(counts.get("beverwijk")).isGreaterThan(counts.get("heemskerk"));
    assertThat(counts.get("heemskerk")).isGreaterThan(counts.get("velsen"));
    assertThat(counts.get("velsen")).isGreaterThan(PEOPLE / 10);
  }

  @Test
  void questionsThatMayBeLeftOpenSometimesAre() throws IOException {
    JsonNode questions = demo("flash-poll-2026").path("questions");
    List<Map<String, Object>> answers = answers(questions, 5);

    for (JsonNode question : questions) {
      String id = question.path("id").asText();
      long given = answers.stream().filter(a -> a.containsKey(id)).count();
      if (question.path("required").asBoolean()) {
        assertThat(given).as(id).isEqualTo(PEOPLE);
      } else {
        assertThat(given).as(id).isBetween(1L, PEOPLE - 1L);
      }
    }
  }

  @Test
  void theSameSeedGivesTheSameAnswers() throws IOException {
    JsonNode questions = demo("flash-poll-2026").path("questions");

    assertThat(answers(questions, 6)).isEqualTo(answers(questions, 6));
    assertThat(answers(questions, 6)).isNotEqualTo(answers(questions, 7));
  }

  @Test
  void anUnknownQuestionTypeIsRefused() throws IOException {
    JsonNode questions =
        new ObjectMapper().readTree("[{\"id\": \"a\", \"type\": \"drawing\", \"required\": true}]");
    var random = new RandomAnswers(new Random(8));

    assertThatThrownBy(() -> random.answer(questions))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("drawing");
  }

  @Test
  void theCheckInThisTestFindsEveryKindOfFault() throws IOException {
    Map<String, Object> wrong =
        Map.of(
            "municipality",
            "elsewhere",
            "importance",
            6,
            "themes",
            List.of("sport", "sport"),
            "other-theme",
            "Not asked for.",
            "what-matters",
            List.of("reply", "quick"),
            "hours",
            2.5,
            "invited",
            List.of("yes"),
            "shoe-size",
            41);

    assertThat(faults(demo("flash-poll-2017").path("questions"), wrong)).hasSize(10);
  }

  private static List<Map<String, Object>> answers(JsonNode questions, long seed) {
    var random = new RandomAnswers(new Random(seed));
    return IntStream.range(0, PEOPLE).mapToObj(i -> random.answer(questions)).toList();
  }

  static JsonNode demo(String name) throws IOException {
    String path = "/demo/" + name + ".json";
    try (InputStream in = RandomAnswersTest.class.getResourceAsStream(path)) {
      return new ObjectMapper().readTree(Objects.requireNonNull(in, path));
    }
  }

  /** How many people gave each answer; a list counts once for each of its elements. */
  static Map<String, Integer> counts(List<Map<String, Object>> answers, String question) {
    var counts = new TreeMap<String, Integer>();
    for (Map<String, Object> one : answers) {
      for (String value : values(one.getOrDefault(question, List.of()))) {
        counts.merge(value, 1, Integer::sum);
      }
    }
    return counts;
  }

  /** What is wrong with these answers, by the contract; written apart from the program's check. */
  static List<String> faults(JsonNode questions, Map<String, Object> answers) {
    var faults = new ArrayList<String>();
    var known = new HashSet<String>();
    for (JsonNode question : questions) {
      String id = question.path("id").asText();
      known.add(id);
      Object answer = answers.get(id);
      if (answer == null) {
        if (question.path("required").asBoolean() && shown(question, answers)) {
          faults.add(id + " is required");
        }
      } else if (!shown(question, answers)) {
        faults.add(id + " is not shown");
      } else if (!fits(question, answer)) {
        faults.add(id + " cannot be " + answer);
      }
    }
    answers.keySet().stream().filter(id -> !known.contains(id)).forEach(faults::add);
    return faults;
  }

  private static boolean shown(JsonNode question, Map<String, Object> answers) {
    JsonNode rule = question.get("showIf");
    if (rule == null) {
      return true;
    }
    var wanted = new HashSet<String>();
    rule.get("anyOf").forEach(option -> wanted.add(option.asText()));
    return values(answers.getOrDefault(rule.get("question").asText(), List.of())).stream()
        .anyMatch(wanted::contains);
  }

  private static boolean fits(JsonNode question, Object answer) {
    Set<String> options = new TreeSet<>();
    question.path("options").forEach(option -> options.add(option.get("id").asText()));
    List<String> values = values(answer);
    boolean different = Set.copyOf(values).size() == values.size();
    return switch (question.get("type").asText()) {
      case "single-choice" -> answer instanceof String && options.contains(answer);
      case "multiple-choice" ->
          answer instanceof List
              && different
              && options.containsAll(values)
              && within(values.size(), question, "minChoices", "maxChoices");
      case "ranking" -> answer instanceof List && different && options.equals(Set.copyOf(values));
      case "scale", "number" ->
          answer instanceof Integer number && within(number, question, "minimum", "maximum");
      case "text" ->
          answer instanceof String text
              && !text.isBlank()
              && within(text.length(), question, "minLength", "maxLength");
      default -> false;
    };
  }

  private static boolean within(int value, JsonNode question, String least, String most) {
    return value >= question.path(least).asDouble(Double.NEGATIVE_INFINITY)
        && value <= question.path(most).asDouble(Double.POSITIVE_INFINITY);
  }

  private static List<String> values(Object answer) {
    return answer instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of(answer.toString());
  }
}
