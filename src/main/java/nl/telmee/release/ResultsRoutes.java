package nl.telmee.release;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import nl.telmee.poll.Poll;
import nl.telmee.poll.Polls;
import nl.telmee.poll.ResultsPolicy.Visibility;
import nl.telmee.web.Access;
import nl.telmee.web.Params;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;

/** Results over the API: JSON and CSV of the same version. */
public final class ResultsRoutes {
  private static final String CSV = "text/csv";

  private final Polls polls;
  private final Releases releases;
  private final ResultsAccess access;

  public ResultsRoutes(Polls polls, Releases releases, ResultsAccess access) {
    this.polls = polls;
    this.releases = releases;
    this.access = access;
  }

  /** Mounts the routes. */
  public void mount(Routes routes) {
    routes.get("/api/v1/polls/:poll/results", Access.ANYONE).reply(this::results);
    routes.get("/p/:slug/results/csv", Access.ANYONE).reply(this::download);
  }

  private Future<Reply> results(RoutingContext ctx) {
    String type = Params.accepted(ctx, Reply.JSON, CSV);
    return polls
        .find(Params.pollId(ctx))
        .compose(poll -> access.require(ctx, poll))
        .compose(releases::newest)
        .map(newest -> cacheable(ctx, newest, type));
  }

  private Future<Reply> download(RoutingContext ctx) {
    return polls
        .find(Params.slug(ctx, "slug"))
        .compose(poll -> access.require(ctx, poll))
        .compose(releases::newest)
        .map(
            newest ->
                csv(newest)
                    .with(
                        "Content-Disposition",
                        "attachment; filename=\"%s-%d.csv\""
                            .formatted(
                                newest.results().poll().content().slug(), newest.version())));
  }

  private static Reply cacheable(RoutingContext ctx, Snapshot newest, String type) {
    Reply reply = unlessKnown(ctx, newest, type);
    Poll poll = newest.results().poll();
    boolean shared =
        newest.results().closed() || poll.content().policy().visibility() == Visibility.LIVE;
    return reply
        .with("Cache-Control", shared ? "public, max-age=1" : "private, no-cache")
        .with("Vary", "Accept, Accept-Encoding");
  }

  /** Version 0 has no tag: how many responses are in still changes. */
  private static Reply unlessKnown(RoutingContext ctx, Snapshot newest, String type) {
    if (newest.version() == 0) {
      return body(newest, type);
    }
    String tag = "\"" + newest.version() + (type.equals(CSV) ? "-csv\"" : "\"");
    boolean same = knows(ctx, tag);
    return (same ? Reply.notModified() : body(newest, type)).with("ETag", tag);
  }

  private static boolean knows(RoutingContext ctx, String tag) {
    String known = ctx.request().getHeader("If-None-Match");
    return known != null
        && Arrays.stream(known.split(","))
            .map(one -> one.strip().replaceFirst("^W/", ""))
            .anyMatch(one -> one.equals(tag) || one.equals("*"));
  }

  private static Reply body(Snapshot newest, String type) {
    return type.equals(CSV) ? csv(newest) : Reply.of(200, Reply.JSON, newest.json());
  }

  private static Reply csv(Snapshot newest) {
    return Reply.of(200, CSV + "; charset=utf-8", ResultsCsv.write(newest.results()));
  }
}
