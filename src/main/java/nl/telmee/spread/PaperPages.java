package nl.telmee.spread;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.intake.AnswerPage;
import nl.telmee.intake.Intake;
import nl.telmee.poll.Poll;
import nl.telmee.poll.PollDesk;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Form;
import nl.telmee.web.Mistake;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.StaffFrame;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** Answers on paper are typed in, one form at a time. */
final class PaperPages {
  static final String PATH = "/staff/polls/:poll/paper";
  private static final int LONGEST_NUMBER = 60;
  private static final int MOST_COUNTED = 100_000;

  /** Whether a form's number can be typed in. */
  private record Known(String state) {}

  private final StaffPolls staff;
  private final CodeGroups codes;
  private final Intake intake;
  private final AuditLog audit;

  PaperPages(StaffPolls staff, CodeGroups codes, Intake intake, AuditLog audit) {
    this.staff = staff;
    this.codes = codes;
    this.intake = intake;
    this.audit = audit;
  }

  void mount(Routes routes) {
    routes.get(PATH, Access.MEMBER).reply(this::page);
    routes.post(PATH, Access.COUNCIL, BodyLimit.RESPONSE).reply(this::store);
    routes.get(PATH + "/numbers/:number", Access.COUNCIL).reply(this::number);
  }

  private Future<Reply> page(RoutingContext ctx) {
    int stored = Params.whole(ctx, "stored", 0, MOST_COUNTED, 0);
    return staff
        .seen(ctx)
        .compose(poll -> page(ctx, poll, typing(ctx, poll, stored), CodesPage.Entry.EMPTY));
  }

  /** An empty form for who may type in, while the poll takes answers. */
  PaperPage.@Nullable Entry typing(RoutingContext ctx, Poll poll, int stored) {
    boolean open = poll.state() == Poll.State.OPEN;
    return open && Caller.of(ctx).changes(poll.content().organisation())
        ? entry(ctx, poll, Map.of(), Map.of(), "", "", "", stored)
        : null;
  }

  Future<Reply> page(
      RoutingContext ctx, Poll poll, PaperPage.@Nullable Entry entry, CodesPage.Entry printing) {
    StaffFrame frame = staff.frame(ctx, "desk.paper", poll);
    PollHead head = staff.head(ctx, frame, poll, PollDesk.Page.PAPER);
    return codes
        .of(Caller.of(ctx), poll, CodeGroup.Kind.PAPER)
        .map(groups -> PaperPage.of(frame, head, poll, entry, printing, groups))
        .map(page -> staff.pages().renderStaff("spread/paper.jte", page));
  }

  private PaperPage.Entry entry(
      RoutingContext ctx,
      Poll poll,
      Map<String, List<String>> typed,
      Map<String, String> errors,
      String number,
      String numberError,
      String trouble,
      int stored) {
    var frame = staff.pages().frame(ctx, "");
    return new PaperPage.Entry(
        PollHead.desk(poll) + "/paper",
        PollHead.desk(poll) + "/paper/numbers/",
        number,
        numberError,
        trouble,
        stored,
        AnswerPage.of(frame, poll, "", typed, errors).questions().stream()
            .map(PaperQuestion::of)
            .toList());
  }

  private Future<Reply> store(RoutingContext ctx) {
    Form form = Form.of(ctx);
    String number = form.text("number", LONGEST_NUMBER);
    int stored = CodePages.number(form.text("stored", 6));
    return staff
        .changed(ctx)
        .compose(
            poll ->
                intake
                    .receivePaper(poll.id(), Syllables.plain(number), form.fields())
                    .compose(_ -> audit.record(entry(ctx, poll)))
                    .map(_ -> stored(poll, stored + 1))
                    .recover(failure -> again(ctx, poll, form, number, stored, failure)));
  }

  /** Without the number: nothing may tie a form to a moment. */
  private static AuditEntry entry(RoutingContext ctx, Poll poll) {
    return AuditEntry.by(
        Caller.of(ctx).account(),
        poll.content().organisation(),
        AuditAction.PAPER_ENTERED,
        poll.id().toString());
  }

  private static Reply stored(Poll poll, int stored) {
    return Reply.seeOther(PollHead.desk(poll) + "/paper?stored=" + stored);
  }

  private Future<Reply> again(
      RoutingContext ctx, Poll poll, Form form, String number, int stored, Throwable failure) {
    if (!(failure instanceof Rejected rejected)) {
      return Future.failedFuture(failure);
    }
    Words words = staff.pages().words(ctx);
    Map<String, String> errors = new HashMap<>();
    for (Mistake mistake : rejected.mistakes()) {
      errors.put(mistake.pointer().substring("/answers/".length()), "");
    }
    errors.replaceAll((id, _) -> error(words, form, id));
    Optional<String> numberError = numberError(words, poll, number, rejected.problem());
    String trouble =
        switch (rejected.problem()) {
          case INVALID -> words.count("answer.wrong", errors.size());
          case CODE_NEEDED, CODE_UNKNOWN -> numberError.orElse("");
          case POLL_NOT_OPEN -> words.say("paper.closed");
          case BUSY -> words.say("problem.busy");
          default -> words.say("problem.other");
        };
    var entry =
        entry(ctx, poll, form.fields(), errors, number, numberError.orElse(""), trouble, stored);
    return page(ctx, poll, entry, CodesPage.Entry.EMPTY)
        .map(reply -> reply.status(rejected.problem().status()));
  }

  /** What is wrong with an answer: it is missing, or it breaks the rule of its question. */
  private static String error(Words words, Form form, String id) {
    boolean given =
        form.fields().entrySet().stream()
            .filter(field -> (field.getKey() + ".").startsWith("a." + id + "."))
            .anyMatch(field -> field.getValue().stream().anyMatch(value -> !value.isBlank()));
    return words.say(given ? "paper.answer.wrong" : "wrong.required");
  }

  private Optional<String> numberError(Words words, Poll poll, String number, Problem problem) {
    return switch (problem) {
      case CODE_NEEDED -> Optional.of(words.say("paper.number.needed"));
      case CODE_UNKNOWN -> Optional.of(words.say("paper.number." + state(poll, number, false)));
      default -> Optional.empty();
    };
  }

  private static String state(Poll poll, String number, boolean known) {
    boolean fits =
        new FormNumber(poll.id(), poll.content().access().takesCodes())
            .fits(Syllables.plain(number));
    return known ? "new" : fits ? "entered" : "unknown";
  }

  private Future<Reply> number(RoutingContext ctx) {
    String number = ctx.pathParam("number");
    if (number.length() > LONGEST_NUMBER) {
      throw Rejected.because(Problem.NOT_FOUND);
    }
    return staff
        .changed(ctx)
        .compose(
            poll ->
                codes
                    .knowsPaper(Caller.of(ctx), poll, Syllables.plain(number))
                    .map(known -> Reply.ok(new Known(state(poll, number, known)))))
        .map(reply -> reply.with("Cache-Control", "no-store"));
  }
}
