package nl.telmee.release;

import io.vertx.core.Future;
import java.time.Instant;
import nl.telmee.poll.HeldIn;
import nl.telmee.poll.Poll;
import nl.telmee.spread.Spoken;
import org.jspecify.annotations.Nullable;

/**
 * What stands beside the numbers of a poll and is in none of them: texts that were read, with what
 * they are about, what was said in conversations, and the trajectory it is held in. Beside the
 * newest version it changes apart from the numbers. Conversations end with the last version: what
 * is beside that stays, as does what was beside the versions before.
 *
 * @param heldIn null: in none that the public may see
 */
public record Beside(TextEdition texts, Spoken spoken, @Nullable HeldIn heldIn) {
  /** Nothing does. */
  public static final Beside NOTHING = new Beside(TextEdition.NONE, Spoken.NONE, null);

  /** Who knows it: those who moderate, those who spread, and trajectories. */
  @FunctionalInterface
  public interface Source {
    /** What may be shown of it now. */
    Future<Beside> of(Poll poll);

    /**
     * What was said in conversations that were entered by a moment, read anew.
     *
     * @param moment null: all that were
     */
    default Future<Spoken> spokenBy(Poll poll, @Nullable Instant moment) {
      return of(poll).map(Beside::spoken);
    }
  }

  /** The same with other conversations. */
  Beside with(Spoken other) {
    return new Beside(texts, other, heldIn);
  }

  /** Tells a file of a version from one with other things beside it; empty when nothing is. */
  String tag() {
    String said =
        texts.number() == 0 && spoken.none()
            ? ""
            : "-%d-%x".formatted(texts.number(), spoken.hashCode());
    return heldIn == null ? said : said + "-t%x".formatted(heldIn.hashCode());
  }
}
