package nl.telmee.council;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.telmee.id.Slug;
import nl.telmee.identity.Organisation;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.signal.PublicHead;
import nl.telmee.trajectory.Begun;
import nl.telmee.trajectory.Origin;
import nl.telmee.trajectory.Trajectories;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.web.Access;
import nl.telmee.web.Frame;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.Words;

/** Published agendas: of an organisation, and of a region with those of its municipalities. */
final class AgendaPages {
  private final Agendas agendas;
  private final Trajectories trajectories;
  private final OrganisationStore organisations;
  private final Pages pages;

  AgendaPages(
      Agendas agendas, Trajectories trajectories, OrganisationStore organisations, Pages pages) {
    this.agendas = agendas;
    this.trajectories = trajectories;
    this.organisations = organisations;
    this.pages = pages;
  }

  void mount(Routes routes) {
    routes.get("/o/:organisation/agenda", Access.ANYONE).reply(this::thisYear);
    routes.get("/o/:organisation/agenda/:year", Access.ANYONE).reply(this::year);
    routes.get("/api/v1/agendas", Access.ANYONE).json(this::list);
  }

  /** The year in the path; fails with {@link Problem#NOT_FOUND}. */
  static int year(String text) {
    if (!text.matches("20\\d\\d")) {
      throw Rejected.because(Problem.NOT_FOUND);
    }
    return Integer.parseInt(text);
  }

  private Future<Reply> thisYear(RoutingContext ctx) {
    return page(ctx, agendas.thisYear());
  }

  private Future<Reply> year(RoutingContext ctx) {
    return page(ctx, year(ctx.pathParam("year")));
  }

  private Future<Reply> page(RoutingContext ctx, int year) {
    int edition = Params.whole(ctx, "edition", 1, 9_999, 0);
    String slug = Params.slug(ctx, "organisation");
    return organisations
        .all()
        .compose(
            all -> {
              Organisation own =
                  all.stream()
                      .filter(one -> one.slug().equals(slug))
                      .findFirst()
                      .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
              Set<String> below = below(all, own);
              AgendaStore store = agendas.publicStore();
              return Future.all(store.editions(slug, year), store.newest(below, Optional.of(year)))
                  .compose(
                      found ->
                          begun(found.resultAt(0), found.resultAt(1))
                              .map(
                                  begun ->
                                      page(
                                          ctx,
                                          own,
                                          year,
                                          edition,
                                          found.resultAt(0),
                                          found.resultAt(1),
                                          all,
                                          begun)));
            });
  }

  /** Trajectories that began with an item, by its id. */
  private Future<Map<UUID, List<Trajectory>>> begun(
      List<AgendaStore.Edition> editions, List<AgendaStore.Edition> below) {
    return trajectories
        .shown()
        .begunFrom(
            Stream.concat(editions.stream(), below.stream())
                .flatMap(edition -> edition.items().stream())
                .map(AgendaItem::id)
                .distinct()
                .toList())
        .map(Origin::by);
  }

  /** The municipalities of a region; of what is no region, nothing. */
  private static Set<String> below(List<Organisation> all, Organisation own) {
    Set<String> below = new LinkedHashSet<>();
    if (own.kind() == Organisation.Kind.REGION) {
      all.stream()
          .filter(one -> own.slug().equals(one.parent()))
          .filter(one -> one.kind() == Organisation.Kind.MUNICIPALITY)
          .forEach(one -> below.add(one.slug()));
    }
    return below;
  }

  private Reply page(
      RoutingContext ctx,
      Organisation own,
      int year,
      int wanted,
      List<AgendaStore.Edition> editions,
      List<AgendaStore.Edition> below,
      List<Organisation> all,
      Map<UUID, List<Trajectory>> begun) {
    Words words = pages.words(ctx);
    Optional<AgendaStore.Edition> shown =
        editions.stream().filter(one -> wanted == 0 || one.number() == wanted).findFirst();
    if (wanted != 0 && shown.isEmpty()) {
      throw Rejected.because(Problem.NOT_FOUND);
    }
    String title = words.say("agenda.title", String.valueOf(year));
    Frame frame = pages.frame(ctx, title + " · " + own.name().in(words.language()));
    List<AgendaPage.Part> parts = new ArrayList<>();
    String first = below.isEmpty() ? "" : name(words, all, own.slug());
    shown.ifPresent(one -> parts.add(part(words, first, one, begun)));
    below.forEach(one -> parts.add(part(words, name(words, all, one.organisation()), one, begun)));
    return pages.render(
        "council/agenda.jte",
        new AgendaPage(
            frame,
            PublicHead.of(frame, own, PublicHead.Page.AGENDA),
            title,
            years(own, year),
            shown.map(one -> published(words, one)).orElse(""),
            parts,
            editions(own, year, editions, shown, words)));
  }

  private static String published(Words words, AgendaStore.Edition edition) {
    return words.say("agenda.published", edition.number(), words.moment(edition.publishedAt()));
  }

  private static String name(Words words, List<Organisation> all, String slug) {
    return all.stream()
        .filter(one -> one.slug().equals(slug))
        .map(one -> one.name().in(words.language()))
        .findFirst()
        .orElse(slug);
  }

  private static AgendaPage.Part part(
      Words words, String name, AgendaStore.Edition edition, Map<UUID, List<Trajectory>> begun) {
    return new AgendaPage.Part(
        name,
        edition.items().stream()
            .map(
                item ->
                    ItemView.of(
                        words,
                        edition.organisation(),
                        item,
                        Begun.of(words, begun.getOrDefault(item.id(), List.of()))))
            .toList());
  }

  private List<PublicHead.Tab> years(Organisation own, int year) {
    List<PublicHead.Tab> years = new ArrayList<>();
    for (int one = agendas.thisYear() - 1; one <= agendas.thisYear() + 1; one++) {
      years.add(
          new PublicHead.Tab(
              "/o/" + own.slug() + "/agenda/" + one,
              String.valueOf(one),
              one == year ? "page" : null));
    }
    return years;
  }

  private static List<PublicHead.Tab> editions(
      Organisation own,
      int year,
      List<AgendaStore.Edition> editions,
      Optional<AgendaStore.Edition> shown,
      Words words) {
    return editions.stream()
        .filter(one -> !shown.equals(Optional.of(one)))
        .map(
            one ->
                new PublicHead.Tab(
                    "/o/" + own.slug() + "/agenda/" + year + "?edition=" + one.number(),
                    published(words, one),
                    null))
        .toList();
  }

  private Future<Reply> list(RoutingContext ctx) {
    Optional<String> asked = Params.query(ctx, "organisation");
    if (asked.isPresent() && !Slug.FORM.matcher(asked.get()).matches()) {
      throw Params.wrongQuery("organisation", "must be the slug of an organisation");
    }
    int year = Params.whole(ctx, "year", 2000, 2100, 0);
    return organisations
        .all()
        .compose(
            all -> {
              Set<String> slugs = new LinkedHashSet<>();
              all.forEach(one -> slugs.add(one.slug()));
              asked.ifPresent(one -> slugs.retainAll(Set.of(one)));
              return agendas
                  .publicStore()
                  .newest(slugs, year == 0 ? Optional.empty() : Optional.of(year));
            })
        .map(found -> found.stream().map(AgendaView::of).toList())
        .map(views -> Reply.ok(Map.of("agendas", views)));
  }
}
