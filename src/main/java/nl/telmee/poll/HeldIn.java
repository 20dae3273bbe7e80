package nl.telmee.poll;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.id.PollId;

/**
 * The trajectory in which people are heard with a poll.
 *
 * @param page its address, from the root of the site
 */
public record HeldIn(UUID id, String slug, String page) {
  /** Who knows it. */
  @FunctionalInterface
  public interface Source {
    /** The one that the public may see, if there is one. */
    Future<Optional<HeldIn>> of(PollId poll);
  }
}
