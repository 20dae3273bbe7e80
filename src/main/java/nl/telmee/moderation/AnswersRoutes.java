package nl.telmee.moderation;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.telmee.id.Uuids;
import nl.telmee.poll.Poll;
import nl.telmee.poll.Polls;
import nl.telmee.poll.Question;
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

/** The pages where texts are read. Who may not change a poll does not see what was written. */
public final class AnswersRoutes {
  private static final Pattern SEEN = Pattern.compile("([0-9a-f-]{36})\\.(\\d{1,6})");
  private static final int MOST_AT_ONCE = 50;
  private static final int LONGEST_WORDS = 200;
  private static final int MOST_NEW_LABELS = 5;

  private final Polls polls;
  private final Moderation moderation;
  private final Editions editions;
  private final Pages pages;

  public AnswersRoutes(Polls polls, Moderation moderation, Editions editions, Pages pages) {
    this.polls = polls;
    this.moderation = moderation;
    this.editions = editions;
    this.pages = pages;
  }

  /** Mounts the routes. */
  public void mount(Routes routes) {
    String base = "/staff/polls/:poll/answers";
    routes.get(base, Access.COUNCIL).reply(this::page);
    routes.post(base + "/_decide", Access.COUNCIL, BodyLimit.RESPONSE).reply(this::decide);
    routes.post(base + "/_publish", Access.COUNCIL, BodyLimit.SMALL).reply(this::publish);
    routes.post(base + "/labels/:label", Access.COUNCIL, BodyLimit.SMALL).reply(this::label);
  }

  private Future<Poll> poll(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    return polls
        .forStaff(caller, Params.pollId(ctx))
        .map(
            poll -> {
              caller.requireChanges(poll.content().organisation());
              if (!poll.hasOpened() || AnswersQuery.questions(poll).isEmpty()) {
                throw Rejected.because(Problem.NOT_FOUND);
              }
              return poll;
            });
  }

  private Future<Reply> page(RoutingContext ctx) {
    return poll(ctx).compose(poll -> page(ctx, poll, AnswersQuery.of(ctx), null));
  }

  private Future<Reply> page(
      RoutingContext ctx, Poll poll, AnswersQuery asked, @Nullable String alert) {
    Caller caller = Caller.of(ctx);
    Question.OpenText question = asked.chosen(poll).orElseThrow();
    AnswersQuery query =
        new AnswersQuery(question.id(), asked.state(), asked.search(), asked.label(), asked.page());
    StaffFrame staff =
        pages.staff(ctx, poll.content().title().in(pages.words(ctx).language()), StaffMenu.POLLS);
    return found(caller, poll, query)
        .map(
            found ->
                new AnswersView(staff, caller, poll, query)
                    .page(question, found, notice(ctx, staff.words()), alert))
        .map(page -> pages.renderStaff("moderation/answers.jte", page));
  }

  private Future<AnswersView.Found> found(Caller caller, Poll poll, AnswersQuery query) {
    TextStore.Query texts =
        new TextStore.Query(
            query.question(),
            query.state(),
            query.search().isEmpty() ? null : query.search(),
            query.label(),
            caller.account(),
            AnswersView.PAGE + 1,
            query.page() * AnswersView.PAGE);
    return Future.all(
            moderation.texts(caller, poll, texts),
            moderation.counts(caller, poll.id()),
            moderation.labels(caller, poll.id()),
            editions.standing(caller, poll))
        .map(
            all ->
                new AnswersView.Found(
                    all.resultAt(0), all.resultAt(1), all.resultAt(2), all.resultAt(3)));
  }

  /** What the address says was just done. */
  private static AnswersPage.@Nullable Notice notice(RoutingContext ctx, Words words) {
    String done = Params.query(ctx, "done").orElse("");
    List<String> undo =
        Stream.of(Params.query(ctx, "undo").orElse("").split(","))
            .filter(seen -> SEEN.matcher(seen).matches())
            .limit(MOST_AT_ONCE)
            .toList();
    int texts = Math.max(1, undo.size());
    return switch (done) {
      case "publish" -> new AnswersPage.Notice(words.count("moderation.done.publish", texts), undo);
      case "leave-out" ->
          new AnswersPage.Notice(words.count("moderation.done.leave-out", texts), undo);
      case "waiting" ->
          new AnswersPage.Notice(words.count("moderation.done.waiting", texts), List.of());
      case "edition" -> new AnswersPage.Notice(words.say("moderation.done.edition"), List.of());
      default -> null;
    };
  }

  private Future<Reply> decide(RoutingContext ctx) {
    Form form = Form.of(ctx);
    List<Moderation.Seen> texts = form.all("seen").stream().flatMap(AnswersRoutes::seen).toList();
    String action = form.text("action", LONGEST_WORDS);
    AnswersQuery query = AnswersQuery.of(form);
    return poll(ctx)
        .compose(
            poll -> {
              String problem = problem(texts, action, form);
              return problem == null
                  ? decide(ctx, poll, query, texts, action, form)
                  : again(ctx, poll, query, problem, 400);
            });
  }

  private static Stream<Moderation.Seen> seen(String text) {
    var matcher = SEEN.matcher(text);
    return matcher.matches()
        ? Uuids.parse(matcher.group(1)).stream()
            .map(id -> new Moderation.Seen(id, Integer.parseInt(matcher.group(2))))
        : Stream.empty();
  }

  /** What is missing; null: nothing. */
  private static @Nullable String problem(List<Moderation.Seen> texts, String action, Form form) {
    if (texts.isEmpty()) {
      return "moderation.wrong.none";
    }
    if (texts.size() > MOST_AT_ONCE || change(action, form).isEmpty()) {
      return "moderation.wrong.action";
    }
    return null;
  }

  /** What an action makes of a text; empty for an action that there is not. */
  private static Optional<UnaryOperator<OpenText>> change(String action, Form form) {
    String words = form.text("also", LONGEST_WORDS);
    return switch (action) {
      case "publish" -> Optional.of(text -> hidden(text, words).published());
      case "leave-out" ->
          Reason.of(form.text("reason", LONGEST_WORDS))
              .map(reason -> text -> hidden(text, words).leftOut(reason));
      case "waiting" -> Optional.of(OpenText::waiting);
      case "save" -> Optional.of(text -> hidden(text, words));
      case "restore" -> Optional.of(text -> text.showing(text.written()));
      default ->
          action.startsWith("hide:")
              ? Optional.of(text -> text.showing(Redaction.hide(text.shown(), action)))
              : Optional.empty();
    };
  }

  private static OpenText hidden(OpenText text, String words) {
    return text.showing(Redaction.hideWords(text.shown(), words));
  }

  private Future<Reply> decide(
      RoutingContext ctx,
      Poll poll,
      AnswersQuery query,
      List<Moderation.Seen> texts,
      String action,
      Form form) {
    boolean only = form.has("labelled");
    Moderation.Decision decision =
        new Moderation.Decision(
            change(action, form).orElseThrow(),
            form.all("label").stream().flatMap(id -> Uuids.parse(id).stream()).toList(),
            newLabels(form),
            only);
    return moderation
        .decide(Caller.of(ctx), poll, texts, decision)
        .map(_ -> Reply.seeOther(next(poll, query, texts, action)))
        .recover(failure -> outdated(ctx, poll, query, failure));
  }

  private static List<String> newLabels(Form form) {
    return Stream.of(form.text("new-label", LONGEST_WORDS).split(","))
        .map(name -> name.strip().replaceAll("\\s+", " "))
        .filter(name -> !name.isEmpty())
        .map(name -> name.substring(0, Math.min(name.length(), Label.LONGEST)))
        .limit(MOST_NEW_LABELS)
        .toList();
  }

  /** Back to the list; to the text itself when it stays there. */
  private static String next(
      Poll poll, AnswersQuery query, List<Moderation.Seen> texts, String action) {
    boolean stays = !List.of("publish", "leave-out", "waiting").contains(action);
    if (stays) {
      return query.address(poll) + "#t-" + texts.getFirst().id();
    }
    List<String> undo = new ArrayList<>();
    texts.forEach(seen -> undo.add(AnswersView.seen(seen.id(), seen.revision() + 1)));
    return query.address(poll) + "&done=" + action + "&undo=" + String.join(",", undo);
  }

  private Future<Reply> outdated(
      RoutingContext ctx, Poll poll, AnswersQuery query, Throwable failure) {
    return failure instanceof Rejected rejected && rejected.problem() == Problem.REVISION_OUTDATED
        ? again(ctx, poll, query, "moderation.wrong.outdated", 409)
        : Future.failedFuture(failure);
  }

  private Future<Reply> again(
      RoutingContext ctx, Poll poll, AnswersQuery query, String alert, int status) {
    return page(ctx, poll, query, pages.words(ctx).say(alert)).map(page -> page.status(status));
  }

  private Future<Reply> publish(RoutingContext ctx) {
    AnswersQuery query = AnswersQuery.of(Form.of(ctx));
    return poll(ctx)
        .compose(
            poll ->
                editions
                    .make(Caller.of(ctx), poll)
                    .map(_ -> Reply.seeOther(query.address(poll) + "&done=edition"))
                    .recover(failure -> notNow(ctx, poll, query, failure)));
  }

  private Future<Reply> notNow(
      RoutingContext ctx, Poll poll, AnswersQuery query, Throwable failure) {
    return failure instanceof Rejected rejected && rejected.problem() == Problem.INVALID
        ? again(ctx, poll, query, "moderation.wrong.few", 409)
        : outdated(ctx, poll, query, failure);
  }

  private Future<Reply> label(RoutingContext ctx) {
    Form form = Form.of(ctx);
    UUID label =
        Uuids.parse(ctx.pathParam("label")).orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
    AnswersQuery query = AnswersQuery.of(form);
    String name = form.has("remove") ? "" : form.text("name", Label.LONGEST);
    return poll(ctx)
        .compose(
            poll ->
                name.isEmpty() && !form.has("remove")
                    ? again(ctx, poll, query, "moderation.wrong.label", 400)
                    : moderation
                        .changeLabel(Caller.of(ctx), poll, label, name)
                        .map(_ -> Reply.seeOther(query.address(poll) + "#labels")));
  }
}
