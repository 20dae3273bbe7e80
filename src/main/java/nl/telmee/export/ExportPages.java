package nl.telmee.export;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.poll.Poll;
import nl.telmee.poll.PollDesk;
import nl.telmee.poll.ResultsPolicy.Visibility;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.StaffFrame;
import nl.telmee.web.StaffMenu;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** The page where staff take a poll's results home. */
public final class ExportPages {
  private final Exports exports;
  private final ExportRoutes api;
  private final ExportParts parts;
  private final Pages pages;

  public ExportPages(Exports exports, ExportRoutes api, ExportParts parts, Pages pages) {
    this.exports = exports;
    this.api = api;
    this.parts = parts;
    this.pages = pages;
  }

  /** Mounts the routes. */
  public void mount(Routes routes) {
    routes.get("/staff/polls/:poll/export", Access.MEMBER).reply(this::page);
    routes.post("/staff/polls/:poll/export", Access.COUNCIL, BodyLimit.SMALL).reply(this::request);
    routes.get("/staff/polls/:poll/export/:export", Access.COUNCIL).handle(api::content);
  }

  private Future<Reply> page(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    return parts
        .polls()
        .forStaff(caller, Params.pollId(ctx))
        .compose(poll -> exports.list(caller, poll.id()).map(jobs -> page(ctx, poll, jobs)))
        .map(page -> pages.renderStaff("export/export.jte", page));
  }

  /** What cannot be made is said on the page itself. */
  private Future<Reply> request(RoutingContext ctx) {
    String address = address(Params.pollId(ctx).toString());
    return exports
        .request(Caller.of(ctx), Params.pollId(ctx), pages.words(ctx).language())
        .map(_ -> Reply.seeOther(address))
        .recover(
            failure ->
                failure instanceof Rejected rejected && refusals().contains(rejected.problem())
                    ? Future.succeededFuture(Reply.seeOther(address))
                    : Future.failedFuture(failure));
  }

  private static List<Problem> refusals() {
    return List.of(Problem.MICRODATA_NOT_ALLOWED, Problem.POLL_NOT_CLOSED);
  }

  private static String address(String poll) {
    return "/staff/polls/" + poll + "/export";
  }

  private ExportPage page(RoutingContext ctx, Poll poll, List<ExportJob> jobs) {
    Words words = pages.words(ctx);
    StaffFrame staff = pages.staff(ctx, words.say("export.title"), StaffMenu.POLLS);
    return new ExportPage(
        staff,
        PollDesk.of(words, Caller.of(ctx), poll, PollDesk.Page.EXPORT),
        poll.hasOpened() ? results(words, poll) : List.of(),
        warning(words, poll),
        rows(words, Caller.of(ctx), poll, jobs));
  }

  private static List<ExportPage.Choice> results(Words words, Poll poll) {
    List<ExportPage.Choice> choices = new ArrayList<>();
    String results = poll.page() + "/results/";
    choices.add(choice(words, "export.kind.xlsx", results + "xlsx"));
    choices.add(choice(words, "export.kind.report", results + "report"));
    choices.add(choice(words, "export.kind.csv", results + "csv"));
    choices.add(choice(words, "export.kind.json", "/api/v1/polls/" + poll.id() + "/results"));
    return choices;
  }

  private static ExportPage.Choice choice(Words words, String key, String address) {
    return new ExportPage.Choice(words.say(key), words.say(key + ".what"), address);
  }

  private static @Nullable String warning(Words words, Poll poll) {
    if (!poll.hasOpened()) {
      return words.say("export.draft");
    }
    boolean early =
        poll.state() == Poll.State.OPEN && poll.content().policy().visibility() != Visibility.LIVE;
    return early ? words.say("export.early") : null;
  }

  private static ExportPage.Section rows(
      Words words, Caller caller, Poll poll, List<ExportJob> jobs) {
    boolean working = jobs.stream().anyMatch(ExportJob::unfinished);
    String why = why(words, caller, poll);
    boolean changes = caller.changes(poll.content().organisation());
    return new ExportPage.Section(
        why == null && !working ? address(poll.id().toString()) : null,
        why,
        working,
        jobs.stream().map(job -> ExportJobViews.of(words, job, changes)).toList());
  }

  private static @Nullable String why(Words words, Caller caller, Poll poll) {
    if (!poll.content().policy().microdata()) {
      return words.say(poll.hasOpened() ? "export.rows.never" : "export.rows.choose");
    }
    if (poll.state() != Poll.State.CLOSED) {
      return words.say("export.rows.later");
    }
    return caller.changes(poll.content().organisation()) ? null : words.say("export.rows.editors");
  }
}
