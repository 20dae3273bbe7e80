package nl.telmee.release;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The results of a question as a page shows them. Each kind has a partial of its own. */
public sealed interface QuestionView {
  Heading heading();

  /**
   * What all kinds have.
   *
   * @param answered how many answered, in words
   */
  record Heading(String id, Phrase text, String answered) {}

  /**
   * An answer and how often it was given.
   *
   * @param id the option's, or the number of the band
   * @param tone "most" when no other was given more often, "least" when (almost) nobody gave it,
   *     else null
   */
  record Row(String id, Phrase label, Figure figure, @Nullable String tone) {}

  /**
   * A mean.
   *
   * @param number empty when nobody answered, or when it would tell what everybody in a group
   *     answered
   */
  record Mean(String number) {
    public boolean shown() {
      return !number.isEmpty();
    }
  }

  /**
   * The line on which a scale's mean is marked.
   *
   * @param at where, for SVG
   */
  record Line(int minimum, int maximum, @Nullable Phrase low, @Nullable Phrase high, String at) {}

  /** One or more options chosen from a list. */
  record Bars(Heading heading, boolean several, List<Row> rows) implements QuestionView {}

  /** A scale; the highest value first. */
  record Scale(Heading heading, Mean mean, Line line, List<Row> rows) implements QuestionView {}

  /** A number, in bands. */
  record Amount(Heading heading, Mean mean, List<Row> rows) implements QuestionView {}

  /** A ranking; what stands highest on average first. */
  record Ranking(Heading heading, List<String> places, List<Ranked> rows) implements QuestionView {}

  /**
   * An option of a ranking.
   *
   * @param place its mean place, in words
   */
  record Ranked(String id, Phrase label, String place, List<Part> parts) {}

  /**
   * How often an option stood at one place: a part of its bar.
   *
   * @param place from 1
   * @param width of the part, for SVG
   * @param from where the part begins, for SVG
   * @param middle where its label stands, for SVG
   * @param opacity lower for lower places, for SVG
   * @param narrow whether there is no room for a label
   */
  record Part(
      int place,
      Figure figure,
      String width,
      String from,
      String middle,
      String opacity,
      boolean narrow) {}

  /**
   * Texts.
   *
   * @param written what was published of them; null: nothing, so only is said how many there are
   */
  record Text(Heading heading, @Nullable WrittenView written) implements QuestionView {
    Text with(@Nullable WrittenView other) {
      return new Text(heading, other);
    }
  }
}
