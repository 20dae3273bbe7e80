package nl.telmee.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.trajectory.Evidence;
import nl.telmee.trajectory.Finding;

/**
 * The frozen numbers that a finding rests on, as tables; exactly those of the version, in the order
 * in which the page of the trajectory shows them.
 */
record Figures(Source source) {
  /** An answer; {@code count} of a ranking is how often it was put first. */
  private record Answer(String label, long count) {}

  void write(Document.Sheet sheet, Finding finding) {
    Evidence evidence = finding.evidence();
    if (evidence == null) {
      return;
    }
    JsonNode question = evidence.question();
    if (question.path("answered").asLong() == 0) {
      sheet.text(source.say("talks.evidence.nobody", evidence.version()));
    } else {
      counted(sheet, question);
      evidence.groups().forEach(breakdown -> groups(sheet, question, breakdown));
    }
    spoken(sheet, question);
    sheet.source(evidence.held().in(source.words().language()));
  }

  private void counted(Document.Sheet sheet, JsonNode question) {
    long answered = question.path("answered").asLong();
    List<List<String>> rows = new ArrayList<>();
    for (Answer one : answers(question, question)) {
      rows.add(
          List.of(one.label(), source.words().count(one.count()), share(one.count(), answered)));
    }
    sheet.table(
        List.of(
            text(question),
            source.say("document.column.count"),
            source.say("document.column.share")),
        rows);
    if (type(question).equals("ranking")) {
      sheet.source(source.say("story.proof.ranking"));
    }
    if (question.path("mean").isNumber()) {
      sheet.source(
          source.say("story.proof.mean", source.words().decimal(question.path("mean").asDouble())));
    }
  }

  private static String type(JsonNode question) {
    return question.path("type").asText();
  }

  private String share(long count, long answered) {
    return answered == 0 ? "–" : source.words().share((double) count / answered);
  }

  /** A scale goes from high to low. */
  private List<Answer> answers(JsonNode texts, JsonNode numbers) {
    List<Answer> all = new ArrayList<>();
    JsonNode options = numbers.path("options");
    for (int i = 0; i < options.size(); i++) {
      JsonNode option = options.path(i);
      all.add(
          new Answer(
              label(texts, i, option.path("id").asText()),
              type(texts).equals("ranking")
                  ? option.path("ranks").path(0).asLong()
                  : option.path("count").asLong()));
    }
    for (JsonNode band : numbers.path("bands")) {
      all.add(
          new Answer(
              source.say("story.proof.band", band.path("from").asText(), band.path("to").asText()),
              band.path("count").asLong()));
    }
    return type(texts).equals("scale") ? all.reversed() : all;
  }

  /** The ends of a scale say what they mean, if somebody wrote it. */
  private String label(JsonNode texts, int place, String id) {
    if (!type(texts).equals("scale")) {
      return text(texts.path("options").path(place), id);
    }
    String end = place == 0 ? "minimumLabel" : "maximumLabel";
    boolean atEnd = place == 0 || place == texts.path("options").size() - 1;
    return atEnd && texts.has(end)
        ? source.say("story.proof.end", id, in(texts.path(end), id))
        : id;
  }

  /** What was said in conversations, which is in none of the numbers. */
  private void spoken(Document.Sheet sheet, JsonNode question) {
    JsonNode talks = question.path("conversations");
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode said : talks.path("options")) {
      long times = said.path("count").asLong();
      rows.add(List.of(named(question, said.path("id").asText()), source.words().count(times)));
    }
    String people = source.words().count("hearing.evidence.talked", talks.path("people").asLong());
    sheet.table(List.of(people, source.say("document.column.count")), rows);
  }

  private String named(JsonNode question, String id) {
    for (JsonNode option : question.path("options")) {
      if (option.path("id").asText().equals(id)) {
        return text(option, id);
      }
    }
    return id;
  }

  /** A background question: a column for each group of which numbers may be shown. */
  private void groups(Document.Sheet sheet, JsonNode question, JsonNode breakdown) {
    List<String> header = new ArrayList<>();
    header.add(in(breakdown.path("text"), breakdown.path("by").asText()));
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode group : breakdown.path("groups")) {
      JsonNode numbers = group.path("question");
      long answered = numbers.path("answered").asLong();
      header.add(
          in(group.path("text"), group.path("value").asText())
              + " ("
              + source.words().count(answered)
              + ")");
      List<Answer> answers = answers(question, numbers);
      for (int i = 0; i < answers.size(); i++) {
        if (rows.size() == i) {
          rows.add(new ArrayList<>(List.of(answers.get(i).label())));
        }
        rows.get(i).add(inGroup(answers.get(i).count(), answered));
      }
    }
    rows.removeIf(row -> row.size() != header.size());
    sheet.table(header, rows);
  }

  /** Inside a group, none and all would tell what each of its people answered. */
  private String inGroup(long count, long answered) {
    long percents = answered == 0 ? 0 : Math.round(100.0 * count / answered);
    if (percents == 0) {
      return source.say("results.share.none");
    }
    return percents == 100 ? source.say("results.share.all") : share(count, answered);
  }

  private String text(JsonNode node) {
    return text(node, node.path("id").asText());
  }

  private String text(JsonNode node, String id) {
    return in(node.path("text"), id);
  }

  /** The text in the language of the document; Dutch when it is missing; else the id. */
  private String in(JsonNode texts, String id) {
    String own = texts.path(source.words().language().code()).asText("");
    String dutch = texts.path("nl").asText("");
    return own.isBlank() ? (dutch.isBlank() ? id : dutch) : own;
  }
}
