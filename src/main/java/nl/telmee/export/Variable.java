package nl.telmee.export;

import java.util.List;
import nl.telmee.poll.Question;

/**
 * A column of the anonymised rows. Every value is a whole number that has a meaning.
 *
 * @param name legal in SPSS, R and Stata, and unlike all others
 * @param label what it is about
 * @param question position of its question
 * @param option position of its option, or -1 when it is about the question as a whole
 * @param values the numbers that it can have and what they mean, without the missing ones
 * @param measure whether the numbers have an order
 */
record Variable(
    String name,
    String label,
    int question,
    int option,
    Question asked,
    List<Value> values,
    Measure measure) {
  /** Not told, so that nobody is recognised. */
  static final int MERGED = -7;

  /** The question was not asked. */
  static final int NOT_ASKED = -8;

  /** The question was asked and not answered. */
  static final int NO_ANSWER = -9;

  /** What the numbers can be compared by. */
  enum Measure {
    NOMINAL,
    ORDINAL
  }

  /** A number and what it means. */
  record Value(int code, String label) {}

  Variable {
    values = List.copyOf(values);
  }
}
