package nl.telmee.feed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import nl.telmee.web.Access;
import nl.telmee.web.Json;
import nl.telmee.web.Params;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;

/** The log of events page by page, for programs that ask. */
public final class EventRoutes {
  private static final int USUAL = 100;
  private static final int MOST = 500;

  private final Feed feed;
  private final String publicUrl;

  public EventRoutes(Feed feed, String publicUrl) {
    this.feed = feed;
    this.publicUrl = publicUrl;
  }

  /** Mounts the routes. */
  public void mount(Routes routes) {
    routes.get("/api/v1/events", Access.ANYONE).json(this::list);
  }

  private Future<Reply> list(RoutingContext ctx) {
    int limit = Params.whole(ctx, "limit", 1, MOST, USUAL);
    long after = EventParams.cursor(ctx, "after").orElse(0L);
    return EventParams.filter(ctx, feed)
        .compose(filter -> feed.after(filter, after, limit))
        .map(events -> Reply.ok(view(events, after)));
  }

  /** Whoever asks again with {@code next} goes on where this page ends. */
  private ObjectNode view(List<LoggedEvent> events, long after) {
    ObjectNode view = Json.object();
    ArrayNode list = view.putArray("events");
    events.forEach(event -> list.add(event.cloudEvent(publicUrl)));
    long next = events.isEmpty() ? after : events.getLast().seq();
    return view.put("next", String.valueOf(next));
  }
}
