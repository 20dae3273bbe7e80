package nl.telmee;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import nl.telmee.demo.SeededAnswers;

/**
 * A poll with every kind of question, conditions and two background questions, and people who
 * answer it at random. Nobody lives elsewhere, unless told to. Thread: one.
 */
public final class Survey {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String POLL =
      """
      {"organisation":"velsen","slug":"%s","title":{"nl":"Alles"},
       "resultsPolicy":{"visibility":"live","minimumGroup":5,"breakdowns":true},
       "questions":[
        {"id":"municipality","type":"single-choice","background":true,"required":true,
         "text":{"nl":"Waar woon je?"},"options":[
          {"id":"velsen","text":{"nl":"Velsen"}},{"id":"heemskerk","text":{"nl":"Heemskerk"}},
          {"id":"beverwijk","text":{"nl":"Beverwijk"}},{"id":"elsewhere","text":{"nl":"Elders"}}]},
        {"id":"age","type":"single-choice","background":true,"text":{"nl":"Hoe oud ben je?"},
         "options":[{"id":"12-15","text":{"nl":"12-15"}},{"id":"16-20","text":{"nl":"16-20"}},
          {"id":"21-27","text":{"nl":"21-27"}}]},
        {"id":"themes","type":"multiple-choice","minChoices":1,"maxChoices":3,
         "text":{"nl":"Wat vind je belangrijk?"},"options":[
          {"id":"homes","text":{"nl":"Wonen"}},{"id":"sport","text":{"nl":"Sport"}},
          {"id":"green","text":{"nl":"Groen"}},{"id":"music","text":{"nl":"Muziek"}},
          {"id":"other","text":{"nl":"Anders"}}]},
        {"id":"importance","type":"scale","minimum":1,"maximum":7,"text":{"nl":"Hoe erg?"},
         "showIf":{"question":"municipality","anyOf":["velsen","heemskerk","elsewhere"]}},
        {"id":"order","type":"ranking","text":{"nl":"Wat eerst?"},"options":[
          {"id":"w","text":{"nl":"W"}},{"id":"x","text":{"nl":"X"}},
          {"id":"y","text":{"nl":"Y"}},{"id":"z","text":{"nl":"Z"}}]},
        {"id":"costs","type":"number","minimum":-500,"maximum":250000,
         "text":{"nl":"Wat mag het kosten?"}},
        {"id":"idea","type":"text","maxLength":200,"text":{"nl":"Wat dan?"},
         "showIf":{"question":"themes","anyOf":["other","music"]}}]}
      """;

  private final RandomGenerator random;
  private final JsonNode questions = questions();

  public Survey(long seed) {
    random = new SplittableRandom(seed);
    ArrayNode places = (ArrayNode) questions.path(0).path("options");
    places.remove(places.size() - 1);
  }

  /** The body of {@code POST /polls}; the organisation velsen must be there. */
  public static String poll(String slug) {
    return POLL.formatted(slug);
  }

  /** The questions as in the body. */
  public static JsonNode questions() {
    try {
      return JSON.readTree(POLL).path("questions");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new key. */
  public String key() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  /** One person's answers as JSON. */
  public String answers() {
    return JSON.valueToTree(person()).toString();
  }

  /** One person's answers who lives elsewhere and has an age, as JSON. */
  public String answersFromElsewhere(String age) {
    ObjectNode answers = JSON.valueToTree(person());
    answers.put("municipality", "elsewhere").put("age", age);
    return answers.toString();
  }

  /** Random answers, with cents and characters that are easily mangled. */
  private Map<String, Object> person() {
    Map<String, Object> answers = new HashMap<>(SeededAnswers.answer(questions, random));
    answers.computeIfPresent("costs", (_, whole) -> withCents((Integer) whole));
    answers.computeIfPresent("idea", (_, text) -> text + " \"é\\ñ\"\n\t🌳</p>");
    return answers;
  }

  private Number withCents(int whole) {
    return whole < 250_000 && random.nextInt(3) == 0
        ? BigDecimal.valueOf(whole * 100L + random.nextInt(100), 2)
        : whole;
  }
}
