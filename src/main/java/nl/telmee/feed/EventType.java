package nl.telmee.feed;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The kinds of events; a follower relies on their names, so these never change. */
public enum EventType {
  POLL_OPENED,
  POLL_CLOSED,
  RESULTS_RELEASED,
  TRAJECTORY_PUBLISHED,
  TRAJECTORY_CLOSED,
  STEP_COMPLETED,
  STEP_SKIPPED,
  STEP_REOPENED,
  FINDING_CORRECTED,
  DECISION_TAKEN,
  FEEDBACK_GIVEN,
  ADVICE_PUBLISHED,
  ADVICE_ANSWERED,
  SIGNAL_ANSWERED,
  AGENDA_PUBLISHED;

  /** As in CloudEvents: {@code nl.telmee.poll.opened.v1}. */
  public String wire() {
    return "nl.telmee." + name().toLowerCase(Locale.ROOT).replace('_', '.') + ".v1";
  }

  /** Whether it is about a trajectory itself, and not about one of its polls, or about others. */
  public boolean ofTrajectory() {
    return switch (this) {
      case TRAJECTORY_PUBLISHED,
          TRAJECTORY_CLOSED,
          STEP_COMPLETED,
          STEP_SKIPPED,
          STEP_REOPENED,
          FINDING_CORRECTED,
          DECISION_TAKEN,
          FEEDBACK_GIVEN ->
          true;
      case POLL_OPENED,
          POLL_CLOSED,
          RESULTS_RELEASED,
          ADVICE_PUBLISHED,
          ADVICE_ANSWERED,
          SIGNAL_ANSWERED,
          AGENDA_PUBLISHED ->
          false;
    };
  }

  /** All that are about a trajectory itself. */
  public static Set<EventType> aboutTrajectories() {
    return Arrays.stream(values())
        .filter(EventType::ofTrajectory)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The last part of the messages about it: {@code poll-opened}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The type of a name on the wire, if there is one. */
  public static Optional<EventType> of(String wire) {
    return Arrays.stream(values()).filter(type -> type.wire().equals(wire)).findFirst();
  }
}
