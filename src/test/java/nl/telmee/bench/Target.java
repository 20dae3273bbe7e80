package nl.telmee.bench;

/** What a figure, or its ratio to another, is to reach: a bound that belongs to it. */
record Target(boolean atLeast, double bound, boolean ofRatio) {
  static Target atLeast(double bound) {
    return new Target(true, bound, false);
  }

  static Target atMost(double bound) {
    return new Target(false, bound, false);
  }

  static Target ratioAtLeast(double bound) {
    return new Target(true, bound, true);
  }

  static Target ratioAtMost(double bound) {
    return new Target(false, bound, true);
  }

  /** What is below nothing was not measured well, and reaches nothing. */
  boolean reached(double value) {
    return value >= 0 && (atLeast ? value >= bound : value <= bound);
  }
}
