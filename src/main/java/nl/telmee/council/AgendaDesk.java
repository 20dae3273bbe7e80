package nl.telmee.council;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import nl.telmee.id.Theme;
import nl.telmee.id.Uuids;
import nl.telmee.identity.Organisation;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.signal.DeskTabs;
import nl.telmee.signal.NewSignalPage;
import nl.telmee.signal.PublicHead;
import nl.telmee.signal.Signals;
import nl.telmee.signal.Typed;
import nl.telmee.signal.Workplaces;
import nl.telmee.trajectory.Begun;
import nl.telmee.trajectory.Origin;
import nl.telmee.trajectory.Trajectories;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Fields;
import nl.telmee.web.Form;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.StaffFrame;
import nl.telmee.web.StaffMenu;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** The pages on which an organisation and its council make an agenda together. */
final class AgendaDesk {
  private static final String PATH = "/council/agendas";
  private static final String ONE = PATH + "/:organisation/:year";
  private static final int MOST_SIGNALS = 100;

  private final Agendas agendas;
  private final Signals signals;
  private final Trajectories trajectories;
  private final OrganisationStore organisations;
  private final Pages pages;

  AgendaDesk(
      Agendas agendas,
      Signals signals,
      Trajectories trajectories,
      OrganisationStore organisations,
      Pages pages) {
    this.agendas = agendas;
    this.signals = signals;
    this.trajectories = trajectories;
    this.organisations = organisations;
    this.pages = pages;
  }

  void mount(Routes routes) {
    routes.get(PATH, Access.COUNCIL).reply(this::choose);
    routes.get(ONE, Access.COUNCIL).reply(this::page);
    routes.post(ONE, Access.COUNCIL, BodyLimit.SMALL).reply(this::add);
    routes.post(ONE + "/_publish", Access.COUNCIL, BodyLimit.SMALL).reply(this::publish);
    routes.get(ONE + "/:item", Access.COUNCIL).reply(this::item);
    routes.post(ONE + "/:item", Access.COUNCIL, BodyLimit.SMALL).reply(this::change);
    routes.post(ONE + "/:item/_remove", Access.COUNCIL, BodyLimit.SMALL).reply(this::remove);
  }

  /** Whose agenda of which year a page is about; the caller works on it. */
  private record Which(String organisation, int year) {
    static Which of(RoutingContext ctx) {
      String slug = Params.slug(ctx, "organisation");
      Agendas.requireWork(Caller.of(ctx), slug);
      return new Which(slug, AgendaPages.year(ctx.pathParam("year")));
    }

    String base() {
      return PATH + "/" + organisation + "/" + year;
    }
  }

  private StaffFrame frame(RoutingContext ctx, String title) {
    return pages.staff(ctx, title, StaffMenu.COUNCIL);
  }

  private Future<Reply> choose(RoutingContext ctx) {
    StaffFrame staff = frame(ctx, pages.words(ctx).say("civic.agenda"));
    Words words = staff.words();
    int year = agendas.thisYear();
    return Workplaces.of(organisations, Caller.of(ctx))
        .map(
            places ->
                places.own().stream()
                    .map(
                        one ->
                            new AgendaDeskPage.Choose.Place(
                                one.name().in(words.language()),
                                List.of(
                                    tab(one.slug(), year, words),
                                    tab(one.slug(), year + 1, words))))
                    .toList())
        .map(
            places ->
                pages.renderStaff(
                    "council/agendas.jte",
                    new AgendaDeskPage.Choose(staff, DeskTabs.AGENDAS.tabs(words), places)));
  }

  private static PublicHead.Tab tab(String slug, int year, Words words) {
    String label = words.say("agenda.title", String.valueOf(year));
    return new PublicHead.Tab(PATH + "/" + slug + "/" + year, label, null);
  }

  private Future<Reply> page(RoutingContext ctx) {
    return page(ctx, Which.of(ctx), Typed.NOTHING);
  }

  private Future<Reply> page(RoutingContext ctx, Which which, Typed typed) {
    Caller caller = Caller.of(ctx);
    AgendaStore store = agendas.store(caller);
    return Future.all(
            Workplaces.of(organisations, caller),
            store.items(which.organisation, which.year),
            store.editions(which.organisation, which.year),
            openSignals(caller, which))
        .map(
            found ->
                page(
                    ctx,
                    which,
                    typed,
                    found.resultAt(0),
                    found.resultAt(1),
                    found.resultAt(2),
                    found.resultAt(3)));
  }

  private Future<Map<String, String>> openSignals(Caller caller, Which which) {
    return signals
        .open(caller, Set.of(which.organisation), MOST_SIGNALS)
        .map(
            open -> {
              Map<String, String> titles = new LinkedHashMap<>();
              open.forEach(one -> titles.put(one.id().toString(), one.title()));
              return titles;
            });
  }

  private Reply page(
      RoutingContext ctx,
      Which which,
      Typed typed,
      Workplaces places,
      List<AgendaStore.Revision> items,
      List<AgendaStore.Edition> editions,
      Map<String, String> open) {
    Words words = pages.words(ctx);
    String title = title(words, places, which);
    return pages.renderStaff(
        "council/agenda-desk.jte",
        new AgendaDeskPage(
            frame(ctx, title),
            DeskTabs.AGENDAS.tabs(words),
            title,
            which.base(),
            "/o/" + which.organisation + "/agenda/" + which.year,
            editions.isEmpty()
                ? ""
                : words.say(
                    "agenda.published",
                    editions.getFirst().number(),
                    words.moment(editions.getFirst().publishedAt())),
            Caller.of(ctx).changes(which.organisation) && !items.isEmpty(),
            items.stream().map(one -> row(words, which, one)).toList(),
            entry(words, which.base(), "", 1, typed, open)));
  }

  private static String title(Words words, Workplaces places, Which which) {
    return words.say("agenda.title", String.valueOf(which.year))
        + " · "
        + places.name(words, which.organisation);
  }

  private static AgendaDeskPage.Row row(Words words, Which which, AgendaStore.Revision revision) {
    return new AgendaDeskPage.Row(
        which.base() + "/" + revision.item().id(),
        ItemView.of(words, which.organisation, revision.item()),
        words.say(
            revision.removed() ? "agenda.removed-by" : "agenda.changed-by",
            words.moment(revision.changedAt()),
            revision.changedBy()));
  }

  private static AgendaDeskPage.Entry entry(
      Words words,
      String action,
      String remove,
      int revision,
      Typed typed,
      Map<String, String> open) {
    return new AgendaDeskPage.Entry(
        action,
        remove,
        revision,
        typed,
        choices(Theme.values(), Theme::token, words, "theme.", typed, "theme"),
        choices(Period.values(), Fields::wordOf, words, "agenda.period.", typed, "period"),
        choices(Way.values(), Fields::wordOf, words, "agenda.way.", typed, "way"),
        choices(Actor.values(), Fields::wordOf, words, "agenda.responsible.", typed, "responsible"),
        open);
  }

  private static <E> List<NewSignalPage.Choice> choices(
      E[] all, Function<E, String> word, Words words, String key, Typed typed, String field) {
    return Arrays.stream(all)
        .map(word)
        .map(one -> new NewSignalPage.Choice(one, words.say(key + one), typed.chosen(field, one)))
        .toList();
  }

  private Future<Reply> add(RoutingContext ctx) {
    Which which = Which.of(ctx);
    AgendaForm form = new AgendaForm(Form.of(ctx), pages.words(ctx));
    AgendaItem item = form.read(UUID.randomUUID());
    if (item == null) {
      return page(ctx, which, form.typed()).map(reply -> reply.status(Problem.INVALID.status()));
    }
    return agendas
        .write(Caller.of(ctx), which.organisation, which.year, item, 1, false)
        .map(_ -> Reply.seeOther(which.base()));
  }

  private Future<Reply> publish(RoutingContext ctx) {
    Which which = Which.of(ctx);
    return organisations
        .bySlug(which.organisation)
        .map(found -> found.orElseThrow(() -> Rejected.because(Problem.NOT_FOUND)))
        .compose((Organisation own) -> agendas.publish(Caller.of(ctx), own, which.year))
        .map(_ -> Reply.seeOther(which.base()));
  }

  private static UUID id(RoutingContext ctx) {
    return Uuids.parse(ctx.pathParam("item"))
        .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
  }

  private Future<Reply> item(RoutingContext ctx) {
    return item(ctx, Which.of(ctx), null, false);
  }

  /**
   * The page of one item.
   *
   * @param typed what somebody typed that could not be stored; null: nothing
   * @param outdated whether that was because somebody else was first
   */
  private Future<Reply> item(
      RoutingContext ctx, Which which, @Nullable Typed typed, boolean outdated) {
    Caller caller = Caller.of(ctx);
    UUID id = id(ctx);
    return Future.all(
            agendas.history(caller, which.organisation, which.year, id),
            openSignals(caller, which),
            trajectories.begunFrom(caller.scope(), List.of(id)),
            Workplaces.of(organisations, caller))
        .map(
            found -> {
              List<AgendaStore.Revision> history = found.resultAt(0);
              AgendaStore.Revision newest = history.getFirst();
              Words words = pages.words(ctx);
              String base = which.base() + "/" + id;
              List<ItemView> newer = new ArrayList<>();
              if (outdated) {
                newer.add(ItemView.of(words, which.organisation, newest.item()));
              }
              return pages.renderStaff(
                  "council/agenda-item.jte",
                  new AgendaDeskPage.Item(
                      frame(ctx, newest.item().subject()),
                      DeskTabs.AGENDAS.tabs(words),
                      which.base(),
                      newest.item().subject(),
                      newer,
                      history.stream().map(one -> row(words, which, one)).toList(),
                      Begun.ofDesk(words, found.resultAt(2)),
                      newest.removed() ? "" : begin(found.resultAt(3), id),
                      caller.scope().seat() != null,
                      entry(
                          words,
                          base,
                          newest.removed() ? "" : base + "/_remove",
                          newest.revision() + 1,
                          typed == null ? AgendaForm.filledIn(newest.item()) : typed,
                          withOwn(found.resultAt(1), newest.item(), words))));
            });
  }

  private static String begin(Workplaces places, UUID item) {
    return places.all().stream().anyMatch(one -> Trajectories.begins(places.caller(), one))
        ? new Origin(Origin.Kind.AGENDA, item).beginning()
        : "";
  }

  /** Also when the signal that it comes from is not open any more. */
  private static Map<String, String> withOwn(
      Map<String, String> open, AgendaItem item, Words words) {
    UUID signal = item.signal();
    if (signal != null) {
      open.putIfAbsent(signal.toString(), words.say("agenda.from-signal"));
    }
    return open;
  }

  private Future<Reply> change(RoutingContext ctx) {
    Which which = Which.of(ctx);
    AgendaForm form = new AgendaForm(Form.of(ctx), pages.words(ctx));
    AgendaItem item = form.read(id(ctx));
    if (item == null) {
      return item(ctx, which, form.typed(), false)
          .map(reply -> reply.status(Problem.INVALID.status()));
    }
    return history(ctx, which)
        .compose(
            _ ->
                agendas.write(
                    Caller.of(ctx), which.organisation, which.year, item, form.revision(), false))
        .map(_ -> Reply.seeOther(which.base()))
        .recover(failure -> again(ctx, which, form, failure));
  }

  private Future<List<AgendaStore.Revision>> history(RoutingContext ctx, Which which) {
    return agendas.history(Caller.of(ctx), which.organisation, which.year, id(ctx));
  }

  private Future<Reply> again(RoutingContext ctx, Which which, AgendaForm form, Throwable failure) {
    return failure instanceof Rejected rejected && rejected.problem() == Problem.REVISION_OUTDATED
        ? item(ctx, which, form.typed(), true)
            .map(reply -> reply.status(rejected.problem().status()))
        : Future.failedFuture(failure);
  }

  private Future<Reply> remove(RoutingContext ctx) {
    Which which = Which.of(ctx);
    return history(ctx, which)
        .compose(
            history ->
                history.getFirst().removed()
                    ? Future.succeededFuture()
                    : agendas.write(
                        Caller.of(ctx),
                        which.organisation,
                        which.year,
                        history.getFirst().item(),
                        history.getFirst().revision() + 1,
                        true))
        .map(_ -> Reply.seeOther(which.base()));
  }
}
