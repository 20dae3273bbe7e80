package nl.telmee.release;

import io.vertx.core.Future;
import nl.telmee.poll.Poll;
import nl.telmee.spread.Spoken;

/**
 * What stands beside the numbers of a poll and is in none of them: texts that were read, with what
 * they are about, and what was said in conversations. It changes apart from the versions.
 */
public record Beside(TextEdition texts, Spoken spoken) {
  /** Nothing does. */
  public static final Beside NOTHING = new Beside(TextEdition.NONE, Spoken.NONE);

  /** Who knows it: those who moderate and those who spread. */
  @FunctionalInterface
  public interface Source {
    /** What may be shown of it now. */
    Future<Beside> of(Poll poll);
  }

  /** Tells a file of a version from one with other things beside it; empty when nothing is. */
  String tag() {
    return texts.number() == 0 && spoken.none()
        ? ""
        : "-%d-%x".formatted(texts.number(), spoken.hashCode());
  }
}
