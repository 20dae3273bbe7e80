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
    routes.post(PATH + "/:template/_remove", Access.COUNCIL, BodyLimit.SMALL).json(this::remove);
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
    return view.put("id", template.id().toString());
  }

  private Future<Reply> add(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    JsonNode body = Params.jsonBody(ctx);
    return organisation(ctx, caller)
        .map(organisation -> Template.read(UUID.randomUUID(), organisation, body))
        .compose(template -> templates.write(caller, template))
        .map(made -> Reply.created(view(made)));
  }

  private Future<Reply> remove(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    UUID id =
        Uuids.parse(ctx.pathParam("template"))
            .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
    String organisation = Params.slug(ctx, "organisation");
    return templates
        .find(caller, id)
        .compose(
            found ->
                found.organisation().equals(organisation)
                    ? templates.remove(caller, found).map(Reply.of(204, "", Buffer.buffer()))
                    : Future.failedFuture(Rejected.because(Problem.NOT_FOUND)));
  }
}
