package nl.telmee.steer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import nl.telmee.signal.NewSignalPage.Choice;
import nl.telmee.trajectory.Evaluation;
import nl.telmee.web.Form;
import nl.telmee.web.Words;

/**
 * The scores of an evaluation, and what should be done otherwise.
 *
 * @param recommendations what stands in each field, empty ones at the end
 */
public record SectionScores(List<Row> rows, List<String> recommendations) {
  private static final int SPARE = 2;
  private static final String SCORE = "score-";

  /** A criterion with the scores that can be given; the first choice is none. */
  public record Row(String name, String label, List<Choice> scores) {}

  static void write(Form form, ObjectNode json) {
    ArrayNode scores = json.putArray("scores");
    for (String criterion : SectionAsk.words(Evaluation.Criterion.values())) {
      form.given(SCORE + criterion)
          .ifPresent(
              score ->
                  SectionAsk.number(
                      scores.addObject().put("criterion", criterion), "score", score));
    }
    ArrayNode texts = json.putArray("recommendations");
    form.all("recommendations").stream()
        .map(text -> text.strip().replace("\r\n", "\n"))
        .filter(text -> !text.isEmpty())
        .forEach(texts::add);
  }

  static SectionScores of(Words words, JsonNode json) {
    List<Row> rows = new ArrayList<>();
    for (String criterion : SectionAsk.words(Evaluation.Criterion.values())) {
      rows.add(
          new Row(
              SCORE + criterion,
              words.say("trajectory.criterion." + criterion),
              choices(words, score(json, criterion))));
    }
    List<String> texts = new ArrayList<>(SectionJson.texts(json.path("recommendations")));
    for (int i = 0; i < SPARE && texts.size() < Evaluation.MOST; i++) {
      texts.add("");
    }
    return new SectionScores(rows, texts);
  }

  private static String score(JsonNode json, String criterion) {
    for (JsonNode one : json.path("scores")) {
      if (one.path("criterion").asText().equals(criterion)) {
        return one.path("score").asText();
      }
    }
    return "";
  }

  private static List<Choice> choices(Words words, String score) {
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice("", words.say("steer.score.none"), score.isEmpty()));
    IntStream.rangeClosed(1, Evaluation.HIGHEST)
        .mapToObj(String::valueOf)
        .forEach(one -> choices.add(new Choice(one, one, one.equals(score))));
    return choices;
  }

  static List<SectionFact> facts(Words words, JsonNode json) {
    List<SectionFact> facts = new ArrayList<>();
    for (JsonNode one : json.path("scores")) {
      facts.add(
          new SectionFact(
              words.say("trajectory.criterion." + one.path("criterion").asText()),
              words.say("steer.score.of", one.path("score").asInt(), Evaluation.HIGHEST)));
    }
    if (!json.path("recommendations").isEmpty()) {
      facts.add(
          new SectionFact(
              words.say("steer.recommendations"),
              String.join("\n", SectionJson.texts(json.path("recommendations")))));
    }
    return facts;
  }
}
