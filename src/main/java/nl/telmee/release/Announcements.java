package nl.telmee.release;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import nl.telmee.feed.FeedStore;
import nl.telmee.poll.Poll;
import nl.telmee.poll.PollEvents;
import nl.telmee.poll.ResultsPolicy;

/**
 * Tells followers that results were released: at most once a minute for a poll, always of the
 * newest version, and always of the last. Says nothing of results that nobody may see yet. Thread:
 * any.
 */
final class Announcements {
  static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);

  private final ReleaseStore store;
  private final Clock clock;

  Announcements(ReleaseStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Appends the event if it is due, in the transaction that holds the poll's head.
   *
   * @param head as it was locked
   * @param version the newest now
   * @param responses how many it shows
   */
  Future<Void> tell(
      SqlConnection tx, Poll poll, ReleaseStore.Head head, int version, long responses) {
    boolean last = poll.state() == Poll.State.CLOSED;
    Instant now = clock.instant();
    if (responses == 0 || version == head.announced() || !(last || due(poll, head, now))) {
      return Future.succeededFuture();
    }
    return FeedStore.append(tx, PollEvents.released(poll, version, responses, last), now)
        .compose(_ -> store.announced(tx, poll.id(), version, now));
  }

  private static boolean due(Poll poll, ReleaseStore.Head head, Instant now) {
    return poll.content().policy().visibility() != ResultsPolicy.Visibility.AFTER_CLOSING
        && Pauses.left(head.announcedAt(), SHORTEST_PAUSE, now).isZero();
  }
}
