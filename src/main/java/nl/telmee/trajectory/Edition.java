package nl.telmee.trajectory;

/**
 * Which rules judged a change. A log keeps it with each line, so that what was right when it was
 * done is read again as it was, and newer rules judge newer changes only.
 */
public enum Edition {
  FIRST,
  /** What is public stays complete, and nothing disappears without a reason. */
  SECOND;

  /** The rules of today. */
  public static final Edition NEWEST = SECOND;

  /** The number in the log. */
  int number() {
    return ordinal() + 1;
  }

  /**
   * The edition of a number.
   *
   * @throws IllegalArgumentException when there is none
   */
  static Edition of(int number) {
    if (number < 1 || number > values().length) {
      throw new IllegalArgumentException("no edition of the rules has number " + number);
    }
    return values()[number - 1];
  }
}
