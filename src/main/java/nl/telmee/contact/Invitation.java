package nl.telmee.contact;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.id.PollId;
import nl.telmee.web.Translated;
import org.jspecify.annotations.Nullable;

/**
 * A message of staff to people of a register. Immutable.
 *
 * @param poll to answer; empty: only the text
 * @param madeBy e-mail address of who of the staff made it
 */
record Invitation(
    UUID id,
    String organisation,
    String panel,
    Optional<PollId> poll,
    Choice choice,
    Translated text,
    State state,
    Instant madeAt,
    String madeBy,
    Counts counts) {
  static final int SHORTEST_TEXT = 10;
  static final int LONGEST_TEXT = 800;

  /** Fewer are not invited to a poll for panels, and their number is not told. */
  static final int FEWEST = 5;

  /** How far it is. */
  enum State {
    /** Until a worker comes, or the poll opens. */
    WAITING,
    SENDING,
    DONE,
    /** Nothing was sent: too few people would have got it. */
    TOO_FEW,
    /** Nothing was sent: the poll had closed. */
    MISSED
  }

  /**
   * How it went.
   *
   * @param reached how many people it goes to
   * @param undeliverable how many addresses were no longer there
   * @param failed how often it did not work, after several tries
   * @param endedAt null as long as it goes on
   */
  record Counts(int reached, int sent, int undeliverable, int failed, @Nullable Instant endedAt) {
    static final Counts NONE = new Counts(0, 0, 0, 0, null);
  }
}
