package nl.telmee.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.telmee.release.Figure;
import nl.telmee.release.Phrase;
import nl.telmee.release.QuestionView;
import nl.telmee.trajectory.Evidence;
import nl.telmee.web.Translated;
import nl.telmee.web.Words;

/**
 * The frozen numbers that a finding rests on, with bars.
 *
 * @param heading the question that was asked, and how many answered it
 * @param rows its answers; empty: a question without numbers
 * @param about what the bars are, where that is not plain; may be empty
 * @param mean in words; empty: none
 * @param method how the poll was held; may be empty
 * @param results to the results of this very version
 */
public record Proof(
    QuestionView.Heading heading,
    List<QuestionView.Row> rows,
    String about,
    String mean,
    String method,
    Link results) {
  static Proof of(Words words, Evidence evidence) {
    JsonNode question = evidence.question();
    String type = question.path("type").asText();
    long answered = question.path("answered").asLong();
    List<Counted> counted = counted(words, question, type, answered);
    long most = counted.stream().mapToLong(Counted::count).max().orElse(0);
    return new Proof(
        new QuestionView.Heading(
            question.path("id").asText(),
            phrase(words, question.path("text"), question.path("id").asText()),
            words.count("results.answered", answered)),
        counted.stream().map(one -> one.row(words, answered, most)).toList(),
        type.equals("ranking") ? words.say("story.proof.ranking") : "",
        question.path("mean").isNumber()
            ? words.say("story.proof.mean", words.decimal(question.path("mean").asDouble()))
            : "",
        evidence.method(),
        new Link(
            "/p/" + evidence.slug() + "/results?version=" + evidence.version(),
            words.say("story.results.version", evidence.version())));
  }

  /** An answer and how often it was given. */
  private record Counted(String id, Phrase label, long count) {
    QuestionView.Row row(Words words, long answered, long most) {
      double share = answered == 0 ? 0 : (double) count / answered;
      String tone = count == 0 ? "least" : count == most ? "most" : null;
      return new QuestionView.Row(
          id,
          label,
          new Figure(
              words.share(share),
              words.count(count),
              String.format(Locale.ROOT, "%.1f%%", Math.min(share, 1) * 100)),
          tone);
    }
  }

  private static List<Counted> counted(Words words, JsonNode question, String type, long answered) {
    List<Counted> all = new ArrayList<>();
    for (JsonNode option : question.path("options")) {
      String id = option.path("id").asText();
      all.add(
          new Counted(id, phrase(words, option.path("text"), id), count(option, type, answered)));
    }
    for (JsonNode band : question.path("bands")) {
      all.add(
          new Counted(
              String.valueOf(all.size()),
              new Phrase(
                  words.say(
                      "story.proof.band", band.path("from").asText(), band.path("to").asText()),
                  null),
              count(band, type, answered)));
    }
    return type.equals("scale") ? all.reversed() : all;
  }

  /** Of a ranking: how often it was put first. */
  private static long count(JsonNode option, String type, long answered) {
    if (type.equals("ranking")) {
      return option.path("ranks").path(0).asLong();
    }
    return option.has("count")
        ? option.path("count").asLong()
        : Math.round(option.path("share").asDouble() * answered);
  }

  /** A text of the poll: in languages, or plain; what has none is called by its id. */
  private static Phrase phrase(Words words, JsonNode text, String id) {
    if (text.isTextual()) {
      return new Phrase(text.asText(), null);
    }
    return text.has("nl")
        ? Phrase.of(
            new Translated(
                text.path("nl").asText(), text.has("en") ? text.path("en").asText() : null),
            words)
        : new Phrase(id, null);
  }
}
