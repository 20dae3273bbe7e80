package nl.telmee.release;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Texts that were read and may be shown. Editions are numbered apart from the versions of the
 * results: a text is read when a moderator has time, not when it came.
 *
 * @param number 0 as long as there is none
 * @param madeAt when, or null for number 0
 */
public record TextEdition(int number, @Nullable Instant madeAt, List<Texts> questions) {
  /** Nothing was published yet. */
  public static final TextEdition NONE = new TextEdition(0, null, List.of());

  /**
   * The texts of one question.
   *
   * @param read how many texts were read
   * @param leftOut how many of these are not shown
   * @param labels what they are about, most often first
   * @param texts in random order, another in each edition
   */
  public record Texts(
      String question, long read, long leftOut, List<LabelCount> labels, List<String> texts) {
    /** Of the texts that were read, from 0 to 1. */
    public double share(LabelCount label) {
      return read == 0 ? 0 : (double) label.count() / read;
    }
  }

  /** How many of the texts that were read have a label; one text may have several. */
  public record LabelCount(String name, long count) {}

  /** What there is of a question. */
  public Optional<Texts> of(String question) {
    return questions.stream().filter(one -> one.question().equals(question)).findFirst();
  }
}
