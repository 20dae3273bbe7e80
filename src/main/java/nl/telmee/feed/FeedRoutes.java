package nl.telmee.feed;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import nl.telmee.id.Theme;
import nl.telmee.identity.Organisation;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.web.Access;
import nl.telmee.web.EntityTag;
import nl.telmee.web.Frame;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** Feeds for readers, and the page that explains how to follow. */
public final class FeedRoutes {
  private static final int LATEST = 5;
  private static final int OLDER = 30;

  /** As HTTP writes it (RFC 9110 §5.6.7): a day has two digits. */
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Feed feed;
  private final OrganisationStore organisations;
  private final FeedPages feeds;
  private final Pages pages;
  private final String publicUrl;

  public FeedRoutes(Feed feed, OrganisationStore organisations, Pages pages, String publicUrl) {
    this.feed = feed;
    this.organisations = organisations;
    this.feeds = new FeedPages(feed, organisations, publicUrl);
    this.pages = pages;
    this.publicUrl = publicUrl;
  }

  /** Mounts the routes. */
  public void mount(Routes routes) {
    routes
        .get("/feeds/:organisation/atom", Access.ANYONE)
        .reply(ctx -> feed(ctx, "atom", AtomFeed.TYPE, AtomFeed::write));
    routes
        .get("/feeds/:organisation/json", Access.ANYONE)
        .reply(ctx -> feed(ctx, "json", JsonFeed.TYPE, JsonFeed::write));
    routes.get("/o/:organisation/follow", Access.ANYONE).reply(this::follow);
  }

  /** The address itself stands in a header too, so that a WebSub hub can be put before it. */
  private Future<Reply> feed(
      RoutingContext ctx, String form, String type, Function<FeedPage, Buffer> writer) {
    return feeds
        .page(ctx, form)
        .map(
            page -> {
              Buffer body = writer.apply(page);
              String tag = EntityTag.of(body);
              Reply reply =
                  EntityTag.known(ctx, tag)
                      ? Reply.notModified()
                      : Reply.of(200, type + "; charset=utf-8", body);
              return reply
                  .with("ETag", tag)
                  .with("Last-Modified", httpDate(page))
                  .with("Cache-Control", "public, max-age=60")
                  .with("Access-Control-Allow-Origin", "*")
                  .with("Link", "<" + page.self() + ">; rel=\"self\"");
            });
  }

  private static String httpDate(FeedPage page) {
    return HTTP_DATE.format(page.updated());
  }

  private Future<Reply> follow(RoutingContext ctx) {
    String slug = Params.slug(ctx, "organisation");
    @Nullable Theme theme = EventParams.theme(ctx);
    @Nullable Long before = EventParams.cursor(ctx, "before").orElse(null);
    return organisations.all().compose(all -> follow(ctx, find(all, slug), all, theme, before));
  }

  private static Organisation find(List<Organisation> all, String slug) {
    return all.stream()
        .filter(one -> one.slug().equals(slug))
        .findFirst()
        .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
  }

  private Future<Reply> follow(
      RoutingContext ctx,
      Organisation one,
      List<Organisation> all,
      @Nullable Theme theme,
      @Nullable Long before) {
    Words words = pages.words(ctx);
    String name = one.name().in(words.language());
    Frame frame = pages.frame(ctx, words.say("follow.window", name) + " · Telmee");
    List<Organisation> others =
        all.stream()
            .filter(o -> o.slug().equals(one.parent()) || one.slug().equals(o.parent()))
            .toList();
    Map<String, String> names = FeedPages.names(all, words.language());
    return told(one.slug(), theme, before)
        .map(
            told -> {
              int shown = before == null ? LATEST : OLDER;
              List<LoggedEvent> events = told.subList(0, Math.min(shown, told.size()));
              Long rest = told.size() > shown ? events.getLast().seq() : null;
              FollowPage.Told page =
                  new FollowPage.Told(
                      events.stream().map(event -> feeds.entry(event, names, words)).toList(),
                      before,
                      rest);
              return FollowPage.of(frame, one.slug(), name, theme, publicUrl, page, others);
            })
        .map(page -> pages.render("feed/follow.jte", page));
  }

  /** The newest, or those before an event; one more than is shown says that there are others. */
  private Future<List<LoggedEvent>> told(
      String slug, @Nullable Theme theme, @Nullable Long before) {
    return feed.below(slug)
        .compose(
            below ->
                feed.before(
                    new EventFilter(below, null, theme, null),
                    before == null ? Long.MAX_VALUE : before,
                    (before == null ? LATEST : OLDER) + 1));
  }
}
