package nl.telmee.webhook;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.telmee.feed.EventFilter;
import nl.telmee.feed.Feed;
import nl.telmee.feed.LoggedEvent;
import nl.telmee.web.Json;
import org.jspecify.annotations.Nullable;

/**
 * Turns new events into deliveries. A subscription that is far behind, as after a pause or for a
 * replay, is brought forward by itself, a piece at a time, between the others. Thread: any.
 */
final class FanOut {
  /** More than this behind the newest event is far. */
  private static final int FAR = 100;

  private static final int AT_ONCE = 1_000;
  private static final int MOST_DELIVERIES = 20_000;

  /** A subscription that has not seen the newest event. */
  record Behind(UUID webhook, String organisation, EventFilter filter, long cursor) {}

  /**
   * A message for a subscription.
   *
   * @param seq number of its event
   */
  record Delivery(UUID webhook, UUID message, long seq) {}

  /**
   * What is to be written.
   *
   * @param messages by id, those that somebody wants
   * @param seen how far each subscription has come
   */
  record Step(Map<UUID, LoggedEvent> messages, List<Delivery> deliveries, Map<UUID, Long> seen) {}

  private final FanOutStore store;
  private final Feed feed;
  private final Clock clock;
  private final String publicUrl;

  FanOut(FanOutStore store, Feed feed, Clock clock, String publicUrl) {
    this.store = store;
    this.feed = feed;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  /** Does a piece of the work; yields whether there was any. */
  Future<Boolean> run() {
    return feed.head()
        .compose(head -> near(head).compose(near -> far(head).map(far -> near || far)));
  }

  private Future<Boolean> near(long head) {
    return store.advance(Math.max(0, head - FAR), head, AT_ONCE, this::step, this::body, clock);
  }

  private Future<Boolean> far(long head) {
    return head <= FAR
        ? Future.succeededFuture(false)
        : store.advance(-1, head - FAR, 1, this::step, this::body, clock);
  }

  /** The events that come next for those who are behind, and who wants which. */
  private Future<Step> step(List<Behind> behind, Map<String, String> parents) {
    long from = behind.stream().mapToLong(Behind::cursor).min().orElseThrow();
    int page = Math.max(1, Math.min(FAR, MOST_DELIVERIES / behind.size()));
    return feed.after(EventFilter.ALL, from, page).map(events -> step(behind, events, parents));
  }

  static Step step(List<Behind> behind, List<LoggedEvent> events, Map<String, String> parents) {
    Map<UUID, LoggedEvent> messages = new LinkedHashMap<>();
    List<Delivery> deliveries = new ArrayList<>();
    Map<UUID, Long> seen = new LinkedHashMap<>();
    for (LoggedEvent event : events) {
      Set<String> owners = upwards(event.organisation(), parents);
      for (Behind one : behind) {
        if (event.seq() > one.cursor()) {
          seen.put(one.webhook(), event.seq());
          if (owners.contains(one.organisation()) && one.filter().wants(event)) {
            messages.put(event.id(), event);
            deliveries.add(new Delivery(one.webhook(), event.id(), event.seq()));
          }
        }
      }
    }
    return new Step(messages, deliveries, seen);
  }

  /** An organisation and all above it. */
  private static Set<String> upwards(String organisation, Map<String, String> parents) {
    Set<String> found = new HashSet<>();
    @Nullable String at = organisation;
    while (at != null && found.add(at)) {
      at = parents.get(at);
    }
    return found;
  }

  /** The bytes that are sent, now and at each further try. */
  private Buffer body(LoggedEvent event) {
    return Json.write(event.cloudEvent(publicUrl));
  }
}
