package nl.telmee.feed;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.telmee.db.Database;

/** Reads the log of events. What it reads is public. Thread: any. */
public final class Feed {
  /** What is told of each trajectory, from the moment that it is public. */
  private static final Set<EventType> ITSELF = EventType.aboutTrajectories();

  private final FeedStore store;

  public Feed(Database db) {
    this.store = new FeedStore(db.visitor());
  }

  /** The number of the newest event; 0 if there is none. */
  public Future<Long> head() {
    return store.head();
  }

  /**
   * The oldest events above a cursor that a filter wants, oldest first: none skipped, none twice.
   */
  public Future<List<LoggedEvent>> after(EventFilter filter, long cursor, int limit) {
    return store.read(EventQuery.after(filter, cursor, limit));
  }

  /** The newest events below a cursor that a filter wants, newest first. */
  public Future<List<LoggedEvent>> before(EventFilter filter, long cursor, int limit) {
    return store.read(EventQuery.before(filter, cursor, limit));
  }

  /**
   * The newest events of a trajectory below a cursor, newest first. Of the results of a poll only
   * the first and the last are there.
   */
  public Future<List<LoggedEvent>> story(
      EventFilter filter, String trajectory, long cursor, int limit) {
    return store.read(EventQuery.story(filter, trajectory, cursor, limit));
  }

  /** The newest event about a public trajectory itself, which says what it is called by now. */
  public Future<Optional<LoggedEvent>> ofTrajectory(String slug) {
    EventFilter itself = new EventFilter(null, ITSELF, null, slug);
    return store
        .read(EventQuery.before(itself, Long.MAX_VALUE, 1))
        .map(f -> f.stream().findFirst());
  }

  /** One event. */
  public Future<Optional<LoggedEvent>> byId(UUID id) {
    return store.byId(id);
  }

  /** Some events, in the order of the log. */
  public Future<List<LoggedEvent>> byIds(Set<UUID> ids) {
    return store.byIds(ids);
  }

  /** The cursor after which everything happened at a moment or later. */
  public Future<Long> cursorAt(Instant moment) {
    return store.cursorAt(moment);
  }

  /** An organisation and all below it; empty when there is none of that slug. */
  public Future<Set<String>> below(String organisation) {
    return store.below(organisation);
  }
}
