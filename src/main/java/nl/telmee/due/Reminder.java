package nl.telmee.due;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A mail about a step to one member of a trajectory.
 *
 * @param step the key of the step
 * @param email of the member
 */
record Reminder(
    UUID trajectory, UUID member, String step, LocalDate dueOn, Kind kind, String email) {
  /** When it is sent. */
  enum Kind {
    /** A week before the day. */
    SOON("soon"),
    /** On the day after it. */
    LATE("late");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }

    static Kind of(String word) {
      return word.equals("late") ? LATE : SOON;
    }
  }

  /** Without the address: this may be in a log. */
  @Override
  public String toString() {
    return "Reminder[" + trajectory + " " + step + "]";
  }
}
