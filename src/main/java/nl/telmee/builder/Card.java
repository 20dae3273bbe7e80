package nl.telmee.builder;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question in the builder.
 *
 * @param at the names of its fields begin with this: {@code questions.2.}
 * @param number its place in words
 * @param heading its text, or that there is none yet
 * @param kind its kind in words
 * @param open whether all of it is shown
 * @param numbers fields for ends, numbers of choices, length
 * @param background whether it divides results in groups; null where it cannot
 * @param tips what may be better, in sentences
 * @param errors how many fields have a mistake
 */
public record Card(
    String id,
    int index,
    String at,
    String number,
    String heading,
    String kind,
    boolean open,
    boolean first,
    boolean last,
    List<Choice> kinds,
    Pair text,
    boolean required,
    @Nullable Boolean background,
    List<Pair> labels,
    List<Entry> numbers,
    @Nullable Options options,
    Condition condition,
    List<String> tips,
    int errors,
    String summary) {
  /**
   * The answers to choose from.
   *
   * @param error what is wrong with the list as a whole
   */
  public record Options(List<Option> rows, String error) {}

  /** One of them. */
  public record Option(
      int index, String id, Pair text, String number, boolean first, boolean last) {}

  /**
   * When the question is asked.
   *
   * @param questions earlier questions that can decide; the first is: always
   * @param options of the chosen one
   * @param name of the boxes for these options
   */
  public record Condition(
      String name,
      String element,
      List<Choice> questions,
      String boxes,
      List<Choice> options,
      String error) {
    /** Whether there is an earlier question to choose. */
    public boolean possible() {
      return questions.size() > 1;
    }
  }
}
