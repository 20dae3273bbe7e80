package nl.telmee.trajectory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.UUID;
import nl.telmee.id.Uuids;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;

/** Templates over the API, for who begins trajectories of an organisation. */
public final class TemplateRoutes {
  private static final String PATH = "/api/v1/organisations/:organisation/trajectory-templates";
  private static final String ONE = PATH + "/:template";

  private final Templates templates;
  private final OrganisationStore organisations;

  public TemplateRoutes(Templates templates, OrganisationStore organisations) {
    this.templates = templates;
    this.organisations = organisations;
  }

  /** Mounts the routes. */
  public void mount(Routes routes) {
    routes.get(PATH, Access.COUNCIL).json(this::list);
    routes.post(PATH, Access.COUNCIL, BodyLimit.DOCUMENT).json(this::add);
    routes.get(ONE, Access.COUNCIL).json(this::one);
    routes.put(ONE, Access.COUNCIL, BodyLimit.DOCUMENT).json(this::change);
    routes.post(ONE + "/_remove", Access.COUNCIL, BodyLimit.SMALL).json(this::remove);
  }

  private Future<Reply> list(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    return organisation(ctx, caller)
        .compose(organisation -> templates.of(caller, organisation))
        .map(all -> Reply.ok(Map.of("templates", all.stream().map(TemplateRoutes::view).toList())));
  }

  /** One that is there and that the caller changes. */
  private Future<String> organisation(RoutingContext ctx, Caller caller) {
    String slug = Params.slug(ctx, "organisation");
    caller.requireChanges(slug);
    return organisations
        .bySlug(slug)
        .map(found -> found.orElseThrow(() -> Rejected.because(Problem.NOT_FOUND)).slug());
  }

  private static ObjectNode view(Template template) {
    ObjectNode view = template.json();
    return view.put("id", template.id().toString()).put("revision", template.revision());
  }

  private Future<Reply> add(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    JsonNode body = Params.jsonBody(ctx);
    return organisation(ctx, caller)
        .map(organisation -> Template.read(UUID.randomUUID(), organisation, body))
        .compose(template -> templates.make(caller, template))
        .map(
            made ->
                tagged(Reply.created(view(made)), made)
                    .with(
                        "Location",
                        PATH.replace(":organisation", made.organisation()) + "/" + made.id()));
  }

  private static Reply tagged(Reply reply, Template template) {
    return reply.with("ETag", "\"" + template.revision() + "\"");
  }

  private Future<Reply> one(RoutingContext ctx) {
    return found(ctx).map(found -> tagged(Reply.ok(view(found)), found));
  }

  private Future<Reply> change(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    JsonNode body = Params.jsonBody(ctx);
    int revision = ChangeRoutes.revision(ctx);
    return found(ctx)
        .map(found -> Template.read(found.id(), found.organisation(), body))
        .compose(template -> templates.write(caller, template, revision))
        .map(written -> tagged(Reply.ok(view(written)), written));
  }

  /** The template of the address, which is of the organisation that stands before it. */
  private Future<Template> found(RoutingContext ctx) {
    UUID id =
        Uuids.parse(ctx.pathParam("template"))
            .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
    String organisation = Params.slug(ctx, "organisation");
    return templates
        .find(Caller.of(ctx), id)
        .map(
            found -> {
              if (!found.organisation().equals(organisation)) {
                throw Rejected.because(Problem.NOT_FOUND);
              }
              return found;
            });
  }

  private Future<Reply> remove(RoutingContext ctx) {
    return found(ctx)
        .compose(found -> templates.remove(Caller.of(ctx), found))
        .map(Reply.of(204, "", Buffer.buffer()));
  }
}
