package nl.telmee.export;

import java.time.Instant;
import java.util.UUID;
import nl.telmee.id.PollId;
import nl.telmee.web.Language;
import org.jspecify.annotations.Nullable;

/**
 * A file of anonymised rows that somebody asked for, and how far it is. Immutable.
 *
 * @param total how many rows it will have; null until that is known
 * @param bytes length of the file as far as it is written
 * @param problem why it failed, as a word of the catalogue of problems; null unless it did
 */
public record ExportJob(
    PollId poll,
    UUID id,
    State state,
    Language language,
    @Nullable UUID account,
    String email,
    Instant requestedAt,
    long rows,
    @Nullable Long total,
    long bytes,
    @Nullable String sha256,
    @Nullable String problem,
    @Nullable Instant endedAt) {
  /** A job goes through these in order; the last two are ends. */
  public enum State {
    WAITING,
    WORKING,
    DONE,
    FAILED
  }

  /** Whether it will still change. */
  public boolean unfinished() {
    return state == State.WAITING || state == State.WORKING;
  }
}
