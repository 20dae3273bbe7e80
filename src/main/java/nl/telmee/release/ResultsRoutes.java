package nl.telmee.release;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.telmee.poll.Poll;
import nl.telmee.poll.Polls;
import nl.telmee.poll.ResultsPolicy.Visibility;
import nl.telmee.web.Access;
import nl.telmee.web.EntityTag;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.Words;

/** Results over the API, and as files: the same version in every format. */
public final class ResultsRoutes {
  private final Polls polls;
  private final Releases releases;
  private final ResultsAccess access;
  private final Pages pages;
  private final List<ResultsFormat> formats;

  /**
   * @param more formats besides JSON and CSV
   */
  public ResultsRoutes(
      Polls polls, Releases releases, ResultsAccess access, Pages pages, List<ResultsFormat> more) {
    this.polls = polls;
    this.releases = releases;
    this.access = access;
    this.pages = pages;
    this.formats = Stream.concat(Stream.of(new ResultsCsv.Format()), more.stream()).toList();
  }

  /** Mounts the routes. */
  public void mount(Routes routes) {
    routes.get("/api/v1/polls/:poll/results", Access.ANYONE).reply(this::results);
    for (ResultsFormat format : formats) {
      routes
          .get("/p/:slug/results/" + format.ending(), Access.ANYONE)
          .reply(ctx -> download(ctx, format));
    }
  }

  /** The version that is asked for; 0: the newest. */
  static int version(RoutingContext ctx) {
    return Params.whole(ctx, "version", 1, Integer.MAX_VALUE, 0);
  }

  private Future<Reply> results(RoutingContext ctx) {
    String[] offered =
        Stream.concat(Stream.of(Reply.JSON), formats.stream().map(ResultsFormat::type))
            .toArray(String[]::new);
    String type = Params.accepted(ctx, offered);
    return polls
        .find(Params.pollId(ctx))
        .compose(poll -> access.require(ctx, poll))
        .compose(poll -> releases.asked(poll, version(ctx)))
        .compose(newest -> cacheable(ctx, newest, type));
  }

  private Future<Reply> download(RoutingContext ctx, ResultsFormat format) {
    return polls
        .find(Params.slug(ctx, "slug"))
        .compose(poll -> access.require(ctx, poll))
        .compose(poll -> releases.asked(poll, version(ctx)))
        .compose(
            newest ->
                file(ctx, newest, format)
                    .map(
                        reply ->
                            reply.with(
                                "Content-Disposition",
                                "attachment; filename=\"%s-%d.%s\""
                                    .formatted(
                                        newest.results().poll().content().slug(),
                                        newest.version(),
                                        format.ending()))));
  }

  private Future<Reply> cacheable(RoutingContext ctx, Snapshot newest, String type) {
    Poll poll = newest.results().poll();
    boolean shared =
        newest.results().closed() || poll.content().policy().visibility() == Visibility.LIVE;
    return unlessKnown(ctx, newest, type)
        .map(
            reply ->
                reply
                    .with("Cache-Control", shared ? "public, max-age=1" : "private, no-cache")
                    .with("Vary", "Accept, Accept-Encoding, Accept-Language, Cookie"));
  }

  /** Version 0 has no tag: how many responses are in still changes. */
  private Future<Reply> unlessKnown(RoutingContext ctx, Snapshot newest, String type) {
    if (newest.version() == 0) {
      return body(ctx, newest, type);
    }
    String tag = "\"" + newest.version() + newest.beside().tag() + variant(ctx, type) + "\"";
    Future<Reply> reply =
        EntityTag.known(ctx, tag)
            ? Future.succeededFuture(Reply.notModified())
            : body(ctx, newest, type);
    return reply.map(found -> found.with("ETag", tag));
  }

  /** What tells a representation from the JSON of the same version. */
  private String variant(RoutingContext ctx, String type) {
    return format(type)
        .map(
            format ->
                "-"
                    + format.ending()
                    + (format.inLanguages() ? "-" + pages.words(ctx).language().code() : ""))
        .orElse("");
  }

  private Future<Reply> body(RoutingContext ctx, Snapshot newest, String type) {
    return format(type)
        .map(format -> file(ctx, newest, format))
        .orElseGet(() -> Future.succeededFuture(Reply.of(200, Reply.JSON, newest.json())));
  }

  private Optional<ResultsFormat> format(String type) {
    return formats.stream().filter(format -> format.type().equals(type)).findFirst();
  }

  /** Made off the event loop: a workbook of many groups takes a while. */
  private Future<Reply> file(RoutingContext ctx, Snapshot newest, ResultsFormat format) {
    Words words = pages.words(ctx);
    String type = format.type() + (format.type().startsWith("text/") ? "; charset=utf-8" : "");
    return ctx.vertx()
        .executeBlocking(() -> format.write(newest, words), false)
        .map(bytes -> Reply.of(200, type, bytes));
  }
}
