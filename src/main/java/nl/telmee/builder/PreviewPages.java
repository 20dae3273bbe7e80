package nl.telmee.builder;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.id.PollId;
import nl.telmee.intake.AnswerPage;
import nl.telmee.intake.Rehearsal;
import nl.telmee.poll.Poll;
import nl.telmee.poll.PollDraft;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Form;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.StaffFrame;

/**
 * Trying a draft: the page as a phone will show it, and answers that are kept apart and thrown away
 * when the poll opens.
 */
final class PreviewPages {
  private final Desk desk;

  PreviewPages(Desk desk) {
    this.desk = desk;
  }

  void mount(Routes routes) {
    routes.get("/staff/polls/:poll/preview", Access.COUNCIL).reply(this::preview);
    routes.get("/staff/polls/:poll/phone", Access.COUNCIL).reply(this::phone);
    routes.get("/staff/polls/:poll/tried", Access.COUNCIL).reply(this::tried);
    routes
        .post("/staff/polls/:poll/test-answers", Access.COUNCIL, BodyLimit.RESPONSE)
        .reply(this::answer);
    routes.get("/staff/polls/:poll/test-results", Access.COUNCIL).reply(this::results);
    routes
        .post("/staff/polls/:poll/test-results", Access.COUNCIL, BodyLimit.SMALL)
        .reply(this::clear);
  }

  private Future<Reply> preview(RoutingContext ctx) {
    return draft(ctx)
        .map(
            draft -> {
              StaffFrame staff =
                  desk.frame(ctx, desk.pages().words(ctx).say("builder.preview.title"));
              boolean empty = Completion.poll(draft.id(), draft.body()) == null;
              PreviewPage page =
                  new PreviewPage(
                      staff, draft.id().toString(), OpenPage.title(draft, staff.words()), empty);
              return desk.framing(desk.pages().renderStaff("builder/preview.jte", page));
            });
  }

  private Future<PollDraft> draft(RoutingContext ctx) {
    return desk.requireDraft(Caller.of(ctx), Params.pollId(ctx));
  }

  private Future<Reply> phone(RoutingContext ctx) {
    return draft(ctx)
        .map(
            draft -> {
              Poll poll = Completion.poll(draft.id(), draft.body());
              return poll == null
                  ? stop(ctx, draft.id(), desk.pages().words(ctx).say("builder.preview.empty"), "")
                  : answerPage(ctx, poll, UUID.randomUUID().toString(), Map.of(), Map.of());
            });
  }

  private Reply answerPage(
      RoutingContext ctx,
      Poll poll,
      String key,
      Map<String, List<String>> typed,
      Map<String, String> errors) {
    String address = "/staff/polls/" + poll.id();
    AnswerPage page = AnswerPage.of(desk.pages().frame(ctx, ""), poll, key, typed, errors);
    AnswerPage trial =
        page.trial(
            page.frame().say("builder.preview.fact"),
            address + "/phone",
            address + "/test-answers");
    return desk.framing(desk.pages().render("intake/answer.jte", trial));
  }

  private Future<Reply> answer(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    return draft(ctx)
        .compose(
            draft -> {
              Poll poll = Completion.poll(draft.id(), draft.body());
              if (poll == null) {
                throw Rejected.because(Problem.NOT_FOUND);
              }
              return Params.contentType(ctx).equals(Reply.JSON)
                  ? json(ctx, caller, poll)
                  : form(ctx, caller, poll);
            });
  }

  private Future<Reply> json(RoutingContext ctx, Caller caller, Poll poll) {
    Rehearsal.Tried tried = Rehearsal.json(poll, Routes.body(ctx));
    return store(caller, poll.id(), tried)
        .map(
            _ ->
                Reply.of(201, Reply.JSON, Buffer.buffer("{\"key\":\"" + tried.key() + "\"}"))
                    .with("Location", "/staff/polls/" + poll.id() + "/tried"));
  }

  private Future<Reply> form(RoutingContext ctx, Caller caller, Poll poll) {
    Form form = Form.of(ctx);
    Rehearsal.Tried tried = Rehearsal.form(poll, form, desk.pages().words(ctx));
    return tried.errors().isEmpty()
        ? store(caller, poll.id(), tried)
            .map(_ -> Reply.seeOther("/staff/polls/" + poll.id() + "/tried"))
        : Future.succeededFuture(
            answerPage(ctx, poll, tried.key(), form.fields(), tried.errors())
                .status(Problem.INVALID.status()));
  }

  private Future<Void> store(Caller caller, PollId id, Rehearsal.Tried tried) {
    return desk.store(caller).storeTest(id, UUID.fromString(tried.key()), tried.answers());
  }

  private Future<Reply> tried(RoutingContext ctx) {
    return draft(ctx)
        .map(
            draft ->
                stop(
                    ctx,
                    draft.id(),
                    desk.pages().words(ctx).say("builder.tried.title"),
                    desk.pages().words(ctx).say("builder.tried.what")));
  }

  /** A page without questions, in the frame of the phone. */
  private Reply stop(RoutingContext ctx, PollId id, String title, String sentence) {
    TriedPage page =
        new TriedPage(
            desk.pages().frame(ctx, title), title, sentence, "/staff/polls/" + id + "/phone");
    return desk.framing(desk.pages().render("builder/tried.jte", page));
  }

  private Future<Reply> results(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    return draft(ctx)
        .compose(
            draft ->
                desk.store(caller)
                    .tests(draft.id())
                    .map(
                        tests -> {
                          StaffFrame staff =
                              desk.frame(ctx, desk.pages().words(ctx).say("builder.tests.title"));
                          Poll poll = Completion.poll(draft.id(), draft.body());
                          return desk.pages()
                              .renderStaff(
                                  "builder/tests.jte", TestsPage.of(staff, draft, poll, tests));
                        }));
  }

  private static AuditEntry cleared(Caller caller, PollDraft draft) {
    return AuditEntry.by(
        caller, draft.organisation(), AuditAction.TEST_ANSWERS_REMOVED, draft.id().toString());
  }

  private Future<Reply> clear(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    return draft(ctx)
        .compose(
            draft ->
                desk.store(caller)
                    .clearTests(draft.id(), desk.audit(), cleared(caller, draft))
                    .map(_ -> Reply.seeOther("/staff/polls/" + draft.id() + "/test-results")));
  }
}
