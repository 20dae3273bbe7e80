package nl.telmee.retention;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Fields;
import nl.telmee.web.Mistake;
import nl.telmee.web.Params;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;

/** Destruction of a poll's data over the API. */
public final class DestructionRoutes {
  private static final String ALL = "/api/v1/polls/:poll/destructions";

  private final Destructions destructions;

  public DestructionRoutes(Destructions destructions) {
    this.destructions = destructions;
  }

  /** Mounts the routes. */
  public void mount(Routes routes) {
    routes.get(ALL, Access.STAFF).json(this::list);
    routes.post(ALL, Access.ADMINISTRATOR, BodyLimit.SMALL).json(this::begin);
  }

  private Future<Reply> list(RoutingContext ctx) {
    return destructions
        .ofPoll(Caller.of(ctx), Params.pollId(ctx))
        .map(
            all ->
                Reply.ok(Map.of("destructions", all.stream().map(DestructionView::of).toList())));
  }

  private Future<Reply> begin(RoutingContext ctx) {
    DataKind kind = kind(Params.jsonBody(ctx));
    Caller caller = Caller.of(ctx);
    return destructions
        .closed(caller, Params.pollId(ctx))
        .compose(poll -> destructions.begin(caller, poll, kind))
        .map(DestructionView::of)
        .map(
            one ->
                Reply.created(one)
                    .with("Location", "/api/v1/polls/" + one.poll() + "/destructions"));
  }

  private static DataKind kind(JsonNode body) {
    List<Mistake> mistakes = new ArrayList<>();
    Fields fields = Fields.of(body, mistakes);
    DataKind kind = fields.word("kind", DataKind.class, null);
    if (mistakes.isEmpty() && !DataKind.BY_HAND.contains(kind)) {
      fields.wrong("kind", "goes after its own term only");
    }
    fields.end();
    if (!mistakes.isEmpty()) {
      throw Rejected.mistakes(mistakes);
    }
    return kind;
  }
}
