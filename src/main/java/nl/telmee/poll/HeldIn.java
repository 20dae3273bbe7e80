package nl.telmee.poll;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.id.PollId;

/**
 * The trajectory in which people are heard with a poll.
 *
 * @param page its address, from the root of the site
 * @param activity the activity of the trajectory that the poll belongs to
 */
public record HeldIn(UUID id, String slug, String page, UUID activity) {
  /** Who knows it. */
  @FunctionalInterface
  public interface Source {
    /** The one that the public may see, if there is one. */
    Future<Optional<HeldIn>> of(PollId poll);
  }
}
