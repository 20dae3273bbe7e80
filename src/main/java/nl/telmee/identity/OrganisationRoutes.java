package nl.telmee.identity;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;

/** Organisations over the API. */
final class OrganisationRoutes {
  private final OrganisationStore organisations;
  private final ManagedOrganisations managed;

  OrganisationRoutes(OrganisationStore organisations, ManagedOrganisations managed) {
    this.managed = managed;
    this.organisations = organisations;
  }

  void mount(Routes routes) {
    routes.get("/api/v1/organisations", Access.ANYONE).json(this::list);
    routes.get("/api/v1/organisations/:organisation", Access.ANYONE).json(this::one);
    routes.post("/api/v1/organisations", Access.ADMINISTRATOR, BodyLimit.SMALL).json(this::create);
    routes
        .put("/api/v1/organisations/:organisation", Access.ADMINISTRATOR, BodyLimit.SMALL)
        .json(this::change);
  }

  private Future<Reply> list(RoutingContext ctx) {
    return organisations.all().map(all -> Reply.ok(Map.of("organisations", views(all))));
  }

  private static List<OrganisationView> views(List<Organisation> organisations) {
    return organisations.stream().map(OrganisationView::of).toList();
  }

  private Future<Reply> one(RoutingContext ctx) {
    return organisations
        .bySlug(Params.slug(ctx, "organisation"))
        .map(found -> found.orElseThrow(() -> Rejected.because(Problem.NOT_FOUND)))
        .map(organisation -> Reply.ok(OrganisationView.of(organisation)));
  }

  private Future<Reply> create(RoutingContext ctx) {
    return managed
        .add(Caller.of(ctx), Organisation.read(Params.jsonBody(ctx)))
        .map(
            made ->
                Reply.created(OrganisationView.of(made))
                    .with("Location", "/api/v1/organisations/" + made.slug()));
  }

  private Future<Reply> change(RoutingContext ctx) {
    Organisation changed =
        Organisation.read(Params.jsonBody(ctx), Params.slug(ctx, "organisation"));
    return managed.change(Caller.of(ctx), changed).map(_ -> Reply.ok(OrganisationView.of(changed)));
  }
}
