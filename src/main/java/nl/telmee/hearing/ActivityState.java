package nl.telmee.hearing;

import java.time.LocalDate;
import nl.telmee.poll.Poll;
import nl.telmee.trajectory.Activity;
import nl.telmee.web.Fields;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** How far an activity is. The message is {@code hearing.activity.state.<word>}. */
enum ActivityState {
  CANCELLED("no"),
  /** The results of its poll are in. */
  FROZEN("yes"),
  /** They are, and nobody or too few answered; nobody wrote down what that says. */
  TOO_FEW("part"),
  NO_POLL("part"),
  POLL_DRAFT("part"),
  POLL_OPEN(""),
  POLL_CLOSED("part"),
  /** What came of it is written down. */
  HEARD("yes"),
  /** Its day is behind, and nobody wrote down what came of it. */
  WAITING("part"),
  PLANNED(""),
  UNDATED("part");

  private final String tone;

  ActivityState(String tone) {
    this.tone = tone;
  }

  /** A class for its chip. */
  String tone() {
    return tone;
  }

  /**
   * Of an activity.
   *
   * @param poll state of its poll; null: it has none
   */
  static ActivityState of(Activity activity, Poll.@Nullable State poll, LocalDate today) {
    if (!activity.cancelled().isBlank()) {
      return CANCELLED;
    }
    if (activity.form() == Activity.Form.POLL) {
      return activity.frozen() > 0
          ? activity.finished() ? FROZEN : TOO_FEW
          : ofPoll(activity, poll);
    }
    if (activity.finished()) {
      return HEARD;
    }
    LocalDate on = activity.on();
    if (on == null) {
      return UNDATED;
    }
    return on.isAfter(today) ? PLANNED : WAITING;
  }

  private static ActivityState ofPoll(Activity activity, Poll.@Nullable State poll) {
    if (activity.poll() == null || poll == null) {
      return activity.poll() == null ? NO_POLL : POLL_OPEN;
    }
    return switch (poll) {
      case DRAFT -> POLL_DRAFT;
      case OPEN -> POLL_OPEN;
      case CLOSED -> POLL_CLOSED;
    };
  }

  String say(Words words) {
    return words.say(
        this == TOO_FEW ? "talks.too-few.state" : "hearing.activity.state." + Fields.wordOf(this));
  }
}
