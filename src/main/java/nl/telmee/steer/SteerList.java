package nl.telmee.steer;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.signal.Workplaces;
import nl.telmee.trajectory.Condition;
import nl.telmee.trajectory.Stage;
import nl.telmee.trajectory.Standing;
import nl.telmee.trajectory.Trajectories;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.web.Access;
import nl.telmee.web.Caller;
import nl.telmee.web.Fields;
import nl.telmee.web.Language;
import nl.telmee.web.Pages;
import nl.telmee.web.Params;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.StaffFrame;
import nl.telmee.web.StaffMenu;
import nl.telmee.web.Words;

/** The trajectories of a caller: what waits for the caller comes first. */
final class SteerList {
  private static final int MOST = 200;
  private static final int FURTHEST = 20_000;

  private final Trajectories trajectories;
  private final OrganisationStore organisations;
  private final Pages pages;

  SteerList(Trajectories trajectories, OrganisationStore organisations, Pages pages) {
    this.trajectories = trajectories;
    this.organisations = organisations;
    this.pages = pages;
  }

  /** Where a trajectory stands on the page. */
  private enum Place {
    WAITS,
    GOES_ON,
    DRAFT,
    FINISHED
  }

  void mount(Routes routes) {
    routes.get(SteerDesk.PATH, Access.MEMBER).reply(this::list);
  }

  private Future<Reply> list(RoutingContext ctx) {
    Caller caller = Caller.of(ctx);
    int from = Params.whole(ctx, "from", 0, FURTHEST, 0);
    return trajectories
        .all(caller.scope(), MOST + 1, from)
        .compose(
            found ->
                Future.all(
                        trajectories.standings(caller, found), Workplaces.of(organisations, caller))
                    .map(both -> page(ctx, from, found, both.resultAt(0), both.resultAt(1))));
  }

  private Reply page(
      RoutingContext ctx,
      int from,
      List<Trajectory> found,
      Map<UUID, Standing> standings,
      Workplaces places) {
    StaffFrame staff =
        pages.staff(ctx, pages.words(ctx).say("menu.trajectories"), StaffMenu.TRAJECTORIES);
    Map<Place, List<SteerListPage.Line>> lines = new EnumMap<>(Place.class);
    for (Trajectory one : found.subList(0, Math.min(MOST, found.size()))) {
      Standing standing = standings.getOrDefault(one.head().id(), nobody());
      SteerWork work = new SteerWork(staff, one, standing, places, trajectories.today());
      lines.computeIfAbsent(place(work), _ -> new ArrayList<>()).add(line(work));
    }
    return pages.renderStaff(
        "steer/list.jte",
        new SteerListPage(
            staff,
            !BeginPages.owners(places).isEmpty(),
            found.isEmpty() && from == 0,
            groups(staff.words(), lines),
            found.size() > MOST ? SteerDesk.PATH + "?from=" + (from + MOST) : ""));
  }

  private static Standing nobody() {
    return new Standing(nl.telmee.web.Scope.NOWHERE, java.util.Set.of(), "");
  }

  private static List<SteerListPage.Group> groups(
      Words words, Map<Place, List<SteerListPage.Line>> lines) {
    List<SteerListPage.Group> groups = new ArrayList<>();
    lines.forEach(
        (place, some) -> {
          String word = Fields.wordOf(place);
          groups.add(new SteerListPage.Group(word, words.say("steer.list." + word), some));
        });
    return groups;
  }

  private static Place place(SteerWork work) {
    Trajectory trajectory = work.trajectory();
    if (trajectory.state() == Trajectory.State.CLOSED) {
      return Place.FINISHED;
    }
    boolean mine =
        trajectory
            .current()
            .map(Stage::parties)
            .filter(parties -> parties.stream().anyMatch(work.standing().parties()::contains))
            .isPresent();
    if (mine) {
      return Place.WAITS;
    }
    return trajectory.isPublic() ? Place.GOES_ON : Place.DRAFT;
  }

  private static SteerListPage.Line line(SteerWork work) {
    Trajectory trajectory = work.trajectory();
    Words words = work.words();
    Language written = trajectory.title().languageOf(words.language());
    Stage stage = trajectory.current().orElse(null);
    LocalDate due = stage == null ? null : stage.dueOn();
    return new SteerListPage.Line(
        work.base(),
        trajectory.title().in(words.language()),
        written == words.language() ? null : written.code(),
        work.places().name(words, trajectory.head().organisation()),
        words.say("trajectory.state." + trajectory.state().word()),
        stage == null
            ? ""
            : words.say("steer.list.step", work.name(stage), work.names(stage.parties())),
        due == null ? "" : words.say("steer.due", words.day(due)),
        due != null && due.isBefore(work.today()),
        stage == null || place(work) != Place.WAITS
            ? List.of()
            : work.lacks(Condition.unmet(trajectory, stage)));
  }
}
