package nl.telmee.trajectory;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** In whose name something may be done. Pure. */
public final class Permissions {
  private static final Set<Party> PEOPLE =
      EnumSet.of(Party.MUNICIPALITY, Party.COUNCIL, Party.FOCUS_GROUP, Party.BOARD);

  private Permissions() {}

  /**
   * In whose name somebody does something.
   *
   * @param standing all that somebody may act for in this trajectory
   * @return empty: somebody may not
   */
  public static Optional<Party> party(Trajectory trajectory, Change change, Set<Party> standing) {
    return allowed(trajectory, change).stream().sorted().filter(standing::contains).findFirst();
  }

  /** Who may do something. */
  public static Set<Party> allowed(Trajectory trajectory, Change change) {
    return switch (change) {
      case Change.Write(Section section) -> writers(trajectory, section.kind());
      case Change.Put(Item item) -> writers(item.kind());
      case Change.Remove remove -> writers(remove.kind());
      case Change.Begin _, Change.Publish _, Change.SetAside _, Change.Close _ ->
          EnumSet.of(Party.MUNICIPALITY);
      case Change.Complete(String key, String _) -> responsible(trajectory, key);
      case Change.TakeBack(String key, String _) -> {
        Set<Party> parties = EnumSet.of(Party.MUNICIPALITY);
        parties.addAll(responsible(trajectory, key));
        yield parties;
      }
      case Change.Freeze _ -> EnumSet.of(Party.PROGRAM);
    };
  }

  private static Set<Party> responsible(Trajectory trajectory, String key) {
    return trajectory.planning().stage(key).map(Stage::parties).orElse(Set.of());
  }

  /**
   * Who writes a section now. The focus group sharpens the question and the approach when it is its
   * turn: from when the steps before it are done; once the step itself is done, the rules say so.
   */
  public static Set<Party> writers(Trajectory trajectory, Section.Kind kind) {
    Set<Party> writers = writers(kind);
    if (kind == Section.Kind.APPROACH && !isTurn(trajectory)) {
      writers.remove(Party.FOCUS_GROUP);
    }
    return writers;
  }

  private static boolean isTurn(Trajectory trajectory) {
    return trajectory.isDone(Step.APPROACH)
        || trajectory.current().flatMap(Stage::step).filter(Step.APPROACH::equals).isPresent();
  }

  /** Who writes a section, when it is their turn. */
  public static Set<Party> writers(Section.Kind kind) {
    return switch (kind) {
      case SUBJECT, INFLUENCE, PLANNING, REPORT, MEANS -> EnumSet.of(Party.MUNICIPALITY);
      case COUNCIL_START, LATER_ADVICE -> EnumSet.of(Party.COUNCIL);
      case GOAL, STAKEHOLDERS -> EnumSet.of(Party.MUNICIPALITY, Party.COUNCIL);
      case APPROACH -> EnumSet.of(Party.MUNICIPALITY, Party.FOCUS_GROUP);
      case REVIEW -> EnumSet.of(Party.FOCUS_GROUP);
      case EVALUATION -> EnumSet.of(Party.FOCUS_GROUP, Party.MUNICIPALITY);
    };
  }

  /** Who adds and changes items of a kind. */
  public static Set<Party> writers(Item.Kind kind) {
    return switch (kind) {
      case ACTIVITY, FINDING, FEEDBACK, IMPROVEMENT, ATTACHMENT, WORDING ->
          EnumSet.of(Party.MUNICIPALITY);
      case DECISION -> EnumSet.of(Party.BOARD);
      case REMARK -> PEOPLE;
    };
  }
}
