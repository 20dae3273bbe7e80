package nl.telmee.moderation;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.telmee.poll.Poll;
import nl.telmee.poll.Polls;
import nl.telmee.poll.Question;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import org.jspecify.annotations.Nullable;

/** Reading texts over the API. Who may not change a poll does not see what was written. */
public final class OpenTextRoutes {
  private static final String PATH = "/api/v1/polls/:poll";
  private static final int USUAL = 50;
  private static final int MOST = 100;
  private static final int MOST_PAGES = 10_000;

  /** A text on the wire, with the names of its labels. */
  private record View(
      UUID id,
      int revision,
      String question,
      String written,
      String shown,
      String state,
      @Nullable String reason,
      Set<String> labels) {
    static View of(OpenText text, Map<UUID, String> names) {
      return new View(
          text.id(),
          text.revision(),
          text.question(),
          text.written(),
          text.shown(),
          text.state().word(),
          text.reason() == null ? null : text.reason().word(),
          text.labels().stream().map(id -> names.getOrDefault(id, "")).collect(Collectors.toSet()));
    }
  }

  private final Polls polls;
  private final Moderation moderation;
  private final Editions editions;

  public OpenTextRoutes(Polls polls, Moderation moderation, Editions editions) {
    this.polls = polls;
    this.moderation = moderation;
    this.editions = editions;
  }

  /** Mounts the routes. */
  public void mount(Routes routes) {
    routes.get(PATH + "/open-texts", Access.COUNCIL).json(this::list);
    routes
        .post(PATH + "/open-texts/_decide", Access.COUNCIL, BodyLimit.RESPONSE)
        .json(this::decide);
    routes.post(PATH + "/texts/_publish", Access.COUNCIL, BodyLimit.SMALL).json(this::publish);
  }

  private Future<Poll> poll(RoutingContext ctx) {
    return polls
        .forEditor(Caller.of(ctx), Params.pollId(ctx))
        .map(
            poll -> {
              if (!poll.hasOpened()) {
                throw Rejected.because(Problem.POLL_NOT_OPEN);
              }
              return poll;
            });
  }

  /** In an order that says nothing of when they came, and is the same at each page. */
  private Future<Reply> list(RoutingContext ctx) {
    int limit = Params.whole(ctx, "limit", 1, MOST, USUAL);
    int page = Params.whole(ctx, "page", 1, MOST_PAGES, 1);
    TextState state =
        Params.query(ctx, "state").map(OpenTextRoutes::state).orElse(TextState.WAITING);
    Caller caller = Caller.of(ctx);
    return poll(ctx)
        .compose(
            poll -> {
              TextStore.Query query =
                  new TextStore.Query(
                      question(ctx, poll),
                      state,
                      null,
                      null,
                      caller.account(),
                      limit,
                      (page - 1) * limit);
              return Future.all(
                  moderation.texts(caller, poll, query), moderation.labels(caller, poll.id()));
            })
        .map(both -> Reply.ok(Map.of("texts", views(both.resultAt(0), both.resultAt(1)))));
  }

  private static List<View> views(List<OpenText> texts, List<Label> labels) {
    Map<UUID, String> names =
        labels.stream().collect(Collectors.toMap(Label::id, Label::name, (one, _) -> one));
    return texts.stream().map(text -> View.of(text, names)).toList();
  }

  private static TextState state(String word) {
    TextState state = TextState.of(word);
    if (!state.word().equals(word)) {
      throw Params.wrongQuery("state", "must be waiting, published or left-out");
    }
    return state;
  }

  private static String question(RoutingContext ctx, Poll poll) {
    List<String> all = new ArrayList<>();
    for (Question question : poll.content().questionnaire().questions()) {
      if (question instanceof Question.OpenText) {
        all.add(question.id());
      }
    }
    String asked = Params.query(ctx, "question").orElse(all.isEmpty() ? "" : all.getFirst());
    if (!all.contains(asked)) {
      throw Params.wrongQuery("question", "must be an open question of this poll");
    }
    return asked;
  }

  private Future<Reply> decide(RoutingContext ctx) {
    DecisionBody body = DecisionBody.read(Params.jsonBody(ctx));
    return poll(ctx)
        .compose(poll -> moderation.decide(Caller.of(ctx), poll, body.texts(), body.decision()))
        .map(_ -> Reply.ok(Map.of("decided", body.texts().size())));
  }

  private Future<Reply> publish(RoutingContext ctx) {
    return poll(ctx)
        .compose(poll -> editions.make(Caller.of(ctx), poll))
        .map(edition -> Reply.ok(Map.of("edition", edition)));
  }
}
