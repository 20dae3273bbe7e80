package nl.telmee.steer;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import nl.telmee.signal.Workplaces;
import nl.telmee.trajectory.Change;
import nl.telmee.trajectory.Condition;
import nl.telmee.trajectory.Party;
import nl.telmee.trajectory.Permissions;
import nl.telmee.trajectory.Section;
import nl.telmee.trajectory.Stage;
import nl.telmee.trajectory.Standing;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.trajectory.TrajectoryDesk;
import nl.telmee.web.StaffFrame;
import nl.telmee.web.Words;

/**
 * A trajectory as a page of it shows it.
 *
 * @param standing for whom the caller acts
 * @param places how organisations are called
 * @param books whom the address books hold; empty: this page does not look, or may not
 */
record SteerWork(
    StaffFrame staff,
    Trajectory trajectory,
    Standing standing,
    Workplaces places,
    LocalDate today,
    List<SectionBook> books) {

  /** Without address books beside it. */
  SteerWork(
      StaffFrame staff,
      Trajectory trajectory,
      Standing standing,
      Workplaces places,
      LocalDate today) {
    this(staff, trajectory, standing, places, today, List.of());
  }

  /** The same with an address book beside it. */
  SteerWork with(List<SectionBook> some) {
    return new SteerWork(staff, trajectory, standing, places, today, some);
  }

  Words words() {
    return staff.words();
  }

  /** The address of its pages. */
  String base() {
    return TrajectoryDesk.address(trajectory);
  }

  /** What stands above a page. */
  TrajectoryDesk desk(TrajectoryDesk.Page page) {
    return TrajectoryDesk.of(
        words(),
        trajectory,
        standing,
        places.name(words(), trajectory.head().organisation()),
        page);
  }

  /** Whether the caller may do something, if the rules let it be done. */
  boolean may(Change change) {
    return Permissions.party(trajectory, change, standing.parties()).isPresent();
  }

  /** Whether the caller may write a section, if the rules let it be written. */
  boolean writes(Section.Kind kind) {
    return Permissions.writers(trajectory, kind).stream().anyMatch(standing.parties()::contains);
  }

  /** What a step is called. */
  String name(Stage stage) {
    String title = stage.title();
    return title == null ? words().say("trajectory.step." + stage.key()) : title;
  }

  /** Parties by their names. */
  String names(Collection<Party> parties) {
    return SteerWork.names(words(), parties);
  }

  static String names(Words words, Collection<Party> parties) {
    return parties.stream()
        .sorted()
        .map(party -> words.say("trajectory.party." + party.word()))
        .collect(Collectors.joining(", "));
  }

  /** What is missing, each with the place where it is mended. */
  List<SteerLack> lacks(List<Condition> conditions) {
    return conditions.stream().map(condition -> SteerLack.of(this, condition)).toList();
  }
}
