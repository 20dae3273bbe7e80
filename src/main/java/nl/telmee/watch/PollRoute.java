package nl.telmee.watch;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import nl.telmee.db.Database;
import nl.telmee.db.Queries;
import nl.telmee.poll.EarlyLook;
import nl.telmee.poll.Poll;
import nl.telmee.poll.Polls;
import nl.telmee.release.Releases;
import nl.telmee.release.Results;
import nl.telmee.release.Snapshot;
import nl.telmee.web.Access;
import nl.telmee.web.Caller;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.StaffFrame;
import nl.telmee.web.StaffMenu;
import org.jspecify.annotations.Nullable;

/** The page of one poll for staff. It shows no tally: only what was released to everybody. */
public final class PollRoute {
  static final Duration OLDEST = Duration.ofDays(60);

  private final Polls polls;
  private final Releases releases;
  private final Database db;
  private final Pages pages;
  private final Clock clock;

  public PollRoute(Polls polls, Releases releases, Database db, Pages pages, Clock clock) {
    this.polls = polls;
    this.releases = releases;
    this.db = db;
    this.pages = pages;
    this.clock = clock;
  }

  /** Mounts the route; after those with a longer path or a word where this has an id. */
  public void mount(Routes routes) {
    routes.get("/staff/polls/:poll", Access.MEMBER).reply(this::page);
  }

  private Future<Reply> page(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    return polls
        .forStaff(caller, Params.pollId(ctx))
        .compose(
            poll -> {
              @Nullable String edit = PollView.edit(caller, poll);
              return edit != null
                  ? Future.succeededFuture(Reply.seeOther(edit))
                  : page(ctx, caller, poll);
            });
  }

  private Future<Reply> page(RoutingContext ctx, Caller caller, Poll poll) {
    StaffFrame staff =
        pages.staff(ctx, poll.content().title().in(pages.words(ctx).language()), StaffMenu.POLLS);
    PollView view = new PollView(staff, caller, poll, clock);
    Future<PollPage> page =
        poll.hasOpened()
            ? found(caller, poll).map(view::page)
            : Future.succeededFuture(view.draft());
    return page.map(shown -> pages.renderStaff("watch/poll.jte", shown));
  }

  private Future<PollView.Found> found(Caller caller, Poll poll) {
    Queries db = this.db.staff(caller.scope());
    return Future.all(
            releases.newest(poll),
            polls.earlyLooks(poll.id()),
            new HourStore(db)
                .since(List.of(poll.id()), clock.instant().minus(OLDEST))
                .map(hours -> hours.getOrDefault(poll.id(), List.of())),
            new ProgressStore(db).of(poll.id()),
            new WatchStore(db).codes(poll.id()))
        .map(
            all ->
                found(
                    all.resultAt(0),
                    all.resultAt(1),
                    all.resultAt(2),
                    all.resultAt(3),
                    all.resultAt(4)));
  }

  private PollView.Found found(
      Snapshot newest,
      List<EarlyLook> looks,
      List<Hour> hours,
      Map<Integer, Long> left,
      List<WatchStore.Codes> codes) {
    Results now = newest.results().withReceived(releases.received(newest));
    return new PollView.Found(now, newest.beside(), looks, hours, left, codes);
  }
}
