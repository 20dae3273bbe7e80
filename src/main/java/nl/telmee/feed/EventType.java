package nl.telmee.feed;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of events; a follower relies on their names, so these never change. */
public enum EventType {
  POLL_OPENED("poll.opened"),
  POLL_CLOSED("poll.closed"),
  RESULTS_RELEASED("results.released"),
  TRAJECTORY_PUBLISHED("trajectory.published"),
  STEP_COMPLETED("step.completed"),
  DECISION_TAKEN("decision.taken"),
  FEEDBACK_GIVEN("feedback.given"),
  ADVICE_PUBLISHED("advice.published"),
  SIGNAL_ANSWERED("signal.answered"),
  AGENDA_PUBLISHED("agenda.published");

  private final String fact;

  EventType(String fact) {
    this.fact = fact;
  }

  /** As in CloudEvents: {@code nl.telmee.poll.opened.v1}. */
  public String wire() {
    return "nl.telmee." + fact + ".v1";
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
