package nl.telmee.digest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.id.Slug;
import nl.telmee.id.Uuids;
import nl.telmee.identity.SessionGate;
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

/** Newsletters over the API: everybody reads what went out, staff makes and sends. */
final class NewsletterRoutes {
  private static final String ALL = "/api/v1/newsletters";
  private static final String ONE = ALL + "/:newsletter";
  private static final int USUAL = 20;
  private static final int MOST = 100;

  private final Newsletters newsletters;
  private final SessionGate visitors;
  private final String publicUrl;

  NewsletterRoutes(Newsletters newsletters, SessionGate visitors, String publicUrl) {
    this.newsletters = newsletters;
    this.visitors = visitors;
    this.publicUrl = publicUrl;
  }

  void mount(Routes routes) {
    routes.get(ALL, Access.ANYONE).json(this::list);
    routes.post(ALL, Access.STAFF, BodyLimit.RESPONSE).json(this::make);
    routes.get(ONE, Access.ANYONE).json(this::one);
    routes.put(ONE, Access.STAFF, BodyLimit.RESPONSE).json(this::change);
    routes.post(ONE + "/_send", Access.STAFF, BodyLimit.SMALL).json(this::send);
  }

  private Future<Reply> list(RoutingContext ctx) {
    Optional<String> organisation = Params.query(ctx, "organisation");
    if (organisation.isPresent() && !Slug.FORM.matcher(organisation.get()).matches()) {
      throw Params.wrongQuery("organisation", "must be a slug");
    }
    int limit = Params.whole(ctx, "limit", 1, MOST, USUAL);
    return newsletters
        .published(organisation.orElse(null), limit)
        .map(
            all -> {
              ObjectNode view = Json.object();
              ArrayNode list = view.putArray("newsletters");
              all.forEach(one -> list.add(NewsletterView.of(one, publicUrl)));
              return Reply.ok(view);
            });
  }

  private static UUID id(RoutingContext ctx) {
    return Uuids.parse(ctx.pathParam("newsletter"))
        .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
  }

  /** What did not go out yet is known to the staff of its organisation only. */
  private Future<Reply> one(RoutingContext ctx) {
    UUID id = id(ctx);
    return visitors
        .callerIfAny(ctx)
        .compose(caller -> caller.isPresent() ? known(caller.get(), id) : open(id))
        .map(Reply::ok);
  }

  private Future<ObjectNode> known(Caller caller, UUID id) {
    return newsletters
        .forEditor(caller, id)
        .map(newsletter -> NewsletterView.forStaff(newsletter, publicUrl))
        .recover(_ -> open(id));
  }

  private Future<ObjectNode> open(UUID id) {
    return newsletters.published(id).map(one -> NewsletterView.of(one, publicUrl));
  }

  private Future<Reply> make(RoutingContext ctx) {
    NewsletterBody body = NewsletterBody.read(Params.jsonBody(ctx));
    Caller caller = Caller.of(ctx);
    if (!caller.changes(body.organisation())) {
      return Future.failedFuture(Rejected.because(Problem.NOT_ALLOWED));
    }
    return newsletters
        .make(caller, body.organisation(), body.content(), body.all())
        .map(
            made ->
                Reply.created(NewsletterView.forStaff(made, publicUrl))
                    .with("Location", ALL + "/" + made.id()));
  }

  private Future<Reply> change(RoutingContext ctx) {
    NewsletterBody body = NewsletterBody.read(Params.jsonBody(ctx));
    Caller caller = Caller.of(ctx);
    return newsletters
        .forEditor(caller, id(ctx))
        .compose(
            before -> {
              if (!before.organisation().equals(body.organisation())) {
                throw Rejected.mistakes(
                    List.of(new Mistake("/organisation", "cannot become another one")));
              }
              return newsletters.change(caller, before, before.revision(), body.content());
            })
        .map(changed -> Reply.ok(NewsletterView.forStaff(changed, publicUrl)));
  }

  private Future<Reply> send(RoutingContext ctx) {
    List<Mistake> mistakes = new ArrayList<>();
    Fields fields = Fields.of(Params.jsonBody(ctx), mistakes);
    Optional<Instant> at = fields.moment("sendAt");
    fields.end();
    if (!mistakes.isEmpty()) {
      throw Rejected.mistakes(mistakes);
    }
    Caller caller = Caller.of(ctx);
    return newsletters
        .forEditor(caller, id(ctx))
        .compose(newsletter -> newsletters.send(caller, newsletter, at.orElse(null)))
        .map(newsletter -> Reply.ok(NewsletterView.forStaff(newsletter, publicUrl)));
  }
}
