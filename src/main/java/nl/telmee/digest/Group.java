package nl.telmee.digest;

import java.util.Locale;
import nl.telmee.feed.EventType;

/** The parts of a newsletter, in their order. */
enum Group {
  POLLS,
  RESULTS,
  DECISIONS,
  ADVICE,
  TRAJECTORIES,
  AGENDA;

  /** The message with its heading. */
  String word() {
    return "newsletter.group." + name().toLowerCase(Locale.ROOT);
  }

  /** The part that an event stands in. */
  static Group of(EventType type) {
    return switch (type) {
      case POLL_OPENED -> POLLS;
      case RESULTS_RELEASED, POLL_CLOSED -> RESULTS;
      case DECISION_TAKEN, FINDING_CORRECTED, FEEDBACK_GIVEN, SIGNAL_ANSWERED -> DECISIONS;
      case ADVICE_PUBLISHED, ADVICE_ANSWERED -> ADVICE;
      case TRAJECTORY_PUBLISHED, TRAJECTORY_CLOSED, STEP_COMPLETED, STEP_SKIPPED, STEP_REOPENED ->
          TRAJECTORIES;
      case AGENDA_PUBLISHED -> AGENDA;
    };
  }
}
