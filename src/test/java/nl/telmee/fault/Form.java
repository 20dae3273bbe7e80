package nl.telmee.fault;

import java.util.SplittableRandom;

/**
 * Short, as part of every build, or long ({@code -Dfaults=long}); and the seeds, which are said.
 */
final class Form {
  static final boolean LONG = "long".equals(System.getProperty("telmee.faults", "short"));

  private Form() {}

  /** So often, or so many, in this form. */
  static int of(int inShort, int inLong) {
    return LONG ? inLong : inShort;
  }

  /** A seed for a case: the given one ({@code -Dfaults.seed=7}), or a new one. */
  static long seed(String theCase) {
    String given = System.getProperty("telmee.faults.seed", "");
    long seed = given.isEmpty() ? new SplittableRandom().nextLong() : Long.parseLong(given);
    say(theCase + ": seed " + seed);
    return seed;
  }

  /** Beside the results of the tests. */
  @SuppressWarnings("SystemOut") // Who runs the suite must be able to run a case again.
  static void say(String line) {
    System.out.println("fault suite, " + line);
  }
}
