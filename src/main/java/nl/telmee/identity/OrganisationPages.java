package nl.telmee.identity;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Form;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.StaffMenu;
import nl.telmee.web.Words;

/** The pages about organisations, for their administrators. */
final class OrganisationPages {
  private static final String ALL = "/staff/organisations";
  private static final String NEW = ALL + "/new";
  private static final String ONE = ALL + "/:organisation";
  private static final Set<String> DONE = Set.of("saved", "logo");

  private final OrganisationStore organisations;
  private final ManagedOrganisations managed;
  private final Pages pages;

  OrganisationPages(OrganisationStore organisations, ManagedOrganisations managed, Pages pages) {
    this.organisations = organisations;
    this.managed = managed;
    this.pages = pages;
  }

  void mount(Routes routes) {
    routes.get(ALL, Access.ADMINISTRATOR).reply(this::list);
    routes
        .get(NEW, Access.ADMINISTRATOR)
        .reply(ctx -> newPage(ctx, FormState.of(Map.of("kind", "municipality"))));
    routes.post(NEW, Access.ADMINISTRATOR, BodyLimit.SMALL).reply(this::add);
    routes.get(ONE, Access.ADMINISTRATOR).reply(this::one);
    routes.post(ONE, Access.ADMINISTRATOR, BodyLimit.SMALL).reply(this::change);
  }

  private Future<Reply> list(RoutingContext ctx) {
    return managed
        .of(Caller.of(ctx))
        .map(
            all ->
                OrganisationsPage.of(
                    pages.staff(
                        ctx, pages.words(ctx).say("menu.organisations"), StaffMenu.ORGANISATIONS),
                    all))
        .map(page -> pages.renderStaff("identity/organisations.jte", page));
  }

  private Future<Reply> newPage(RoutingContext ctx, FormState form) {
    return parents(ctx, "").map(parents -> page(pages, ctx, "", parents, "", form));
  }

  private Future<Reply> one(RoutingContext ctx) {
    return managed
        .one(Caller.of(ctx), Params.slug(ctx, "organisation"))
        .compose(one -> page(ctx, one, OrganisationForm.show(one)));
  }

  private Future<Reply> page(RoutingContext ctx, Organisation one, FormState form) {
    return parents(ctx, one.parent() == null ? "" : one.parent())
        .map(parents -> page(pages, ctx, one.slug(), parents, one.logo().orElse(""), form));
  }

  /** Where it may stand: below what the caller manages, or where it stands now. */
  private Future<List<Place>> parents(RoutingContext ctx, String present) {
    Words words = pages.words(ctx);
    return organisations
        .all()
        .map(
            all -> {
              List<Place> places = new ArrayList<>();
              if (Caller.of(ctx).scope().everywhere()) {
                places.add(new Place("", words.say("organisation.parent.none")));
              }
              for (Organisation one : all) {
                if (Caller.of(ctx).changes(one.slug()) || one.slug().equals(present)) {
                  places.add(new Place(one.slug(), one.name().in(words.language())));
                }
              }
              return places;
            });
  }

  private static Reply page(
      Pages pages,
      RoutingContext ctx,
      String slug,
      List<Place> parents,
      String logo,
      FormState form) {
    Words words = pages.words(ctx);
    String title = slug.isEmpty() ? words.say("organisation.new") : form.value("name-nl");
    String done = Params.query(ctx, "done").filter(DONE::contains).orElse("");
    return pages.renderStaff(
        "identity/organisation.jte",
        new OrganisationPage(
            pages.staff(ctx, title, StaffMenu.ORGANISATIONS), slug, parents, logo, form, done));
  }

  /** The page of one with something wrong that is not in its form. */
  static Reply page(Pages pages, RoutingContext ctx, Organisation one, FormState wrong) {
    FormState form = OrganisationForm.show(one);
    for (Map.Entry<String, String> error : wrong.errors().entrySet()) {
      form = form.wrong(error.getKey(), error.getValue());
    }
    String parent = one.parent();
    List<Place> parents = parent == null ? List.of() : List.of(new Place(parent, parent));
    return page(pages, ctx, one.slug(), parents, one.logo().orElse(""), form);
  }

  private Future<Reply> add(RoutingContext ctx) {
    OrganisationForm typed = OrganisationForm.read(pages.words(ctx), Form.of(ctx), "");
    return typed.organisation().isEmpty()
        ? wrong(newPage(ctx, typed.state()))
        : managed
            .add(Caller.of(ctx), typed.organisation().get())
            .map(made -> Reply.seeOther(ALL + "/" + made.slug() + "?done=saved"))
            .recover(failure -> taken(ctx, typed.state(), failure));
  }

  private static Future<Reply> wrong(Future<Reply> page) {
    return page.map(reply -> reply.status(Problem.INVALID.status()));
  }

  private Future<Reply> taken(RoutingContext ctx, FormState state, Throwable failure) {
    if (failure instanceof Rejected rejected && rejected.problem() == Problem.SLUG_TAKEN) {
      return newPage(ctx, state.wrong("slug", pages.words(ctx).say("organisation.slug.taken")))
          .map(page -> page.status(rejected.problem().status()));
    }
    return Future.failedFuture(failure);
  }

  private Future<Reply> change(RoutingContext ctx) {
    String slug = Params.slug(ctx, "organisation");
    OrganisationForm typed = OrganisationForm.read(pages.words(ctx), Form.of(ctx), slug);
    Caller caller = Caller.of(ctx);
    return typed.organisation().isEmpty()
        ? wrong(managed.one(caller, slug).compose(one -> page(ctx, one, typed.state())))
        : managed
            .change(caller, typed.organisation().get())
            .map(_ -> Reply.seeOther(ALL + "/" + slug + "?done=saved"))
            .recover(failure -> below(ctx, slug, typed.state(), failure));
  }

  /** It cannot stand below itself. */
  private Future<Reply> below(RoutingContext ctx, String slug, FormState state, Throwable failure) {
    if (failure instanceof Rejected rejected && rejected.problem() == Problem.INVALID) {
      String message = pages.words(ctx).say("organisation.parent.below");
      return wrong(
          managed
              .one(Caller.of(ctx), slug)
              .compose(one -> page(ctx, one, state.wrong("parent", message))));
    }
    return Future.failedFuture(failure);
  }
}
