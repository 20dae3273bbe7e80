package nl.telmee.retention;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import nl.telmee.db.Database;
import nl.telmee.poll.Terms;
import nl.telmee.web.Access;
import nl.telmee.web.Caller;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.StaffMenu;
import nl.telmee.web.Words;

/** The pages of what will be destroyed and what was. */
public final class RetentionPages {
  private static final int LINES = 50;
  private static final int MOST_LINES = 10_000;
  private static final int COMING = 40;
  private static final int LOOKED_THROUGH = 500;
  private static final Duration AHEAD = Duration.ofDays(60);

  private final Database db;
  private final Clock clock;
  private final Pages pages;

  public RetentionPages(Database db, Clock clock, Pages pages) {
    this.db = db;
    this.clock = clock;
    this.pages = pages;
  }

  /** Mounts the routes. */
  public void mount(Routes routes) {
    routes.get("/staff/retention", Access.STAFF).reply(this::page);
    routes.get("/staff/retention/csv", Access.STAFF).reply(this::csv);
  }

  private DestructionStore store(Caller caller) {
    return new DestructionStore(db.staff(caller.scope()));
  }

  private Future<Reply> page(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    int from = Params.whole(ctx, "from", 0, MOST_LINES, 0);
    return coming(caller)
        .compose(
            due ->
                store(caller).newest(LINES + 1, from).map(report -> page(ctx, from, due, report)))
        .map(page -> pages.renderStaff("retention/retention.jte", page));
  }

  /** Staff may not look into responses, so the program looks, and keeps what is theirs to see. */
  private Future<List<DueStore.Due>> coming(Caller caller) {
    return new DueStore(db)
        .afterClosing(clock.instant().plus(AHEAD), LOOKED_THROUGH)
        .map(
            all ->
                all.stream().filter(due -> caller.sees(due.organisation())).limit(COMING).toList());
  }

  private RetentionPage page(
      RoutingContext ctx, int from, List<DueStore.Due> due, List<Destruction> report) {
    Words words = pages.words(ctx);
    boolean more = report.size() > LINES;
    return new RetentionPage(
        pages.staff(ctx, words.say("retention.title"), StaffMenu.RETENTION),
        due.stream().map(one -> coming(words, one)).toList(),
        report.stream().limit(LINES).map(one -> line(words, one)).toList(),
        more ? "/staff/retention?from=" + (from + LINES) : null);
  }

  private static RetentionPage.Coming coming(Words words, DueStore.Due due) {
    return new RetentionPage.Coming(
        due.title(),
        due.organisation(),
        name(words, due.kind()),
        words.moment(due.at()),
        "/staff/polls/" + due.poll() + "/retention");
  }

  static RetentionPage.Line line(Words words, Destruction one) {
    return new RetentionPage.Line(
        one.title(),
        one.organisation(),
        name(words, one.kind()),
        words.count(one.rows()),
        one.endedAt() == null ? words.say("retention.going") : words.moment(one.endedAt()),
        why(words, one),
        one.hash() == null ? "" : one.hash());
  }

  private static String why(Words words, Destruction one) {
    if (one.email() != null) {
      return words.say("retention.by-hand", one.email());
    }
    return one.days() == null
        ? words.say("retention.by-rule")
        : words.say("retention.by-term", Terms.days(words, one.days()));
  }

  static String name(Words words, DataKind kind) {
    return words.say("retention.kind." + kind.word());
  }

  private Future<Reply> csv(RoutingContext ctx) {
    return store(Caller.of(ctx))
        .newest(MOST_LINES, 0)
        .map(
            report ->
                Reply.of(
                        200, "text/csv; charset=utf-8", Buffer.buffer(DestructionCsv.write(report)))
                    .with("Cache-Control", "no-store")
                    .with("Content-Disposition", "attachment; filename=\"destructions.csv\""));
  }
}
