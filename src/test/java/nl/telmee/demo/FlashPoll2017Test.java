package nl.telmee.demo;

import static nl.telmee.demo.RandomAnswersTest.counts;
import static nl.telmee.demo.RandomAnswersTest.demo;
import static nl.telmee.demo.RandomAnswersTest.faults;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Published: policy note of the IJmond municipalities, 2017. */
class FlashPoll2017Test {
  private static final Offset<Double> ONE_POINT = within(1.0);
  private static final List<String> POLLS = List.of("flash-poll-2017", "flash-poll-2026");

  private final List<Map<String, Object>> responses = FlashPoll2017.responses();

  @Test
  void thereAre671Responses() {
    assertThat(responses).hasSize(671);
  }

  @Test
  void moreThanNinetyPercentFindASayImportant() {
    double important = percentage("importance", "4") + percentage("importance", "5");

    assertThat(important).isBetween(91.0, 93.0);
  }

  @Test
  void themesAreNamedAsOftenAsPublished() {
    assertThat(percentage("themes", "public-facilities")).isCloseTo(84, ONE_POINT);
    assertThat(percentage("themes", "work-and-income")).isCloseTo(20, ONE_POINT);
    assertThat(percentage("themes", "safety")).isCloseTo(20, ONE_POINT);
    assertThat(percentage("themes", "care-and-welfare")).isCloseTo(20, ONE_POINT);
  }

  @Test
  void waysToTakePartAreChosenAsOftenAsPublished() {
    assertThat(percentage("favourite-way", "app")).isCloseTo(30, ONE_POINT);
    assertThat(percentage("favourite-way", "youth-council")).isCloseTo(25, ONE_POINT);
    assertThat(percentage("favourite-way", "online-surveys")).isCloseTo(25, ONE_POINT);
  }

  @Test
  void justOverAHundredWantToBeInvited() {
    assertThat(counts(responses, "invited"))
        .containsExactly(Map.entry("no", 567), Map.entry("yes", 104));
  }

  @Test
  void everyStratumHoldsAtLeastFortyResponses() {
    Map<String, Long> strata =
        responses.stream()
            .map(response -> response.get("municipality") + " " + response.get("age"))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

    assertThat(strata).hasSize(9);
    assertThat(strata.values()).allMatch(people -> people >= 40);
  }

  @Test
  void everyQuotaIsDealtOutInFull() {
    assertThat(answered("importance")).isEqualTo(671);
    assertThat(answered("themes")).isEqualTo(671);
    assertThat(answered("favourite-way")).isEqualTo(671);
    assertThat(answered("what-matters")).isEqualTo(640);
    assertThat(answered("hours")).isEqualTo(650);
    assertThat(answered("took-part")).isEqualTo(657);
    assertThat(counts(responses, "themes")).containsEntry("other", 60);
    assertThat(answered("other-theme")).isEqualTo(44);
  }

  @Test
  void everyResponseIsValidForThePoll() throws IOException {
    JsonNode questions = demo("flash-poll-2017").path("questions");

    for (Map<String, Object> response : responses) {
      assertThat(faults(questions, response)).as("%s", response).isEmpty();
    }
  }

  @Test
  void everyCallYieldsTheSameResponsesInTheSameOrder() {
    assertThat(FlashPoll2017.responses()).isEqualTo(responses);
    assertThat(responses.subList(0, 20)).doesNotHaveDuplicates();
  }

  @Test
  void aResponseCannotBeChanged() {
    assertThatThrownBy(() -> responses.getFirst().put("age", "16-18"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void theIntroductionSaysThatThePollIsRebuilt() throws IOException {
    JsonNode introduction = demo("flash-poll-2017").path("introduction");

    assertThat(introduction.path("nl").asText()).contains("nagebouwd", "2017", "zijn bedacht");
    assertThat(introduction.path("en").asText()).contains("rebuilt", "2017", "are made up");
  }

  @Test
  void thePollHasTenQuestionsAndItsSuccessorEightOfAllSixTypes() throws IOException {
    assertThat(demo("flash-poll-2017").path("questions")).hasSize(10);
    assertThat(demo("flash-poll-2026").path("questions")).hasSize(8);
    for (String poll : POLLS) {
      assertThat(demo(poll).path("questions").findValuesAsText("type"))
          .contains("single-choice", "multiple-choice", "scale", "ranking", "number", "text");
    }
  }

  @Test
  void idsAreShortDistinctAndOfLowercaseLettersDigitsAndHyphens() throws IOException {
    for (String poll : POLLS) {
      JsonNode questions = demo(poll).path("questions");
      assertIds(questions);
      for (JsonNode question : questions) {
        assertIds(question.path("options"));
      }
    }
  }

  @Test
  void aConditionPointsToAnOptionOfAnEarlierQuestion() throws IOException {
    for (String poll : POLLS) {
      var earlier = new HashSet<String>();
      for (JsonNode question : demo(poll).path("questions")) {
        JsonNode condition = question.path("showIf");
        for (JsonNode option : condition.path("anyOf")) {
          assertThat(earlier).contains(condition.path("question").asText() + "/" + option.asText());
        }
        for (String option : question.path("options").findValuesAsText("id")) {
          earlier.add(question.path("id").asText() + "/" + option);
        }
      }
    }
  }

  @Test
  void everyTextIsInBothLanguagesInShortCalmSentences() throws IOException {
    for (String poll : POLLS) {
      JsonNode definition = demo(poll);
      List<String> dutch = definition.findValuesAsText("nl");
      List<String> english = definition.findValuesAsText("en");
      assertThat(english).hasSameSizeAs(dutch);
      for (String text : Stream.concat(dutch.stream(), english.stream()).toList()) {
        assertThat(text).isNotBlank().doesNotContain("!");
        assertThat(text.split("[.?:] ")).allMatch(sentence -> sentence.split(" ").length <= 20);
      }
    }
  }

  private static void assertIds(JsonNode list) {
    assertThat(list.valueStream().map(one -> one.path("id").asText()))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[a-z0-9-]{1,40}"));
  }

  private double percentage(String question, String option) {
    return 100.0 * counts(responses, question).getOrDefault(option, 0) / responses.size();
  }

  private long answered(String question) {
    return responses.stream().filter(response -> response.containsKey(question)).count();
  }
}
