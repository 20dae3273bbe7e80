package nl.telmee.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.telmee.id.ResponseKey;
import nl.telmee.poll.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Answers while they are read, in primitive arrays by position of the question, with the mistakes
 * found so far. One per request, on one thread.
 */
final class Draft {
  static final int NONE = -1;

  /** Chosen option of a single choice, or step of a scale; {@link #NONE} without an answer. */
  final int[] choice;

  /** Chosen options of a multiple choice, a bit for each; 0 without an answer. */
  final long[] many;

  /** Options of a ranking in order; null without an answer. */
  final int[] @Nullable [] order;

  /** Number in hundredths; only where {@link #given}. */
  final long[] hundredths;

  /** Text; null without an answer. */
  final @Nullable String[] text;

  /** Whether the question has an answer, right or wrong. */
  final boolean[] given;

  final List<Wrong> wrong = new ArrayList<>();
  @Nullable ResponseKey key;
  Channel channel = Channel.WEB;

  /** The access code, as {@link Codes} writes it; empty without one. */
  String code = "";

  Draft(int questions) {
    choice = new int[questions];
    Arrays.fill(choice, NONE);
    many = new long[questions];
    order = new int[questions][];
    hundredths = new long[questions];
    text = new String[questions];
    given = new boolean[questions];
  }

  /** Forgets the answer to a question. */
  void clear(int question) {
    choice[question] = NONE;
    many[question] = 0;
    order[question] = null;
    text[question] = null;
    given[question] = false;
  }
}
