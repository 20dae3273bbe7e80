package nl.telmee.release;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import nl.telmee.id.PollId;
import nl.telmee.web.Words;

/**
 * Where a reader goes on from a poll: to the trajectory it belongs to, to other trajectories, and
 * to organisations. Who knows these stands further on.
 */
public interface Onward {
  /**
   * A page to go to.
   *
   * @param about one line on what is there; may be empty
   */
  record Place(String address, Phrase title, String about) {}

  /**
   * Something that happened.
   *
   * @param number higher for what happened later
   * @param when in words
   */
  record News(long number, String text, String when) {}

  /**
   * What was done with a poll.
   *
   * @param news the newest first
   */
  record Trail(Place place, List<News> news) {}

  /** What stands beside the polls on the first page. */
  record Home(List<Place> trajectories, List<Place> organisations) {}

  /**
   * The address of the trajectory that a poll belongs to, if everybody may see it: as it is now
   * when it was changed on this node, else as it was two seconds ago at most.
   */
  Future<Optional<String>> addressOf(PollId poll);

  /**
   * The trajectory that a poll belongs to, with what was done there; empty when there is none that
   * everybody may see.
   */
  Future<Optional<Trail>> trailOf(PollId poll, Words words);

  /** What goes on, and whose pages there are. */
  Future<Home> home(Words words);
}
