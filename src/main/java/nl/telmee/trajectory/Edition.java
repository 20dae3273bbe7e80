package nl.telmee.trajectory;

import java.util.Arrays;

/**
 * Which rules judged a change. A log keeps it with each line, so that what was right when it was
 * done is read again as it was, and newer rules judge newer changes only.
 */
public enum Edition {
  FIRST(1),
  /** What is public stays complete, and nothing disappears without a reason. */
  SECOND(2);

  /** The rules of today. */
  public static final Edition NEWEST = SECOND;

  private final int number;

  Edition(int number) {
    this.number = number;
  }

  /** The number in the log. */
  int number() {
    return number;
  }

  /**
   * The edition of a number.
   *
   * @throws IllegalArgumentException when there is none
   */
  static Edition of(int number) {
    return Arrays.stream(values())
        .filter(edition -> edition.number == number)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no edition of the rules has number " + number));
  }
}
