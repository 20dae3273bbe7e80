package nl.telmee.poll;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import nl.telmee.id.PollId;
import nl.telmee.identity.SessionGate;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;

/** Polls over the API. */
public final class PollRoutes {
  private final Polls polls;
  private final Drafts drafts;
  private final SessionGate visitors;
  private final HeldIn.Source trajectories;
  private final String publicUrl;

  public PollRoutes(
      Polls polls,
      Drafts drafts,
      SessionGate visitors,
      HeldIn.Source trajectories,
      String publicUrl) {
    this.polls = polls;
    this.drafts = drafts;
    this.visitors = visitors;
    this.trajectories = trajectories;
    this.publicUrl = publicUrl;
  }

  /** Mounts the routes. */
  public void mount(Routes routes) {
    routes.get("/api/v1/polls", Access.ANYONE).json(this::list);
    routes.post("/api/v1/polls", Access.COUNCIL, BodyLimit.QUESTIONNAIRE).json(this::create);
    routes.get("/api/v1/polls/:poll", Access.ANYONE).json(this::one);
    routes.put("/api/v1/polls/:poll", Access.COUNCIL, BodyLimit.QUESTIONNAIRE).json(this::change);
    routes.post("/api/v1/polls/:poll/_open", Access.COUNCIL, BodyLimit.SMALL).json(this::open);
    routes.post("/api/v1/polls/:poll/_close", Access.COUNCIL, BodyLimit.SMALL).json(this::close);
  }

  private Future<Reply> list(RoutingContext ctx) {
    PollQuery query = PollQuery.of(ctx);
    return polls.opened(query).map(found -> Reply.ok(PollView.list(found, query, publicUrl)));
  }

  private Future<Reply> create(RoutingContext ctx) {
    PollContent content = PollReader.read(Params.jsonBody(ctx));
    return polls
        .create(Caller.of(ctx), content)
        .map(
            poll ->
                Reply.created(PollView.of(poll, List.of(), publicUrl))
                    .with("Location", "/api/v1/polls/" + poll.id())
                    .with("ETag", tag(1)));
  }

  /** A draft is known to the staff of its organisation only. */
  private Future<Reply> one(RoutingContext ctx) {
    PollId id = Params.pollId(ctx);
    return visitors
        .callerIfAny(ctx)
        .compose(caller -> caller.isPresent() ? known(caller.get(), id) : opened(id))
        .compose(
            poll ->
                view(poll)
                    .compose(view -> heldIn(poll, view))
                    .compose(view -> tagged(ctx, poll, view)));
  }

  /** Says in which trajectory it is held. */
  private Future<ObjectNode> heldIn(Poll poll, ObjectNode view) {
    return trajectories
        .of(poll.id())
        .map(
            found -> {
              found.ifPresent(one -> PollView.heldIn(view, one, publicUrl));
              return view;
            });
  }

  private Future<Poll> known(Caller caller, PollId id) {
    return polls.forStaff(caller, id).recover(_ -> opened(id));
  }

  private Future<Poll> opened(PollId id) {
    return polls
        .find(id)
        .map(
            poll -> {
              if (!poll.hasOpened()) {
                throw Rejected.because(Problem.NOT_FOUND);
              }
              return poll;
            });
  }

  /** A draft has its revision as tag, for a change that must not undo another's. */
  private Future<Reply> tagged(RoutingContext ctx, Poll poll, ObjectNode view) {
    if (poll.hasOpened()) {
      return Future.succeededFuture(Reply.ok(view));
    }
    return visitors
        .caller(ctx)
        .compose(caller -> drafts.read(caller, poll.id()))
        .map(draft -> Reply.ok(view).with("ETag", tag(draft.revision())));
  }

  private static String tag(int revision) {
    return "\"" + revision + "\"";
  }

  private Future<ObjectNode> view(Poll poll) {
    return polls.earlyLooks(poll.id()).map(looks -> PollView.of(poll, looks, publicUrl));
  }

  private Future<Reply> change(RoutingContext ctx) {
    PollContent content = PollReader.read(Params.jsonBody(ctx));
    PollId id = Params.pollId(ctx);
    Caller caller = Caller.of(ctx);
    requireRight(caller, content);
    return polls
        .forEditor(caller, id)
        .compose(poll -> change(ctx, caller, poll, content))
        .compose(draft -> polls.forStaff(caller, id).compose(poll -> changed(poll, draft)));
  }

  private Future<Reply> changed(Poll poll, PollDraft draft) {
    return view(poll).map(view -> Reply.ok(view).with("ETag", tag(draft.revision())));
  }

  private Future<PollDraft> change(
      RoutingContext ctx, Caller caller, Poll poll, PollContent content) {
    if (poll.hasOpened()) {
      return Future.failedFuture(Rejected.because(Problem.POLL_FROZEN));
    }
    polls.requireFuture(content);
    return drafts
        .read(caller, poll.id())
        .compose(draft -> replace(ctx, caller, draft, content))
        .compose(_ -> drafts.read(caller, poll.id()));
  }

  private Future<Void> replace(
      RoutingContext ctx, Caller caller, PollDraft draft, PollContent content) {
    String wanted = ctx.request().getHeader("If-Match");
    if (wanted != null && !wanted.equals("*") && !wanted.equals(tag(draft.revision()))) {
      return Future.failedFuture(Rejected.because(Problem.REVISION_OUTDATED));
    }
    return drafts
        .replace(caller, draft.id(), draft.revision(), content)
        .map(
            done -> {
              if (!done) {
                throw Rejected.because(Problem.REVISION_OUTDATED);
              }
              return null;
            });
  }

  private Future<Reply> open(RoutingContext ctx) {
    return polls.open(Caller.of(ctx), Params.pollId(ctx)).compose(this::view).map(Reply::ok);
  }

  private Future<Reply> close(RoutingContext ctx) {
    return polls.close(Caller.of(ctx), Params.pollId(ctx)).compose(this::view).map(Reply::ok);
  }

  private static void requireRight(Caller caller, PollContent content) {
    if (!caller.changes(content.organisation())) {
      throw Rejected.because(Problem.NOT_ALLOWED);
    }
  }
}
