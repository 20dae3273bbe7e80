package nl.telmee.retention;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.id.PollId;
import nl.telmee.poll.Drafts;
import nl.telmee.poll.Poll;
import nl.telmee.poll.PollDesk;
import nl.telmee.poll.PollDraft;
import nl.telmee.poll.Polls;
import nl.telmee.poll.Retention;
import nl.telmee.poll.Terms;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Form;
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

/** The page of one poll's terms: chosen before the opening, read afterwards. */
public final class PollRetentionPages {
  private final Polls polls;
  private final Drafts drafts;
  private final Destructions destructions;
  private final Pages pages;

  public PollRetentionPages(Polls polls, Drafts drafts, Destructions destructions, Pages pages) {
    this.polls = polls;
    this.drafts = drafts;
    this.destructions = destructions;
    this.pages = pages;
  }

  /** Mounts the routes. */
  public void mount(Routes routes) {
    routes.get("/staff/polls/:poll/retention", Access.MEMBER).reply(this::page);
    routes.post("/staff/polls/:poll/retention", Access.COUNCIL, BodyLimit.SMALL).reply(this::save);
    routes.get("/staff/polls/:poll/destroy", Access.ADMINISTRATOR).reply(this::ask);
    routes
        .post("/staff/polls/:poll/destroy", Access.ADMINISTRATOR, BodyLimit.SMALL)
        .reply(this::destroy);
  }

  private Future<Reply> page(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    PollId id = Params.pollId(ctx);
    return drafts
        .read(caller, id)
        .map(draft -> form(ctx, draft, TermsForm.of(draft.body())))
        .recover(
            failure -> notDraft(failure) ? opened(ctx, caller, id) : Future.failedFuture(failure));
  }

  private static boolean notDraft(Throwable failure) {
    return failure instanceof Rejected rejected && rejected.problem() == Problem.NOT_FOUND;
  }

  private Reply form(RoutingContext ctx, PollDraft draft, TermsForm typed) {
    Words words = pages.words(ctx);
    return pages
        .renderStaff(
            "retention/poll.jte",
            new PollRetentionPage(
                staff(ctx, words),
                PollDesk.of(words, Caller.of(ctx), draft, PollDesk.Page.RETENTION),
                Params.query(ctx, "saved").isPresent(),
                typed.page(words, draft.revision()),
                "",
                List.of(),
                null))
        .status(typed.mistakes(words).isEmpty() ? 200 : Problem.INVALID.status());
  }

  private StaffFrame staff(RoutingContext ctx, Words words) {
    return pages.staff(ctx, words.say("retention.title"), StaffMenu.POLLS);
  }

  private Future<Reply> opened(RoutingContext ctx, Caller caller, PollId id) {
    return polls
        .forStaff(caller, id)
        .compose(
            poll ->
                Future.all(destructions.ofPoll(caller, poll), destructions.takenIn(caller, poll))
                    .map(both -> opened(ctx, caller, poll, both.resultAt(0), both.resultAt(1))));
  }

  private Reply opened(
      RoutingContext ctx,
      Caller caller,
      Poll poll,
      List<Destruction> all,
      Optional<Instant> takenIn) {
    Words words = pages.words(ctx);
    boolean may =
        caller.passes(Access.ADMINISTRATOR)
            && caller.changes(poll.content().organisation())
            && poll.state() == Poll.State.CLOSED;
    return pages.renderStaff(
        "retention/poll.jte",
        new PollRetentionPage(
            staff(ctx, words),
            PollDesk.of(words, caller, poll, PollDesk.Page.RETENTION),
            false,
            null,
            takenIn.map(day -> words.say("retention.taken-in", words.moment(day))).orElse(""),
            kinds(words, takenIn.orElse(poll.closedAt()), poll, all),
            may ? "/staff/polls/" + poll.id() + "/destroy" : null));
  }

  /**
   * How it stands with each kind.
   *
   * @param from when the terms begin; null: the poll is open
   */
  private static List<PollRetentionPage.Kind> kinds(
      Words words, @Nullable Instant from, Poll poll, List<Destruction> all) {
    List<PollRetentionPage.Kind> kinds = new ArrayList<>();
    for (DataKind kind : List.of(DataKind.RESPONSES, DataKind.TEXTS, DataKind.CODES)) {
      int days = Objects.requireNonNull(kind.days(poll.content().retention()));
      kinds.add(
          new PollRetentionPage.Kind(
              RetentionPages.name(words, kind),
              words.say("retention.after", Terms.days(words, days)),
              state(words, from, kind, days, all)));
    }
    return kinds;
  }

  private static String state(
      Words words, @Nullable Instant from, DataKind kind, int days, List<Destruction> all) {
    for (Destruction one : all) {
      if (one.kind() == kind || (kind == DataKind.TEXTS && one.kind() == DataKind.RESPONSES)) {
        return one.endedAt() == null
            ? words.say("retention.going")
            : words.say("retention.done", words.moment(one.endedAt()), one.rows());
      }
    }
    return from == null
        ? words.say("retention.open")
        : words.say("retention.due", words.moment(from.plus(Duration.ofDays(days))));
  }

  private Future<Reply> save(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    PollId id = Params.pollId(ctx);
    TermsForm typed = TermsForm.of(Form.of(ctx));
    return drafts
        .read(caller, id)
        .compose(
            draft -> {
              caller.requireChanges(draft.organisation());
              return typed.mistakes(pages.words(ctx)).isEmpty()
                  ? save(ctx, caller, draft, typed)
                  : Future.succeededFuture(form(ctx, draft, typed));
            });
  }

  /** Where somebody else was first, the form comes back with what was typed, for another look. */
  private Future<Reply> save(RoutingContext ctx, Caller caller, PollDraft draft, TermsForm typed) {
    Retention terms = typed.terms();
    ObjectNode body = draft.body().deepCopy();
    body.putObject("retention")
        .put("responses", terms.responses())
        .put("texts", terms.texts())
        .put("codes", terms.codes());
    return drafts
        .save(
            caller,
            draft.id(),
            typed.revision(),
            draft.organisation(),
            body,
            entry(caller, draft, body.path("retention")))
        .map(_ -> Reply.seeOther("/staff/polls/" + draft.id() + "/retention?saved=1"))
        .recover(
            failure ->
                failure instanceof Rejected rejected
                        && rejected.problem() == Problem.REVISION_OUTDATED
                    ? Future.succeededFuture(
                        form(ctx, draft, typed.outdated(draft.revision())).status(412))
                    : Future.failedFuture(failure));
  }

  private static AuditEntry entry(Caller caller, PollDraft draft, JsonNode terms) {
    return new AuditEntry(
            caller.account(),
            caller.email(),
            draft.organisation(),
            AuditAction.RETENTION_CHANGED,
            draft.id().toString(),
            Map.of())
        .with("responses", terms.path("responses").asInt())
        .with("texts", terms.path("texts").asInt())
        .with("codes", terms.path("codes").asInt());
  }

  private Future<Reply> ask(RoutingContext ctx) {
    return closed(ctx).map(poll -> ask(ctx, poll, "", ""));
  }

  private Future<Poll> closed(RoutingContext ctx) {
    return destructions.closed(Caller.of(ctx), Params.pollId(ctx));
  }

  private Reply ask(RoutingContext ctx, Poll poll, String chosen, String error) {
    Words words = pages.words(ctx);
    List<DestroyPage.Choice> choices = new ArrayList<>();
    for (DataKind kind : DataKind.BY_HAND) {
      choices.add(
          new DestroyPage.Choice(
              kind.word(),
              RetentionPages.name(words, kind),
              words.say("retention.destroy." + kind.word()),
              kind.word().equals(chosen)));
    }
    return pages
        .renderStaff(
            "retention/destroy.jte",
            new DestroyPage(
                staff(ctx, words),
                poll.content().title().in(words.language()),
                "/staff/polls/" + poll.id() + "/retention",
                "/staff/polls/" + poll.id() + "/destroy",
                words.say("retention.destroy.word"),
                error,
                choices))
        .status(error.isEmpty() ? 200 : Problem.INVALID.status());
  }

  private Future<Reply> destroy(RoutingContext ctx) {
    Form form = Form.of(ctx);
    Words words = pages.words(ctx);
    String kind = form.raw("kind");
    return closed(ctx)
        .compose(
            poll -> {
              if (DataKind.BY_HAND.stream().noneMatch(one -> one.word().equals(kind))) {
                return Future.succeededFuture(
                    ask(ctx, poll, "", words.say("retention.destroy.choose")));
              }
              String typed = form.text("word", 40);
              return typed.equalsIgnoreCase(words.say("retention.destroy.word"))
                  ? begin(Caller.of(ctx), poll, DataKind.of(kind))
                  : Future.succeededFuture(
                      ask(ctx, poll, kind, words.say("retention.destroy.type")));
            });
  }

  private Future<Reply> begin(Caller caller, Poll poll, DataKind kind) {
    return destructions
        .begin(caller, poll, kind)
        .map(_ -> Reply.seeOther("/staff/polls/" + poll.id() + "/retention"));
  }
}
