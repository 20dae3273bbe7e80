package nl.telmee.watch;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.telmee.db.Database;
import nl.telmee.id.PollId;
import nl.telmee.identity.FactorAdvice;
import nl.telmee.poll.Poll;
import nl.telmee.poll.PollSummary;
import nl.telmee.poll.Polls;
import nl.telmee.release.Releases;
import nl.telmee.web.Access;
import nl.telmee.web.Caller;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.StaffFrame;
import nl.telmee.web.StaffMenu;

/** The home of staff. */
public final class DashboardRoutes {
  private static final int MOST_PAGES = 10_000;
  private static final int LONGEST_SEARCH = 100;

  private final Polls polls;
  private final Releases releases;
  private final FactorAdvice advice;
  private final Database db;
  private final Pages pages;
  private final Clock clock;
  private final Elsewhere elsewhere;

  /**
   * @param elsewhere what else waits than polls
   */
  public DashboardRoutes(
      Polls polls,
      Releases releases,
      FactorAdvice advice,
      Database db,
      Pages pages,
      Clock clock,
      Elsewhere elsewhere) {
    this.polls = polls;
    this.releases = releases;
    this.advice = advice;
    this.db = db;
    this.pages = pages;
    this.clock = clock;
    this.elsewhere = elsewhere;
  }

  /** Mounts the route. */
  public void mount(Routes routes) {
    routes.get("/staff", Access.MEMBER).reply(this::page);
  }

  private Future<Reply> page(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    DashboardView.Asked asked = asked(ctx);
    StaffFrame staff = pages.staff(ctx, pages.words(ctx).say("watch.title"), StaffMenu.POLLS);
    DashboardView view = new DashboardView(staff, caller, asked, clock.instant());
    return list(caller, asked)
        .compose(found -> found(caller, found, view.now()))
        .compose(
            found ->
                elsewhere
                    .waiting(caller, staff.words())
                    .map(more -> pages.renderStaff("watch/dashboard.jte", view.page(found, more))));
  }

  private static DashboardView.Asked asked(RoutingContext ctx) {
    String search = Params.query(ctx, "search").orElse("").strip();
    return new DashboardView.Asked(
        switch (Params.query(ctx, "state").orElse("open")) {
          case "draft" -> Poll.State.DRAFT;
          case "closed" -> Poll.State.CLOSED;
          default -> Poll.State.OPEN;
        },
        search.length() > LONGEST_SEARCH ? search.substring(0, LONGEST_SEARCH) : search,
        Params.whole(ctx, "page", 0, MOST_PAGES, 0));
  }

  private Future<List<PollSummary>> list(Caller caller, DashboardView.Asked asked) {
    return polls.list(
        caller,
        asked.state(),
        asked.search().isEmpty() ? null : asked.search(),
        DashboardView.PAGE + 1,
        asked.page() * DashboardView.PAGE);
  }

  private Future<DashboardView.Found> found(Caller caller, List<PollSummary> listed, Instant now) {
    List<PollId> ids = listed.stream().map(PollSummary::id).toList();
    WatchStore store = new WatchStore(db.staff(caller.scope()));
    HourStore hours = new HourStore(db.staff(caller.scope()));
    Future<Map<PollId, List<Hour>>> recent =
        hours.since(ids, now.minus(DashboardView.RECENT).minus(DashboardView.RECENT));
    return Future.all(
            polls.counts(caller),
            store.standings(ids).map(this::withNewest),
            recent,
            store.unread(),
            store.closing(now, now.plus(DashboardView.SOON)),
            advice.wanted(caller))
        .map(
            all ->
                new DashboardView.Found(
                    listed,
                    all.resultAt(0),
                    all.resultAt(1),
                    all.resultAt(2),
                    all.resultAt(3),
                    all.resultAt(4),
                    all.resultAt(5)));
  }

  /** What is written down may be seconds old; the releases know better. */
  private Map<PollId, WatchStore.Standing> withNewest(Map<PollId, WatchStore.Standing> standings) {
    standings.replaceAll((poll, standing) -> standing.atLeast(releases.received(poll)));
    return standings;
  }
}
