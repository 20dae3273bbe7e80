package nl.telmee.signal;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import nl.telmee.id.Slug;
import nl.telmee.id.Uuids;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Fields;
import nl.telmee.web.Mistake;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;

/** Signals over the API. */
final class SignalApi {
  private static final String PATH = "/api/v1/signals";
  private static final String ONE = PATH + "/:signal";
  private static final int MOST = 100;

  private static final Set<SignalState> LISTED =
      EnumSet.of(SignalState.OPEN, SignalState.TAKEN_UP, SignalState.ANSWERED, SignalState.REFUSED);

  private final Signals signals;
  private final Deciding deciding;

  SignalApi(Signals signals, Deciding deciding) {
    this.signals = signals;
    this.deciding = deciding;
  }

  void mount(Routes routes) {
    routes.get(PATH, Access.ANYONE).json(this::list);
    routes.post(PATH, Access.ANYONE, BodyLimit.SMALL).json(this::bring);
    routes.get(ONE, Access.ANYONE).json(this::one);
    routes.post(ONE + "/_support", Access.ANYONE, BodyLimit.SMALL).json(this::support);
    routes.post(ONE + "/_publish", Access.COUNCIL, BodyLimit.SMALL).json(this::publish);
    routes.post(ONE + "/_leave-out", Access.COUNCIL, BodyLimit.SMALL).json(this::leaveOut);
    routes.post(ONE + "/_merge", Access.COUNCIL, BodyLimit.SMALL).json(this::merge);
    routes.post(ONE + "/_answer", Access.COUNCIL, BodyLimit.SMALL).json(this::answer);
  }

  private Future<Reply> list(RoutingContext ctx) {
    String organisation =
        Params.query(ctx, "organisation")
            .filter(slug -> Slug.FORM.matcher(slug).matches())
            .orElseThrow(
                () -> Params.wrongQuery("organisation", "must be the slug of an organisation"));
    Set<SignalState> states =
        Params.query(ctx, "state")
            .map(
                word ->
                    SignalState.publicOf(word)
                        .orElseThrow(() -> Params.wrongQuery("state", "is no public state")))
            .<Set<SignalState>>map(EnumSet::of)
            .orElse(LISTED);
    int limit = Params.whole(ctx, "limit", 1, MOST, MOST);
    int offset = Params.whole(ctx, "offset", 0, MOST * MOST, 0);
    return signals
        .publicStore()
        .list(Set.of(organisation), states, limit, offset)
        .map(found -> found.stream().map(this::view).toList())
        .map(views -> Reply.ok(Map.of("signals", views)));
  }

  private SignalView view(Signal signal) {
    return SignalView.of(signal, signals.today());
  }

  private static UUID id(RoutingContext ctx) {
    return Uuids.parse(ctx.pathParam("signal"))
        .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
  }

  /** A public signal; fails with {@link Problem#NOT_FOUND}. */
  private Future<Signal> find(RoutingContext ctx) {
    return signals
        .publicStore()
        .find(id(ctx))
        .map(found -> found.orElseThrow(() -> Rejected.because(Problem.NOT_FOUND)));
  }

  private Future<Reply> one(RoutingContext ctx) {
    return find(ctx).map(signal -> Reply.ok(view(signal)));
  }

  private Future<Reply> bring(RoutingContext ctx) {
    Subject.Body body = Subject.Body.read(Params.jsonBody(ctx));
    return signals
        .bring(ctx, body.organisation(), body.subject())
        .map(
            token ->
                Reply.created(
                    Map.of(
                        "receipt",
                        token.text(),
                        "path",
                        "/o/" + body.organisation() + "/signals/receipt/" + token.text())));
  }

  private Future<Reply> support(RoutingContext ctx) {
    Supporter supporter = supporter(Params.jsonBody(ctx));
    return find(ctx)
        .compose(signal -> signals.support(ctx, signal, supporter))
        .compose(_ -> one(ctx));
  }

  /** The key that a client made for itself; the same key again counts once. */
  private static Supporter supporter(JsonNode body) {
    List<Mistake> mistakes = new ArrayList<>();
    Fields fields = Fields.of(body, mistakes);
    Optional<UUID> key = Uuids.parse(fields.text("supporter", 36));
    if (key.isEmpty() && mistakes.isEmpty()) {
      fields.wrong("supporter", "must be a UUID");
    }
    fields.end();
    if (!mistakes.isEmpty()) {
      throw Rejected.mistakes(mistakes);
    }
    return new Supporter(key.orElseThrow());
  }

  private Future<Reply> publish(RoutingContext ctx) {
    return decide(ctx, DecisionBody::publish);
  }

  private Future<Reply> leaveOut(RoutingContext ctx) {
    return decide(ctx, (body, _) -> DecisionBody.leaveOut(body));
  }

  private Future<Reply> merge(RoutingContext ctx) {
    return decide(ctx, (body, _) -> DecisionBody.merge(body));
  }

  private Future<Reply> answer(RoutingContext ctx) {
    return decide(ctx, (body, _) -> DecisionBody.answer(body));
  }

  private Future<Reply> decide(
      RoutingContext ctx, BiFunction<JsonNode, Signal, DecisionBody> reader) {
    JsonNode json = Params.jsonBody(ctx);
    return SignalDesk.signal(signals, ctx)
        .compose(
            signal -> {
              DecisionBody body = reader.apply(json, signal);
              return deciding.decide(Caller.of(ctx), signal, body.revision(), body.decision());
            })
        .compose(_ -> SignalDesk.signal(signals, ctx))
        .map(signal -> Reply.ok(view(signal)));
  }
}
