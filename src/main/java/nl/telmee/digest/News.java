package nl.telmee.digest;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.telmee.feed.EventFilter;
import nl.telmee.feed.EventType;
import nl.telmee.feed.Feed;
import nl.telmee.feed.LoggedEvent;
import org.jspecify.annotations.Nullable;

/**
 * What of the log goes into mail: everything but results in between. Of the results of a poll, the
 * first are told and the last; what comes between them once a minute is on the page. Reads what
 * many followers want once: for one round of a worker. Thread: one.
 */
final class News {
  private static final int PAGE = 500;

  private record Stretch(
      String organisation, @Nullable String trajectory, long cursor, long upto) {}

  private final Feed feed;
  private final Map<Stretch, Future<List<LoggedEvent>>> read = new HashMap<>();
  private final Map<String, Future<Set<String>>> below = new HashMap<>();
  private final Map<String, Future<Optional<LoggedEvent>>> titles = new HashMap<>();

  News(Feed feed) {
    this.feed = feed;
  }

  /** What happened in what is followed after one event, up to another, oldest first. */
  Future<List<LoggedEvent>> of(Follower follower, long cursor, long upto) {
    return read.computeIfAbsent(
        new Stretch(follower.organisation(), follower.trajectory(), cursor, upto),
        stretch ->
            filter(stretch).compose(filter -> more(filter, stretch, cursor, new ArrayList<>())));
  }

  /** Others than who owns a trajectory have polls in it too. */
  private Future<EventFilter> filter(Stretch stretch) {
    return stretch.trajectory == null
        ? below.computeIfAbsent(stretch.organisation, feed::below).map(EventFilter::of)
        : Future.succeededFuture(new EventFilter(null, null, null, stretch.trajectory));
  }

  /** Who a mail comes from, with what the trajectory is called that is followed. */
  Future<Sender> followed(Follower follower, Sender sender) {
    String slug = follower.trajectory();
    return slug == null
        ? Future.succeededFuture(sender)
        : titles
            .computeIfAbsent(slug, feed::ofTrajectory)
            .map(found -> found.map(event -> sender.about(slug, event.title())).orElse(sender));
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
