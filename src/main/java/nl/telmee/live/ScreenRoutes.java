package nl.telmee.live;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import nl.telmee.poll.Poll;
import nl.telmee.poll.Polls;
import nl.telmee.poll.ResultsPolicy.Visibility;
import nl.telmee.release.Releases;
import nl.telmee.release.Results;
import nl.telmee.release.ResultsAccess;
import nl.telmee.release.Snapshot;
import nl.telmee.release.Unreleased;
import nl.telmee.spread.ShortLinks;
import nl.telmee.web.Access;
import nl.telmee.web.Frame;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Qr;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import org.jspecify.annotations.Nullable;

/** The page for a projector in a room. */
public final class ScreenRoutes {
  /** More slides than the longest questionnaire has. */
  private static final int MOST_SLIDES = 999;

  private final Polls polls;
  private final Releases releases;
  private final ResultsAccess access;
  private final ShortLinks links;
  private final Pages pages;
  private final String publicUrl;

  public ScreenRoutes(
      Polls polls,
      Releases releases,
      ResultsAccess access,
      ShortLinks links,
      Pages pages,
      String publicUrl) {
    this.polls = polls;
    this.releases = releases;
    this.access = access;
    this.links = links;
    this.pages = pages;
    this.publicUrl = publicUrl;
  }

  /** Mounts the route. */
  public void mount(Routes routes) {
    routes.get("/p/:slug/screen", Access.ANYONE).reply(this::screen);
  }

  private Future<Reply> screen(RoutingContext ctx) {
    ScreenPage.Asked asked = asked(ctx);
    return polls
        .find(Params.slug(ctx, "slug"))
        .map(ScreenRoutes::opened)
        .compose(poll -> page(ctx, poll, asked))
        .map(page -> pages.render("live/screen.jte", page));
  }

  private static ScreenPage.Asked asked(RoutingContext ctx) {
    return new ScreenPage.Asked(
        Params.whole(ctx, "q", 0, MOST_SLIDES, 1),
        Params.query(ctx, "reveal").isPresent(),
        Params.query(ctx, "shown").isPresent(),
        Params.query(ctx, "look").isPresent());
  }

  private static Poll opened(Poll poll) {
    if (!poll.hasOpened()) {
      throw Rejected.because(Problem.NOT_FOUND);
    }
    return poll;
  }

  private Future<ScreenPage> page(RoutingContext ctx, Poll poll, ScreenPage.Asked asked) {
    if (access.shownTo(ctx, poll)) {
      boolean follows = poll.state() == Poll.State.OPEN;
      return shown(ctx, poll, asked.publicly(), follows);
    }
    // An early look shows one version and follows nothing: each look is written down.
    return asked.look()
        ? access.require(ctx, poll).compose(_ -> shown(ctx, poll, asked, false))
        : access.mayLookEarly(ctx, poll).compose(may -> hidden(ctx, poll, may));
  }

  private Results counted(Snapshot newest) {
    return newest.results().withReceived(releases.received(newest));
  }

  private Future<ScreenPage> shown(
      RoutingContext ctx, Poll poll, ScreenPage.Asked asked, boolean follows) {
    Frame frame = frame(ctx, poll);
    return Future.all(releases.newest(poll), join(frame, poll))
        .map(both -> shown(frame, both.resultAt(0), asked, both.resultAt(1), follows));
  }

  private ScreenPage shown(
      Frame frame, Snapshot newest, ScreenPage.Asked asked, ScreenPage.Join join, boolean follows) {
    Results results = counted(newest);
    Results drawn = results.released() == 0 ? Unreleased.of(results) : results;
    return ScreenPage.of(frame, drawn, newest.beside().texts(), asked, join, follows);
  }

  private Future<ScreenPage> hidden(RoutingContext ctx, Poll poll, boolean mayLook) {
    Frame frame = frame(ctx, poll);
    boolean first = poll.content().policy().visibility() == Visibility.AFTER_ANSWERING;
    ScreenPage.Hidden hidden =
        new ScreenPage.Hidden(
            frame.say(first ? "results.hidden.first" : "results.hidden.later"),
            first ? frame.say("screen.hidden.first") : later(frame, poll.content().closesAt()),
            mayLook ? ScreenSteps.address(poll) : null);
    return Future.all(releases.newest(poll), join(frame, poll))
        .map(both -> ScreenPage.hidden(frame, counted(both.resultAt(0)), hidden, both.resultAt(1)));
  }

  private static String later(Frame frame, @Nullable Instant closesAt) {
    return closesAt == null
        ? frame.say("results.later")
        : frame.say("results.later.at", frame.words().moment(closesAt));
  }

  /** Who cannot scan the code types what one can remember between two looks at the wall. */
  private Future<ScreenPage.Join> join(Frame frame, Poll poll) {
    if (poll.state() == Poll.State.OPEN) {
      return links.path(poll.id()).map(path -> join(frame.say("screen.join"), path, poll.page()));
    }
    String results = poll.page() + "/results";
    return Future.succeededFuture(join(frame.say("screen.read"), results, results));
  }

  private ScreenPage.Join join(String heading, String typed, String scanned) {
    return new ScreenPage.Join(
        heading,
        publicUrl.replaceFirst("^https?://(www\\.)?", ""),
        typed,
        Qr.of(publicUrl + scanned));
  }

  private Frame frame(RoutingContext ctx, Poll poll) {
    Frame bare = pages.frame(ctx, "");
    String title = poll.content().title().in(bare.words().language());
    return new Frame(bare.words(), bare.say("screen.window", title), bare.here(), bare.assets());
  }
}
