package nl.telmee.release;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import nl.telmee.id.PollId;
import nl.telmee.poll.EarlyLook;
import nl.telmee.poll.Poll;
import nl.telmee.poll.PollQuery;
import nl.telmee.poll.Polls;
import nl.telmee.web.Access;
import nl.telmee.web.Frame;
import nl.telmee.web.Language;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import org.jspecify.annotations.Nullable;

/** The pages that show results: results, receipt and home. */
public final class ResultsPages {
  private static final int POLLS_AT_HOME = 40;

  private final Polls polls;
  private final Releases releases;
  private final ResultsAccess access;
  private final Pages pages;
  private final String publicUrl;
  private final boolean invites;
  private final Onward onward;

  /** Which page of results; only of addresses that our own pages lead to. */
  private record Name(PollId poll, Language language, String here) {}

  /** All that decides what is on it. */
  private record From(
      Poll poll, Snapshot newest, long received, List<EarlyLook> looks, @Nullable String story) {}

  /**
   * @param publicUrl address of the server as the public sees it
   * @param invites whether who answered may leave an address
   * @param onward where readers go on from here
   */
  public ResultsPages(
      Polls polls,
      Releases releases,
      ResultsAccess access,
      Pages pages,
      String publicUrl,
      boolean invites,
      Onward onward) {
    this.polls = polls;
    this.releases = releases;
    this.access = access;
    this.pages = pages;
    this.publicUrl = publicUrl;
    this.invites = invites;
    this.onward = onward;
  }

  /** Mounts the routes. */
  public void mount(Routes routes) {
    routes.get("/", Access.ANYONE).reply(this::home);
    routes.get("/p/:slug/results", Access.ANYONE).reply(this::results);
    routes.get("/p/:slug/results/report", Access.ANYONE).reply(this::report);
    routes.get("/p/:slug/receipt/:receipt", Access.ANYONE).reply(this::receipt);
  }

  private Future<Reply> home(RoutingContext ctx) {
    return Future.all(polls.opened(PollQuery.newest(POLLS_AT_HOME)), onward.home(pages.words(ctx)))
        .map(both -> HomePage.of(pages.frame(ctx, "Telmee"), both.resultAt(0), both.resultAt(1)))
        .map(page -> pages.render("release/home.jte", page));
  }

  private Future<Reply> results(RoutingContext ctx) {
    return polls
        .find(Params.slug(ctx, "slug"))
        .compose(
            poll ->
                access
                    .require(ctx, poll)
                    .compose(_ -> resultsOf(ctx, poll))
                    .recover(failure -> hidden(ctx, poll, failure)));
  }

  private Future<Reply> resultsOf(RoutingContext ctx, Poll poll) {
    return ResultsRoutes.version(ctx) > 0
        ? Future.all(shown(ctx, poll), onward.addressOf(poll.id()))
            .map(both -> drawn(both.resultAt(0), both.<Optional<String>>resultAt(1).orElse(null)))
        : Future.all(
                releases.newest(poll), polls.earlyLooks(poll.id()), onward.addressOf(poll.id()))
            .map(
                all ->
                    newest(
                        ctx,
                        new From(
                            poll,
                            all.resultAt(0),
                            releases.received(all.<Snapshot>resultAt(0)),
                            all.resultAt(1),
                            all.<Optional<String>>resultAt(2).orElse(null))));
  }

  /** The newest version, drawn once for all who ask for it at an address of ours. */
  private Reply newest(RoutingContext ctx, From from) {
    Poll poll = from.poll;
    Frame frame = frame(ctx, poll, "results.window");
    String by = Params.query(ctx, "by").orElse(null);
    String value = Params.query(ctx, "value").orElse(null);
    Results now = from.newest.results().withReceived(from.received);
    Supplier<Reply> draw =
        () ->
            drawn(
                ResultsPage.of(frame, now, from.newest.beside(), from.looks, by, value),
                from.story);
    if (!ours(now, frame.here(), by, value)) {
      return draw.get();
    }
    return pages.kept(ctx, new Name(poll.id(), frame.words().language(), frame.here()), from, draw);
  }

  private Reply drawn(ResultsPage page, @Nullable String story) {
    return pages.render("release/results.jte", page.leadingTo(story));
  }

  private static boolean ours(
      Results results, String here, @Nullable String by, @Nullable String value) {
    ResultsAddress address = new ResultsAddress(results.poll(), "");
    return here.equals(address.everybody())
        || (by != null
            && value != null
            && GroupChoice.of(results, by, value) != null
            && here.equals(address.group(by, value)));
  }

  private Future<ResultsPage> shown(RoutingContext ctx, Poll poll) {
    Frame frame = frame(ctx, poll, "results.window");
    String by = Params.query(ctx, "by").orElse(null);
    String value = Params.query(ctx, "value").orElse(null);
    int version = ResultsRoutes.version(ctx);
    return Future.all(
            releases.asked(poll, version), polls.earlyLooks(poll.id()), releases.newest(poll))
        .map(
            all -> {
              Snapshot shown = all.resultAt(0);
              Snapshot newest = all.resultAt(2);
              return version == 0
                  ? page(frame, shown, all.resultAt(1), by, value)
                  : ResultsPage.of(
                          frame, shown.results(), shown.beside(), all.resultAt(1), by, value)
                      .fixed(shown.results(), newest.version());
            });
  }

  private ResultsPage page(
      Frame frame,
      Snapshot newest,
      List<EarlyLook> looks,
      @Nullable String by,
      @Nullable String value) {
    Results now = newest.results().withReceived(releases.received(newest));
    return ResultsPage.of(frame, now, newest.beside(), looks, by, value);
  }

  private Future<Reply> report(RoutingContext ctx) {
    return polls
        .find(Params.slug(ctx, "slug"))
        .compose(
            poll ->
                access
                    .require(ctx, poll)
                    .compose(_ -> releases.asked(poll, ResultsRoutes.version(ctx)))
                    .compose(newest -> report(ctx, newest))
                    .recover(failure -> hidden(ctx, poll, failure)));
  }

  private Future<Reply> report(RoutingContext ctx, Snapshot newest) {
    Poll poll = newest.results().poll();
    Results now = newest.results().withReceived(releases.received(newest));
    return polls
        .earlyLooks(poll.id())
        .map(
            looks ->
                ReportPage.of(
                    frame(ctx, poll, "report.window"), now, newest.beside(), looks, publicUrl))
        .map(page -> pages.render("release/report.jte", page));
  }

  private Future<Reply> hidden(RoutingContext ctx, Poll poll, Throwable failure) {
    if (failure instanceof Rejected rejected && rejected.problem() == Problem.RESULTS_NOT_YET) {
      return polls
          .earlyLooks(poll.id())
          .map(looks -> HiddenPage.of(frame(ctx, poll, "results.window"), poll, looks))
          .map(page -> pages.render("release/hidden.jte", page))
          .map(reply -> reply.status(Problem.RESULTS_NOT_YET.status()));
    }
    return Future.failedFuture(failure);
  }

  /** Thanks, and from now on the way back; it shows that somebody answered, and not what. */
  private Future<Reply> receipt(RoutingContext ctx) {
    return polls
        .find(Params.slug(ctx, "slug"))
        .map(
            poll ->
                access
                    .receipt(poll, ctx.pathParam("receipt"))
                    .map(_ -> poll)
                    .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND)))
        .compose(poll -> thanks(ctx, poll));
  }

  private Future<Reply> thanks(RoutingContext ctx, Poll poll) {
    Future<@Nullable ResultsPage> shown =
        access.shownAfterAnswering(poll)
            ? shown(ctx, poll).map(page -> page)
            : Future.succeededFuture(null);
    return Future.all(shown, onward.trailOf(poll.id(), pages.words(ctx)))
        .map(
            both ->
                pages.render(
                    "release/receipt.jte",
                    ReceiptPage.of(
                        frame(ctx, poll, "receipt.window"),
                        poll,
                        both.resultAt(0),
                        both.<Optional<Onward.Trail>>resultAt(1).orElse(null),
                        publicUrl + ctx.request().path(),
                        poll.state() == Poll.State.OPEN ? publicUrl + poll.page() : null,
                        invites ? "/o/" + poll.content().organisation() + "/invite-me" : null)));
  }

  private Frame frame(RoutingContext ctx, Poll poll, String key) {
    Frame bare = pages.frame(ctx, "");
    String title = poll.content().title().in(bare.words().language());
    return new Frame(bare.words(), bare.say(key, title), bare.here(), bare.assets());
  }
}
