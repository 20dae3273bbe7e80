package nl.telmee.spread;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.telmee.id.Uuids;
import nl.telmee.poll.Poll;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;

/** Conversations in the street over the API: entered as counts, corrected, removed. */
final class ConversationRoutes {
  private static final String PATH = "/api/v1/polls/:poll/conversations";
  private static final ZoneId HERE = ZoneId.of("Europe/Amsterdam");

  /** A conversation on the wire. */
  private record View(
      UUID id,
      int revision,
      String place,
      String date,
      int people,
      Map<String, Map<String, Integer>> counts,
      String note) {
    static View of(ConversationStore.Revision revision) {
      Conversation one = revision.conversation();
      return new View(
          one.id(),
          revision.revision(),
          one.place(),
          one.heldOn().toString(),
          one.people(),
          one.counts(),
          one.note());
    }
  }

  private final StaffPolls staff;
  private final Conversations conversations;
  private final Clock clock;

  ConversationRoutes(StaffPolls staff, Conversations conversations, Clock clock) {
    this.staff = staff;
    this.conversations = conversations;
    this.clock = clock;
  }

  void mount(Routes routes) {
    routes.get(PATH, Access.COUNCIL).json(this::list);
    routes.post(PATH, Access.COUNCIL, BodyLimit.RESPONSE).json(this::make);
    routes.put(PATH + "/:conversation", Access.COUNCIL, BodyLimit.RESPONSE).json(this::correct);
    routes
        .post(PATH + "/:conversation/_remove", Access.COUNCIL, BodyLimit.SMALL)
        .json(this::remove);
  }

  private Future<Reply> list(RoutingContext ctx) {
    return staff
        .changed(ctx)
        .compose(poll -> conversations.revisions(Caller.of(ctx), poll))
        .map(all -> Reply.ok(Map.of("conversations", standing(all))));
  }

  /** Revisions come newest first for each. */
  private static List<View> standing(List<ConversationStore.Revision> all) {
    Map<UUID, ConversationStore.Revision> newest = new LinkedHashMap<>();
    all.forEach(one -> newest.putIfAbsent(one.conversation().id(), one));
    return newest.values().stream().filter(one -> !one.removed()).map(View::of).toList();
  }

  private ConversationBody body(RoutingContext ctx, Poll poll, boolean corrects) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), HERE);
    return ConversationBody.read(Params.jsonBody(ctx), CountedQuestion.of(poll), today, corrects);
  }

  /** Before a poll has opened its questions may change. */
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
    UUID id = UUID.randomUUID();
    return opened(ctx)
        .compose(poll -> enter(ctx, poll, id, body(ctx, poll, false)))
        .map(view -> Reply.created(view));
  }

  private Future<Reply> correct(RoutingContext ctx) {
    return opened(ctx)
        .compose(
            poll -> {
              ConversationBody body = body(ctx, poll, true);
              return standing(ctx, poll)
                  .map(before -> requireRead(before, body))
                  .compose(id -> enter(ctx, poll, id, body));
            })
        .map(view -> Reply.ok(view));
  }

  private static UUID requireRead(ConversationStore.Revision before, ConversationBody body) {
    if (before.revision() != body.revision()) {
      throw Rejected.because(Problem.REVISION_OUTDATED);
    }
    return before.conversation().id();
  }

  private Future<View> enter(RoutingContext ctx, Poll poll, UUID id, ConversationBody body) {
    return conversations
        .enter(Caller.of(ctx), poll, body.conversation(id), body.revision() + 1, false)
        .compose(_ -> conversations.history(Caller.of(ctx), poll, id))
        .map(history -> View.of(history.getFirst()));
  }

  /** The newest revision of one that was not removed. */
  private Future<ConversationStore.Revision> standing(RoutingContext ctx, Poll poll) {
    UUID id =
        Uuids.parse(ctx.pathParam("conversation"))
            .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
    return conversations
        .history(Caller.of(ctx), poll, id)
        .map(
            history -> {
              if (history.getFirst().removed()) {
                throw Rejected.because(Problem.NOT_FOUND);
              }
              return history.getFirst();
            });
  }

  private Future<Reply> remove(RoutingContext ctx) {
    return opened(ctx)
        .compose(
            poll ->
                standing(ctx, poll)
                    .compose(
                        last ->
                            conversations
                                .enter(
                                    Caller.of(ctx),
                                    poll,
                                    last.conversation(),
                                    last.revision() + 1,
                                    true)
                                .map(_ -> Reply.ok(View.of(last)))));
  }
}
