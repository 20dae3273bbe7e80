package nl.telmee.digest;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.telmee.feed.EventFilter;
import nl.telmee.feed.EventType;
import nl.telmee.feed.Feed;
import nl.telmee.feed.LoggedEvent;

/**
 * What of the log goes into mail: everything but results in between. Of the results of a poll, the
 * first are told and the last; what comes between them once a minute is on the page. Reads what
 * many followers want once: for one round of a worker. Thread: one.
 */
final class News {
  private static final int PAGE = 500;

  private record Stretch(String organisation, long cursor, long upto) {}

  private final Feed feed;
  private final Map<Stretch, Future<List<LoggedEvent>>> read = new HashMap<>();
  private final Map<String, Future<Set<String>>> below = new HashMap<>();

  News(Feed feed) {
    this.feed = feed;
  }

  /** What happened in an organisation and below it after one event, up to another, oldest first. */
  Future<List<LoggedEvent>> of(String organisation, long cursor, long upto) {
    return read.computeIfAbsent(
        new Stretch(organisation, cursor, upto),
        stretch ->
            below
                .computeIfAbsent(organisation, feed::below)
                .compose(all -> more(EventFilter.of(all), stretch, cursor, new ArrayList<>())));
  }

  private Future<List<LoggedEvent>> more(
      EventFilter filter, Stretch stretch, long cursor, List<LoggedEvent> found) {
    return feed.after(filter, cursor, PAGE)
        .compose(
            page -> {
              page.stream()
                  .filter(event -> event.seq() <= stretch.upto && worthAMail(event))
                  .forEach(found::add);
              boolean end = page.size() < PAGE || page.getLast().seq() >= stretch.upto;
              return end
                  ? Future.succeededFuture(found)
                  : more(filter, stretch, page.getLast().seq(), found);
            });
  }

  /** Whether an event is told by mail. */
  static boolean worthAMail(LoggedEvent event) {
    return event.type() != EventType.RESULTS_RELEASED
        || event.data().path("last").asBoolean()
        || event.data().path("version").asInt() == 1;
  }
}
