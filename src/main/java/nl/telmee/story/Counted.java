package nl.telmee.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.telmee.release.Figure;
import nl.telmee.release.Phrase;
import nl.telmee.release.QuestionView;
import nl.telmee.web.Translated;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a frozen question, and how often it was given.
 *
 * @param count of a ranking: how often it was put first
 */
record Counted(String id, Phrase label, long count) {
  /** The answers of a question in the order in which they are shown; a scale from high to low. */
  static List<Counted> of(Words words, JsonNode texts, JsonNode numbers) {
    String type = numbers.path("type").asText();
    List<Counted> all = new ArrayList<>();
    JsonNode options = numbers.path("options");
    for (int i = 0; i < options.size(); i++) {
      String id = options.path(i).path("id").asText();
      JsonNode text = texts.path("options").path(i).path("text");
      Phrase label = type.equals("scale") ? step(words, texts, i, id) : phrase(words, text, id);
      all.add(new Counted(id, label, count(options.path(i), type)));
    }
    for (JsonNode band : numbers.path("bands")) {
      String label =
          words.say("story.proof.band", band.path("from").asText(), band.path("to").asText());
      all.add(
          new Counted(
              String.valueOf(all.size()), new Phrase(label, null), band.path("count").asLong()));
    }
    return type.equals("scale") ? all.reversed() : all;
  }

  private static long count(JsonNode option, String type) {
    return type.equals("ranking")
        ? option.path("ranks").path(0).asLong()
        : option.path("count").asLong();
  }

  /** The lowest and the highest of a scale say what they mean, if somebody wrote it. */
  private static Phrase step(Words words, JsonNode texts, int place, String id) {
    String end = place == 0 ? "minimumLabel" : "maximumLabel";
    boolean atEnd = place == 0 || place == texts.path("options").size() - 1;
    return atEnd && texts.has(end)
        ? new Phrase(
            words.say("story.proof.end", id, phrase(words, texts.path(end), id).text()), null)
        : new Phrase(id, null);
  }

  /** A text of the poll; what has none is called by its id. */
  static Phrase phrase(Words words, JsonNode text, String id) {
    return text.has("nl")
        ? Phrase.of(
            new Translated(
                text.path("nl").asText(), text.has("en") ? text.path("en").asText() : null),
            words)
        : new Phrase(id, null);
  }

  /** The lines of a chart of all who answered. */
  static List<QuestionView.Row> rows(Words words, List<Counted> all, long answered) {
    long most = all.stream().mapToLong(Counted::count).max().orElse(0);
    return all.stream().map(one -> one.row(words, answered, most)).toList();
  }

  private QuestionView.Row row(Words words, long answered, long most) {
    double share = answered == 0 ? 0 : (double) count / answered;
    return new QuestionView.Row(
        id,
        label,
        new Figure(
            words.share(share),
            words.count(count),
            String.format(Locale.ROOT, "%.1f%%", Math.min(share, 1) * 100)),
        tone(most));
  }

  private @Nullable String tone(long most) {
    if (count == 0) {
      return "least";
    }
    return count == most ? "most" : null;
  }

  /** Inside a group, none and all would tell what each of its people answered. */
  String inGroup(Words words, long answered) {
    long percents = answered == 0 ? 0 : Math.round(100.0 * count / answered);
    if (percents == 0) {
      return words.say("results.share.none");
    }
    return percents == 100
        ? words.say("results.share.all")
        : words.share((double) count / answered);
  }
}
