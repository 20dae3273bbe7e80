package nl.telmee.due;

import java.time.LocalDate;
import java.util.UUID;
import nl.telmee.trajectory.Seat;
import org.jspecify.annotations.Nullable;

/**
 * A mail about a step to one member of a trajectory, or to an account.
 *
 * @param recipient id of the member or the account
 * @param step the key of the step
 * @param email null: who it was for has left
 * @param seat null: it goes to an account that has no seat
 */
record Reminder(
    UUID trajectory,
    UUID recipient,
    String step,
    LocalDate dueOn,
    Kind kind,
    @Nullable String email,
    @Nullable Seat seat) {
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
