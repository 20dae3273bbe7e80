package nl.telmee.feed;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
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
              String tag = tag(body);
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
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(page.updated().atOffset(ZoneOffset.UTC));
  }

  private static String tag(Buffer body) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(body.getBytes());
      return "\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // Every Java has it.
    }
  }

  private Future<Reply> follow(RoutingContext ctx) {
    String slug = Params.slug(ctx, "organisation");
    @Nullable Theme theme = EventParams.theme(ctx);
    return organisations.all().compose(all -> follow(ctx, find(all, slug), all, theme));
  }

  private static Organisation find(List<Organisation> all, String slug) {
    return all.stream()
        .filter(one -> one.slug().equals(slug))
        .findFirst()
        .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
  }

  private Future<Reply> follow(
      RoutingContext ctx, Organisation one, List<Organisation> all, @Nullable Theme theme) {
    Words words = pages.words(ctx);
    String name = one.name().in(words.language());
    Frame frame = pages.frame(ctx, words.say("follow.window", name) + " · Telmee");
    List<Organisation> others =
        all.stream()
            .filter(o -> o.slug().equals(one.parent()) || one.slug().equals(o.parent()))
            .toList();
    return latest(one.slug(), theme, FeedPages.names(all, words.language()), words)
        .map(latest -> FollowPage.of(frame, one.slug(), name, theme, publicUrl, latest, others))
        .map(page -> pages.render("feed/follow.jte", page));
  }

  private Future<List<FeedPage.Entry>> latest(
      String slug, @Nullable Theme theme, Map<String, String> names, Words words) {
    return feed.below(slug)
        .compose(
            below -> feed.before(new EventFilter(below, null, theme, null), Long.MAX_VALUE, LATEST))
        .map(events -> events.stream().map(event -> feeds.entry(event, names, words)).toList());
  }
}
