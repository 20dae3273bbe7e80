package nl.telmee.spread;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.telmee.poll.Poll;
import nl.telmee.poll.Polls;
import nl.telmee.web.Access;
import nl.telmee.web.Language;
import nl.telmee.web.Params;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.Words;

/** The picture that social media show beside a link. Thread: one event loop; drawing is off it. */
final class ImagePages {
  static final int MOST_KEPT = 50;

  private final Polls polls;
  private final StaffPolls staff;
  private final Vertx vertx;

  /** What was drawn last, by what is in it. */
  private final Map<String, Future<Buffer>> drawn =
      new LinkedHashMap<>(MOST_KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Future<Buffer>> eldest) {
          return size() > MOST_KEPT;
        }
      };

  ImagePages(Polls polls, StaffPolls staff, Vertx vertx) {
    this.polls = polls;
    this.staff = staff;
    this.vertx = vertx;
  }

  void mount(Routes routes) {
    routes.get("/p/:slug/image.png", Access.ANYONE).reply(this::forAll);
    routes.get("/staff/polls/:poll/share/image.png", Access.MEMBER).reply(this::forStaff);
  }

  private Future<Reply> forAll(RoutingContext ctx) {
    return polls
        .find(Params.slug(ctx, "slug"))
        .compose(poll -> image(ctx, poll))
        .map(reply -> reply.with("Cache-Control", "public, max-age=3600"));
  }

  private Future<Reply> forStaff(RoutingContext ctx) {
    return staff
        .seen(ctx)
        .compose(poll -> image(ctx, poll))
        .map(
            reply ->
                reply
                    .with("Cache-Control", "no-store")
                    .with("Content-Disposition", "inline; filename=\"" + poll(ctx) + ".png\""));
  }

  private static String poll(RoutingContext ctx) {
    return "telmee-" + ctx.pathParam("poll");
  }

  private Future<Reply> image(RoutingContext ctx, Poll poll) {
    Language language = ctx.queryParams().contains("lang", "en", true) ? Language.EN : Language.NL;
    return staff
        .house(poll, language)
        .compose(house -> drawn(poll, house, Words.of(language)))
        .map(png -> Reply.of(200, "image/png", png));
  }

  private Future<Buffer> drawn(Poll poll, House house, Words words) {
    var text =
        new OpenGraphImage.Text(
            poll.content().title().in(words.language()),
            house.name(),
            Invitation.call(words, poll));
    String key = text + house.fill();
    Future<Buffer> known = drawn.get(key);
    if (known == null) {
      known =
          vertx.executeBlocking(
              () -> Buffer.buffer(OpenGraphImage.png(text, house.colour())), false);
      drawn.put(key, known);
      known.onFailure(_ -> drawn.remove(key));
    }
    return known;
  }
}
