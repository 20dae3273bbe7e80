package nl.telmee.identity;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.Upload;

/** The logo of an organisation: shown to everybody, changed by its administrators. */
final class LogoRoutes {
  /** Opened by itself an SVG is a page of ours: it may draw and nothing else. */
  private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

  private final LogoStore logos;
  private final ManagedOrganisations managed;
  private final Pages pages;

  LogoRoutes(LogoStore logos, ManagedOrganisations managed, Pages pages) {
    this.logos = logos;
    this.managed = managed;
    this.pages = pages;
  }

  void mount(Routes routes) {
    String own = "/staff/organisations/:organisation/logo";
    routes.get("/organisations/:organisation/logo", Access.ANYONE).reply(this::show);
    routes.post(own, Access.ADMINISTRATOR, BodyLimit.FILE).reply(this::upload);
    routes.post(own + "/_remove", Access.ADMINISTRATOR, BodyLimit.SMALL).reply(this::remove);
  }

  private Future<Reply> show(RoutingContext ctx) {
    return logos
        .logo(Params.slug(ctx, "organisation"))
        .map(found -> found.orElseThrow(() -> Rejected.because(Problem.NOT_FOUND)))
        .map(
            logo ->
                Reply.of(200, logo.type(), logo.content())
                    .with("Content-Security-Policy", POLICY)
                    .with("Cache-Control", "public, max-age=86400"));
  }

  private Future<Reply> upload(RoutingContext ctx) {
    String slug = Params.slug(ctx, "organisation");
    Caller caller = Caller.of(ctx);
    Optional<Logo> logo = Upload.of(ctx).file("logo").map(Upload.File::content).flatMap(Logo::of);
    if (logo.isEmpty()) {
      return managed
          .one(caller, slug)
          .map(one -> OrganisationPages.page(pages, ctx, one, wrong(ctx)))
          .map(page -> page.status(Problem.INVALID.status()));
    }
    return managed
        .setLogo(caller, slug, logo.get())
        .map(_ -> Reply.seeOther("/staff/organisations/" + slug + "?done=logo"));
  }

  private FormState wrong(RoutingContext ctx) {
    return FormState.EMPTY.wrong("logo", pages.words(ctx).say("organisation.logo.wrong"));
  }

  private Future<Reply> remove(RoutingContext ctx) {
    String slug = Params.slug(ctx, "organisation");
    return managed
        .deleteLogo(Caller.of(ctx), slug)
        .map(_ -> Reply.seeOther("/staff/organisations/" + slug + "?done=logo"));
  }
}
