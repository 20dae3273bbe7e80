package nl.telmee.spread;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.telmee.id.Uuids;
import nl.telmee.poll.Poll;
import nl.telmee.poll.PollDesk;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Form;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.StaffFrame;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** Conversations are entered, corrected and removed. */
final class ConversationPages {
  private static final String PATH = "/staff/polls/:poll/conversations";
  private static final ZoneId HERE = ZoneId.of("Europe/Amsterdam");

  private final StaffPolls staff;
  private final Conversations conversations;
  private final Clock clock;

  ConversationPages(StaffPolls staff, Conversations conversations, Clock clock) {
    this.staff = staff;
    this.conversations = conversations;
    this.clock = clock;
  }

  void mount(Routes routes) {
    routes.get(PATH, Access.MEMBER).reply(this::page);
    routes.post(PATH, Access.COUNCIL, BodyLimit.RESPONSE).reply(this::make);
    routes.get(PATH + "/:conversation", Access.MEMBER).reply(this::one);
    routes.post(PATH + "/:conversation", Access.COUNCIL, BodyLimit.RESPONSE).reply(this::correct);
    routes
        .post(PATH + "/:conversation/remove", Access.COUNCIL, BodyLimit.SMALL)
        .reply(this::remove);
  }

  private Future<Reply> page(RoutingContext ctx) {
    return staff.seen(ctx).compose(poll -> all(ctx, poll, Map.of(), Map.of()));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), HERE);
  }

  private Future<Reply> all(
      RoutingContext ctx, Poll poll, Map<String, String> typed, Map<String, String> errors) {
    Words words = staff.pages().words(ctx);
    List<CountedQuestion> questions = CountedQuestion.of(poll);
    var entry =
        ConversationsPage.entry(
            words,
            home(poll),
            null,
            1,
            questions,
            typed.isEmpty() ? Map.of("date", today().toString()) : typed,
            errors,
            "");
    return conversations
        .revisions(Caller.of(ctx), poll)
        .map(all -> newest(all).stream().filter(one -> !one.removed()).toList())
        .compose(
            standing ->
                render(
                    ctx,
                    poll,
                    questions.isEmpty() ? null : entry,
                    standing.stream()
                        .map(one -> ConversationsPage.row(words, poll, questions, one))
                        .toList(),
                    List.of()))
        .map(reply -> errors.isEmpty() ? reply : reply.status(Problem.INVALID.status()));
  }

  private static List<ConversationStore.Revision> newest(List<ConversationStore.Revision> all) {
    Map<UUID, ConversationStore.Revision> newest = new java.util.LinkedHashMap<>();
    all.forEach(one -> newest.merge(one.conversation().id(), one, ConversationPages::later));
    return List.copyOf(newest.values());
  }

  private static ConversationStore.Revision later(
      ConversationStore.Revision one, ConversationStore.Revision other) {
    return one.revision() > other.revision() ? one : other;
  }

  private Future<Reply> render(
      RoutingContext ctx,
      Poll poll,
      ConversationsPage.@Nullable Entry entry,
      List<ConversationsPage.Row> rows,
      List<ConversationsPage.Row> history) {
    return conversations
        .taken(Caller.of(ctx), poll)
        .map(
            taken -> {
              StaffFrame frame = staff.frame(ctx, "desk.conversations", poll);
              PollHead head = staff.head(ctx, frame, poll, PollDesk.Page.CONVERSATIONS);
              String notice = notice(poll, taken, entry != null);
              boolean enters = head.changes() && notice.isEmpty();
              return staff
                  .pages()
                  .renderStaff(
                      "spread/conversations.jte",
                      new ConversationsPage(
                          frame,
                          head,
                          notice.isEmpty() ? null : frame.say(notice),
                          enters ? entry : null,
                          rows,
                          history));
            });
  }

  /** Key of what keeps one from entering a conversation; empty: nothing. */
  private static String notice(Poll poll, boolean taken, boolean entry) {
    if (poll.state() == Poll.State.DRAFT) {
      return "conversations.draft";
    }
    if (!taken) {
      return "conversations.final";
    }
    return entry ? "" : "conversations.no-questions";
  }

  private static String home(Poll poll) {
    return PollHead.desk(poll) + "/conversations";
  }

  /** A poll that the caller may change and that has opened: before, the questions may change. */
  private Future<Poll> opened(RoutingContext ctx) {
    return staff
        .changed(ctx)
        .map(
            poll -> {
              if (!poll.hasOpened()) {
                throw Rejected.because(Problem.POLL_NOT_OPEN);
              }
              return poll;
            });
  }

  private Future<Reply> make(RoutingContext ctx) {
    Form form = Form.of(ctx);
    return opened(ctx)
        .compose(
            poll -> {
              var read = reader(ctx, form, poll);
              Conversation made = read.read(UUID.randomUUID());
              return made == null
                  ? all(ctx, poll, typed(form), read.errors())
                  : entered(ctx, poll, made, 1, false);
            });
  }

  private ConversationForm reader(RoutingContext ctx, Form form, Poll poll) {
    return new ConversationForm(form, CountedQuestion.of(poll), today(), staff.pages().words(ctx));
  }

  private static Map<String, String> typed(Form form) {
    Map<String, String> typed = new HashMap<>();
    form.fields().keySet().forEach(name -> typed.put(name, form.raw(name)));
    return typed;
  }

  private static UUID id(RoutingContext ctx) {
    return Uuids.parse(ctx.pathParam("conversation"))
        .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
  }

  private Future<Reply> one(RoutingContext ctx) {
    return staff
        .seen(ctx)
        .compose(
            poll ->
                conversations
                    .history(Caller.of(ctx), poll, id(ctx))
                    .compose(
                        history ->
                            one(ctx, poll, history, typed(history.getFirst()), Map.of(), "")));
  }

  private static Map<String, String> typed(ConversationStore.Revision revision) {
    Conversation one = revision.conversation();
    Map<String, String> typed = new HashMap<>();
    typed.put("place", one.place());
    typed.put("date", one.heldOn().toString());
    typed.put("people", String.valueOf(one.people()));
    typed.put("note", one.note());
    one.counts()
        .forEach(
            (question, options) ->
                options.forEach(
                    (option, count) ->
                        typed.put(
                            ConversationForm.field(question, option), String.valueOf(count))));
    return typed;
  }

  private Future<Reply> one(
      RoutingContext ctx,
      Poll poll,
      List<ConversationStore.Revision> history,
      Map<String, String> typed,
      Map<String, String> errors,
      String trouble) {
    Words words = staff.pages().words(ctx);
    List<CountedQuestion> questions = CountedQuestion.of(poll);
    ConversationStore.Revision newest = history.getFirst();
    String address = home(poll) + "/" + newest.conversation().id();
    var entry =
        newest.removed()
            ? null
            : ConversationsPage.entry(
                words,
                address,
                address + "/remove",
                newest.revision() + 1,
                questions,
                typed,
                errors,
                trouble);
    return render(
        ctx,
        poll,
        entry,
        List.of(),
        history.stream()
            .map(revision -> ConversationsPage.row(words, poll, questions, revision))
            .toList());
  }

  private Future<Reply> correct(RoutingContext ctx) {
    Form form = Form.of(ctx);
    return opened(ctx)
        .compose(
            poll ->
                conversations
                    .history(Caller.of(ctx), poll, id(ctx))
                    .compose(history -> correct(ctx, poll, form, history)));
  }

  private Future<Reply> correct(
      RoutingContext ctx, Poll poll, Form form, List<ConversationStore.Revision> history) {
    var read = reader(ctx, form, poll);
    Conversation corrected = read.read(id(ctx));
    if (corrected == null) {
      return one(ctx, poll, history, typed(form), read.errors(), "")
          .map(page -> page.status(Problem.INVALID.status()));
    }
    String outdated = staff.pages().words(ctx).say("conversations.outdated");
    if (history.getFirst().removed() || revision(form) != history.getFirst().revision() + 1) {
      return one(ctx, poll, history, typed(form), Map.of(), outdated)
          .map(page -> page.status(Problem.REVISION_OUTDATED.status()));
    }
    return entered(ctx, poll, corrected, revision(form), false);
  }

  /** The page of all comes back when the last version of the results is out, and says so. */
  private Future<Reply> entered(
      RoutingContext ctx, Poll poll, Conversation conversation, int revision, boolean removed) {
    return conversations
        .enter(Caller.of(ctx), poll, conversation, revision, removed)
        .map(_ -> Reply.seeOther(home(poll)))
        .recover(
            e ->
                e instanceof Rejected rejected && rejected.problem() == Problem.RESULTS_FINAL
                    ? all(ctx, poll, Map.of(), Map.of())
                        .map(page -> page.status(Problem.RESULTS_FINAL.status()))
                    : Future.failedFuture(e));
  }

  private static int revision(Form form) {
    String text = form.text("revision", 9);
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
  }

  private Future<Reply> remove(RoutingContext ctx) {
    return opened(ctx)
        .compose(
            poll ->
                conversations
                    .history(Caller.of(ctx), poll, id(ctx))
                    .compose(
                        history ->
                            history.getFirst().removed()
                                ? Future.succeededFuture(Reply.seeOther(home(poll)))
                                : entered(
                                    ctx,
                                    poll,
                                    history.getFirst().conversation(),
                                    history.getFirst().revision() + 1,
                                    true)));
  }
}
