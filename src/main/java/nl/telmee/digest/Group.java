package nl.telmee.digest;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import nl.telmee.feed.EventType;

/** The parts of a newsletter, in their order. */
enum Group {
  POLLS(EventType.POLL_OPENED),
  RESULTS(EventType.RESULTS_RELEASED, EventType.POLL_CLOSED),
  DECISIONS(EventType.DECISION_TAKEN, EventType.FEEDBACK_GIVEN, EventType.SIGNAL_ANSWERED),
  ADVICE(EventType.ADVICE_PUBLISHED),
  TRAJECTORIES(EventType.TRAJECTORY_PUBLISHED, EventType.STEP_COMPLETED),
  AGENDA(EventType.AGENDA_PUBLISHED);

  private final Set<EventType> types;

  Group(EventType first, EventType... more) {
    this.types = EnumSet.of(first, more);
  }

  /** The message with its heading. */
  String word() {
    return "newsletter.group." + name().toLowerCase(Locale.ROOT);
  }

  /** The part that an event stands in. */
  static Group of(EventType type) {
    return Arrays.stream(values())
        .filter(group -> group.types.contains(type))
        .findFirst()
        .orElseThrow();
  }
}
