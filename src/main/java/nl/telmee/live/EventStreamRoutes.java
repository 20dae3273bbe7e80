package nl.telmee.live;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import nl.telmee.feed.EventFilter;
import nl.telmee.feed.EventParams;
import nl.telmee.feed.Feed;
import nl.telmee.web.Access;
import nl.telmee.web.Params;
import nl.telmee.web.Routes;

/** The log of events as a stream of server-sent events. */
public final class EventStreamRoutes {
  private static final String EVENT_STREAM = "text/event-stream";

  private final Feed feed;
  private final EventHub hub;

  public EventStreamRoutes(Feed feed, EventHub hub) {
    this.feed = feed;
    this.hub = hub;
  }

  /** Mounts the routes of one loop. */
  public void mount(Routes routes) {
    routes.get("/api/v1/events/stream", Access.ANYONE).handle(this::stream);
  }

  private void stream(RoutingContext ctx) {
    Params.accepted(ctx, EVENT_STREAM);
    Optional<Long> from = from(ctx);
    EventParams.filter(ctx, feed)
        .compose(filter -> start(from).map(cursor -> open(ctx, filter, cursor)))
        .onFailure(ctx::fail);
  }

  /** A browser that comes back says so in a header, and that counts more than the address. */
  private static Optional<Long> from(RoutingContext ctx) {
    String last = ctx.request().getHeader("Last-Event-ID");
    return last == null || last.isEmpty()
        ? EventParams.cursor(ctx, "after")
        : Optional.of(
            EventParams.parse(last)
                .orElseThrow(
                    () -> Params.wrongQuery("Last-Event-ID", "is no cursor of this stream")));
  }

  private Future<Long> start(Optional<Long> from) {
    return from.map(Future::succeededFuture).orElseGet(feed::head);
  }

  private Void open(RoutingContext ctx, EventFilter filter, long cursor) {
    HttpServerResponse response = ctx.response();
    response.putHeader("Content-Type", EVENT_STREAM).putHeader("X-Accel-Buffering", "no");
    if (ctx.request().method().equals(HttpMethod.HEAD)) {
      response.end();
    } else {
      response.setChunked(true);
      hub.follow(response, filter, cursor);
    }
    return null;
  }
}
