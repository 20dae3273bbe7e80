package nl.telmee.poll;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.telmee.id.PollId;
import nl.telmee.identity.Caller;
import nl.telmee.identity.Sessions;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;

/** Polls over the API. */
public final class PollRoutes {
  private final Polls polls;
  private final Sessions sessions;
  private final String publicUrl;

  public PollRoutes(Polls polls, Sessions sessions, String publicUrl) {
    this.polls = polls;
    this.sessions = sessions;
    this.publicUrl = publicUrl;
  }

  /** Mounts the routes. */
  public void mount(Routes routes) {
    routes.get("/api/v1/polls", Access.ANYONE).json(this::list);
    routes.post("/api/v1/polls", Access.STAFF, BodyLimit.QUESTIONNAIRE).json(this::create);
    routes.get("/api/v1/polls/:poll", Access.ANYONE).json(this::one);
    routes.put("/api/v1/polls/:poll", Access.STAFF, BodyLimit.QUESTIONNAIRE).json(this::change);
    routes.post("/api/v1/polls/:poll/_open", Access.STAFF, BodyLimit.SMALL).json(this::open);
    routes.post("/api/v1/polls/:poll/_close", Access.STAFF, BodyLimit.SMALL).json(this::close);
  }

  private Future<Reply> list(RoutingContext ctx) {
    PollQuery query = PollQuery.of(ctx);
    return polls.opened(query).map(found -> Reply.ok(PollView.list(found, query, publicUrl)));
  }

  private Future<Reply> create(RoutingContext ctx) {
    PollContent content = PollReader.read(Params.jsonBody(ctx));
    requireRight(ctx, content);
    return polls
        .create(content)
        .map(
            poll ->
                Reply.created(PollView.of(poll, List.of(), publicUrl))
                    .with("Location", "/api/v1/polls/" + poll.id()));
  }

  private Future<Reply> one(RoutingContext ctx) {
    return sessions
        .callerIfAny(ctx)
        .compose(caller -> polls.read(Params.pollId(ctx)).map(poll -> visible(poll, caller)))
        .compose(this::view)
        .map(Reply::ok);
  }

  /** A draft is known to the staff of its organisation only. */
  private static Poll visible(Poll poll, Optional<Caller> caller) {
    boolean own = caller.filter(who -> who.actsFor(poll.content().organisation())).isPresent();
    if (poll.hasOpened() || own) {
      return poll;
    }
    throw Rejected.because(Problem.NOT_FOUND);
  }

  private Future<ObjectNode> view(Poll poll) {
    return polls.earlyLooks(poll.id()).map(looks -> PollView.of(poll, looks, publicUrl));
  }

  private Future<Reply> change(RoutingContext ctx) {
    PollContent content = PollReader.read(Params.jsonBody(ctx));
    requireRight(ctx, content);
    return allowed(ctx, id -> polls.change(id, content));
  }

  private Future<Reply> open(RoutingContext ctx) {
    return allowed(ctx, polls::open);
  }

  private Future<Reply> close(RoutingContext ctx) {
    return allowed(ctx, polls::close);
  }

  private Future<Reply> allowed(RoutingContext ctx, Function<PollId, Future<Poll>> act) {
    PollId id = Params.pollId(ctx);
    return polls
        .read(id)
        .map(poll -> requireRight(ctx, poll.content()))
        .compose(_ -> act.apply(id))
        .compose(this::view)
        .map(Reply::ok);
  }

  private static PollContent requireRight(RoutingContext ctx, PollContent content) {
    if (Sessions.caller(ctx, Access.STAFF).actsFor(content.organisation())) {
      return content;
    }
    throw Rejected.because(Problem.NOT_ALLOWED);
  }
}
