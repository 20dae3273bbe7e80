package nl.telmee.live;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import nl.telmee.poll.Poll;
import nl.telmee.poll.Polls;
import nl.telmee.release.Releases;
import nl.telmee.release.ResultsAccess;
import nl.telmee.release.Snapshot;
import nl.telmee.web.Access;
import nl.telmee.web.Params;
import nl.telmee.web.Routes;

/** Results as a stream of server-sent events. */
public final class LiveRoutes {
  private static final String EVENT_STREAM = "text/event-stream";

  private final Polls polls;
  private final Releases releases;
  private final ResultsAccess access;
  private final Broadcast broadcast;
  private final Hub hub;

  public LiveRoutes(
      Polls polls, Releases releases, ResultsAccess access, Broadcast broadcast, Hub hub) {
    this.polls = polls;
    this.releases = releases;
    this.access = access;
    this.broadcast = broadcast;
    this.hub = hub;
  }

  /** Mounts the routes of one loop. */
  public void mount(Routes routes) {
    routes.get("/api/v1/polls/:poll/results/stream", Access.ANYONE).handle(this::stream);
  }

  private void stream(RoutingContext ctx) {
    Params.accepted(ctx, EVENT_STREAM);
    polls
        .find(Params.pollId(ctx))
        .compose(poll -> access.require(ctx, poll))
        .compose(poll -> releases.newest(poll).map(current -> open(ctx, poll, current)))
        .onFailure(ctx::fail);
  }

  /**
   * Subscribes first and then sends the newest version, which may have come since: nothing falls in
   * between.
   */
  private Poll open(RoutingContext ctx, Poll poll, Snapshot current) {
    HttpServerResponse response = ctx.response();
    response.putHeader("Content-Type", EVENT_STREAM).putHeader("X-Accel-Buffering", "no");
    if (ctx.request().method().equals(HttpMethod.HEAD)) {
      response.end();
      return poll;
    }
    response.setChunked(true);
    Reader reader = hub.follow(poll.id(), ctx.request());
    Snapshot latest = releases.latest(current);
    reader.results(broadcast.frame(latest));
    reader.notice(Frame.received(releases.received(latest)));
    return poll;
  }
}
