package nl.telmee.live;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import nl.telmee.feed.EventFilter;
import nl.telmee.feed.Feed;
import nl.telmee.feed.LoggedEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the end of the log for all streams of a node: five times a second it asks for what is
 * new, so the cost does not grow with the number of readers; once a second while there are none.
 * The database is the truth: a reader that is behind reads there.
 *
 * <p>Runs on an event loop of its own; {@link #recent} may be read from any.
 */
public final class EventTail extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(EventTail.class);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration UNWATCHED = Duration.ofSeconds(1);
  private static final int PAGE = 500;

  private final Feed feed;
  private final String publicUrl;
  private final List<EventHub> hubs = new CopyOnWriteArrayList<>();
  private volatile Recent recent = Recent.startingAt(0);
  private volatile @Nullable Context loop;
  private long timer = -1;
  private boolean stopped;

  public EventTail(Feed feed, String publicUrl) {
    this.feed = feed;
    this.publicUrl = publicUrl;
  }

  /** Adds the streams of a loop. */
  public void add(EventHub hub) {
    hubs.add(hub);
  }

  Feed feed() {
    return feed;
  }

  String publicUrl() {
    return publicUrl;
  }

  Recent recent() {
    return recent;
  }

  @Override
  public Future<?> start() {
    loop = context;
    return feed.head()
        .map(
            head -> {
              recent = Recent.startingAt(head);
              run();
              return null;
            });
  }

  @Override
  public Future<?> stop() {
    stopped = true;
    return Future.succeededFuture();
  }

  private void run() {
    if (stopped) {
      return;
    }
    feed.after(EventFilter.ALL, recent.last(), PAGE)
        .map(this::remember)
        .onFailure(e -> LOG.warn("Events are late: {}", e.getMessage()))
        .onComplete(read -> timer = vertx.setTimer(pause(read.result()), _ -> run()));
  }

  /** A full page means that there is more. */
  private long pause(Integer read) {
    if (read != null && read == PAGE) {
      return 1;
    }
    return (hubs.stream().anyMatch(EventHub::isFollowed) ? PAUSE : UNWATCHED).toMillis();
  }

  /**
   * Somebody follows where nobody did: looks at once, unless it does already or has not begun. From
   * any thread.
   */
  void followed() {
    Context own = loop;
    if (own != null) {
      own.runOnContext(_ -> lookNow());
    }
  }

  private void lookNow() {
    if (vertx.cancelTimer(timer)) {
      run();
    }
  }

  private int remember(List<LoggedEvent> events) {
    if (!events.isEmpty()) {
      recent = recent.with(events.stream().map(one -> Happened.of(one, publicUrl)).toList());
      hubs.forEach(EventHub::news);
    }
    return events.size();
  }
}
