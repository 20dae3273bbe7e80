package nl.telmee.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.id.Slug;
import nl.telmee.id.Uuids;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Fields;
import nl.telmee.web.Json;
import nl.telmee.web.Mistake;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import org.jspecify.annotations.Nullable;

/** Subscriptions over the API. */
final class SubscriptionRoutes {
  private static final String ALL = "/api/v1/subscriptions";
  private static final String ONE = ALL + "/:subscription";
  private static final int USUAL = 50;
  private static final int MOST = 100;

  private final Subscriptions subscriptions;

  SubscriptionRoutes(Subscriptions subscriptions) {
    this.subscriptions = subscriptions;
  }

  void mount(Routes routes) {
    routes.get(ALL, Access.COUNCIL).json(this::list);
    routes.post(ALL, Access.COUNCIL, BodyLimit.SMALL).json(this::make);
    routes.get(ONE, Access.COUNCIL).json(this::shown);
    routes.put(ONE, Access.COUNCIL, BodyLimit.SMALL).json(this::change);
    routes.delete(ONE, Access.COUNCIL).json(this::remove);
    routes.post(ONE + "/_test", Access.COUNCIL, BodyLimit.SMALL).json(this::test);
    routes.post(ONE + "/_rotate-secret", Access.COUNCIL, BodyLimit.SMALL).json(this::rotate);
    routes.post(ONE + "/_pause", Access.COUNCIL, BodyLimit.SMALL).json(this::pause);
    routes.post(ONE + "/_resume", Access.COUNCIL, BodyLimit.SMALL).json(this::resume);
    routes.post(ONE + "/_replay", Access.COUNCIL, BodyLimit.SMALL).json(this::replay);
    routes.get(ONE + "/deliveries", Access.COUNCIL).json(this::deliveries);
    routes
        .post(ONE + "/deliveries/:delivery/_replay", Access.COUNCIL, BodyLimit.SMALL)
        .json(this::replayOne);
  }

  static UUID id(RoutingContext ctx, String name) {
    return Uuids.parse(ctx.pathParam(name)).orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
  }

  private static UUID id(RoutingContext ctx) {
    return id(ctx, "subscription");
  }

  private Future<Reply> list(RoutingContext ctx) {
    @Nullable String organisation = Params.query(ctx, "organisation").orElse(null);
    if (organisation != null && !Slug.FORM.matcher(organisation).matches()) {
      throw Params.wrongQuery("organisation", "must be a slug");
    }
    return subscriptions
        .all(Caller.of(ctx), organisation)
        .map(all -> all.stream().map(SubscriptionView::of).toList())
        .map(views -> Reply.ok(Map.of("subscriptions", views)));
  }

  private Future<Reply> make(RoutingContext ctx) {
    Wanted.Body body = Wanted.Body.read(Params.jsonBody(ctx), true, subscriptions.plainAllowed());
    return subscriptions
        .make(Caller.of(ctx), body)
        .map(
            made ->
                Reply.created(SubscriptionView.of(made))
                    .with("Location", ALL + "/" + made.subscription().id()));
  }

  private Future<Reply> shown(RoutingContext ctx) {
    return subscriptions
        .one(Caller.of(ctx), id(ctx))
        .map(found -> Reply.ok(SubscriptionView.of(found)));
  }

  private Future<Reply> change(RoutingContext ctx) {
    Wanted.Body body = Wanted.Body.read(Params.jsonBody(ctx), false, subscriptions.plainAllowed());
    return subscriptions.change(Caller.of(ctx), id(ctx), body).compose(_ -> shown(ctx));
  }

  private Future<Reply> remove(RoutingContext ctx) {
    return subscriptions
        .remove(Caller.of(ctx), id(ctx))
        .map(_ -> Reply.of(204, "", Buffer.buffer()));
  }

  private Future<Reply> test(RoutingContext ctx) {
    return subscriptions
        .test(Caller.of(ctx), id(ctx))
        .map(delivery -> Reply.ok(DeliveryView.of(delivery)));
  }

  private Future<Reply> rotate(RoutingContext ctx) {
    return subscriptions
        .rotate(Caller.of(ctx), id(ctx))
        .map(made -> Reply.ok(SubscriptionView.of(made)));
  }

  private Future<Reply> pause(RoutingContext ctx) {
    return subscriptions.pause(Caller.of(ctx), id(ctx)).compose(_ -> shown(ctx));
  }

  private Future<Reply> resume(RoutingContext ctx) {
    Optional<Instant> from = from(ctx, false);
    return subscriptions
        .resume(Caller.of(ctx), id(ctx), from.orElse(null))
        .compose(_ -> shown(ctx));
  }

  private Future<Reply> replay(RoutingContext ctx) {
    Instant from = from(ctx, true).orElseThrow();
    return subscriptions.replay(Caller.of(ctx), id(ctx), from).compose(_ -> shown(ctx));
  }

  /** The moment in a body, which may be left out where it is not needed. */
  private static Optional<Instant> from(RoutingContext ctx, boolean needed) {
    JsonNode body =
        !needed && Routes.body(ctx).length() == 0 ? Json.object() : Params.jsonBody(ctx);
    List<Mistake> mistakes = new ArrayList<>();
    Fields fields = Fields.of(body, mistakes);
    Optional<Instant> from = fields.moment("from");
    if (needed && from.isEmpty() && mistakes.isEmpty()) {
      fields.wrong("from", "is required");
    }
    fields.end();
    if (!mistakes.isEmpty()) {
      throw Rejected.mistakes(mistakes);
    }
    return from;
  }

  private Future<Reply> deliveries(RoutingContext ctx) {
    int limit = Params.whole(ctx, "limit", 1, MOST, USUAL);
    UUID before =
        Params.query(ctx, "before")
            .map(
                text ->
                    Uuids.parse(text)
                        .orElseThrow(() -> Params.wrongQuery("before", "is no id of a delivery")))
            .orElse(null);
    return subscriptions
        .deliveries(Caller.of(ctx), id(ctx), before, limit)
        .map(found -> Reply.ok(view(found, limit)));
  }

  private static ObjectNode view(List<Delivery> found, int limit) {
    ObjectNode view = Json.object();
    view.putPOJO("deliveries", found.stream().map(DeliveryView::of).toList());
    return view.put("next", found.size() < limit ? null : found.getLast().id().toString());
  }

  private Future<Reply> replayOne(RoutingContext ctx) {
    return subscriptions
        .replay(Caller.of(ctx), id(ctx), id(ctx, "delivery"))
        .map(delivery -> Reply.ok(DeliveryView.of(delivery)));
  }
}
