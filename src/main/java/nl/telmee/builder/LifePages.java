package nl.telmee.builder;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
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
import nl.telmee.web.Words;

/**
 * What happens to a poll once, with a page that asks first: opening, closing early, throwing a
 * draft away. And its earlier revisions.
 */
final class LifePages {
  private final Desk desk;
  private final Saving saving;

  LifePages(Desk desk) {
    this.desk = desk;
    this.saving = new Saving(desk);
  }

  void mount(Routes routes) {
    routes.get("/staff/polls/:poll/open", Access.COUNCIL).reply(this::askToOpen);
    routes.post("/staff/polls/:poll/open", Access.COUNCIL, BodyLimit.SMALL).reply(this::open);
    routes.get("/staff/polls/:poll/close", Access.COUNCIL).reply(this::askToClose);
    routes.post("/staff/polls/:poll/close", Access.COUNCIL, BodyLimit.SMALL).reply(this::close);
    routes.get("/staff/polls/:poll/delete", Access.COUNCIL).reply(this::askToDelete);
    routes.post("/staff/polls/:poll/delete", Access.COUNCIL, BodyLimit.SMALL).reply(this::delete);
    routes.get("/staff/polls/:poll/history", Access.COUNCIL).reply(this::history);
    routes.post("/staff/polls/:poll/restore", Access.COUNCIL, BodyLimit.SMALL).reply(this::restore);
  }

  private Future<Reply> askToOpen(RoutingContext ctx) {
    return withDraft(
        ctx,
        (caller, draft) ->
            desk.mistakes(draft).isEmpty()
                ? desk.store(caller)
                    .inhabitants(draft.organisation())
                    .map(inhabitants -> openPage(ctx, draft, inhabitants, ""))
                : Future.succeededFuture(
                    Reply.seeOther("/staff/polls/" + draft.id() + "/edit?check=1#todo")));
  }

  private Reply openPage(RoutingContext ctx, PollDraft draft, int inhabitants, String error) {
    StaffFrame staff = desk.frame(ctx, desk.pages().words(ctx).say("builder.open.title"));
    OpenPage page = OpenPage.of(staff, draft, inhabitants, desk.publicUrl(), error);
    return desk.pages().renderStaff("builder/open.jte", page);
  }

  /** Only what the confirmation showed is opened: a change since then is shown first. */
  private Future<Reply> open(RoutingContext ctx) {
    int revision = Desk.number(Form.of(ctx).raw("revision"));
    return withDraft(
        ctx,
        (caller, draft) -> {
          if (draft.revision() != revision) {
            String sentence = desk.pages().words(ctx).say("builder.open.changed");
            return desk.store(caller)
                .inhabitants(draft.organisation())
                .map(inhabitants -> openPage(ctx, draft, inhabitants, sentence).status(409));
          }
          return desk.polls()
              .open(caller, draft.id())
              .map(_ -> Reply.seeOther("/staff/polls/" + draft.id()));
        });
  }

  private Future<Reply> askToClose(RoutingContext ctx) {
    return openPoll(ctx)
        .map(
            poll -> {
              StaffFrame staff =
                  desk.frame(ctx, desk.pages().words(ctx).say("builder.close.title"));
              return confirm(
                  staff,
                  poll.content().title().in(staff.words().language()),
                  staff.say("builder.close.title"),
                  List.of(staff.say("builder.close.what"), staff.say("builder.close.never")),
                  "/staff/polls/" + poll.id() + "/close",
                  staff.say("builder.close.do"),
                  "/staff/polls/" + poll.id());
            });
  }

  private Future<Poll> openPoll(RoutingContext ctx) {
    return desk.polls()
        .forEditor(Caller.of(ctx), Params.pollId(ctx))
        .map(
            poll -> {
              if (poll.state() != Poll.State.OPEN) {
                throw Rejected.because(Problem.POLL_NOT_OPEN);
              }
              return poll;
            });
  }

  private Reply confirm(
      StaffFrame staff,
      String subject,
      String title,
      List<String> sentences,
      String action,
      String button,
      String back) {
    return desk.pages()
        .renderStaff(
            "builder/confirm.jte",
            new ConfirmPage(staff, subject, title, sentences, action, button, back));
  }

  private Future<Reply> close(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    return openPoll(ctx)
        .compose(poll -> desk.polls().close(caller, poll.id()))
        .map(poll -> Reply.seeOther("/staff/polls/" + poll.id()));
  }

  private Future<Reply> askToDelete(RoutingContext ctx) {
    return withDraft(
        ctx,
        (_, draft) -> {
          StaffFrame staff = desk.frame(ctx, desk.pages().words(ctx).say("builder.delete.title"));
          return Future.succeededFuture(
              confirm(
                  staff,
                  OpenPage.title(draft, staff.words()),
                  staff.say("builder.delete.title"),
                  List.of(staff.say("builder.delete.what")),
                  "/staff/polls/" + draft.id() + "/delete",
                  staff.say("builder.delete.do"),
                  "/staff/polls/" + draft.id() + "/edit"));
        });
  }

  private Future<Reply> delete(RoutingContext ctx) {
    return withDraft(
        ctx,
        (caller, draft) ->
            desk.drafts().delete(caller, draft.id()).map(_ -> Reply.seeOther("/staff")));
  }

  private Future<Reply> history(RoutingContext ctx) {
    return withDraft(
        ctx,
        (caller, draft) ->
            desk.drafts()
                .history(caller, draft.id())
                .map(
                    revisions -> {
                      StaffFrame staff =
                          desk.frame(ctx, desk.pages().words(ctx).say("builder.history.title"));
                      return desk.pages()
                          .renderStaff(
                              "builder/history.jte", HistoryPage.of(staff, draft, revisions));
                    }));
  }

  /** An earlier revision becomes the newest; what was in between stays in the list. */
  private Future<Reply> restore(RoutingContext ctx) {
    int wanted = Desk.number(Form.of(ctx).raw("wanted"));
    return withDraft(
        ctx,
        (caller, draft) ->
            desk.drafts()
                .at(caller, draft.id(), wanted)
                .compose(
                    body ->
                        saving.save(
                            caller, draft.id(), draft.revision(), (ObjectNode) body, Map.of()))
                .map(_ -> Reply.seeOther("/staff/polls/" + draft.id() + "/edit?done=restored")));
  }

  private Future<Reply> withDraft(
      RoutingContext ctx, BiFunction<Caller, PollDraft, Future<Reply>> act) {
    Caller caller = Caller.of(ctx);
    return desk.requireDraft(caller, Params.pollId(ctx)).compose(draft -> act.apply(caller, draft));
  }

  /** Sentences about what opening does, in the order in which one wants to know them. */
  static List<String> consequences(PollDraft draft, Words words) {
    var policy = draft.body().path("resultsPolicy");
    List<String> sentences = new ArrayList<>();
    sentences.add(
        switch (policy.path("visibility").asText("live")) {
          case "after-answering" -> words.say("builder.visibility.after-answering.why");
          case "after-closing" -> words.say("builder.visibility.after-closing.why");
          default -> words.say("builder.visibility.live.why");
        });
    int k = policy.path("minimumGroup").asInt(10);
    sentences.add(
        k == 1 ? words.say("builder.open.group-one") : words.say("builder.open.group", k));
    boolean divided =
        policy.path("breakdowns").asBoolean(true) && GroupAdvice.groups(draft.body()) > 1;
    sentences.add(words.say(divided ? "builder.open.breakdowns" : "builder.open.no-breakdowns"));
    boolean microdata = policy.path("microdata").booleanValue();
    sentences.add(words.say(microdata ? "builder.open.microdata" : "builder.open.no-microdata"));
    sentences.add(
        switch (draft.body().path("access").asText()) {
          case "code" -> words.say("builder.access.code.why");
          case "panel" -> words.say("builder.access.panel.why");
          default -> words.say("builder.access.open.why");
        });
    return sentences;
  }
}
