package nl.telmee.trajectory;

import java.util.EnumSet;
import java.util.Set;
import nl.telmee.web.Caller;
import nl.telmee.web.Scope;

/**
 * Who works on a trajectory, and for whom.
 *
 * @param scope what the database lets see and change
 * @param parties in whose names; empty: only looking on
 * @param name for the log of the installation: an e-mail address, or the word of a role
 * @param author for the log of the trajectory: the id of an account, or the word of a role
 */
public record Standing(Scope scope, Set<Party> parties, String name, String author) {
  /** Of who has no account: the program, and who has a link. */
  public Standing(Scope scope, Set<Party> parties, String role) {
    this(scope, parties, role, role);
  }

  public Standing {
    parties = Set.copyOf(parties);
  }

  /**
   * Of who is signed in.
   *
   * @param seats those that the caller has in this trajectory
   */
  static Standing of(Caller caller, Head head, Set<Seat> seats) {
    Set<Party> parties = EnumSet.noneOf(Party.class);
    if (caller.changes(head.organisation())
        || (seats.contains(Seat.PROJECT_LEADER)
            && head.participants().stream().anyMatch(caller::changes))) {
      parties.add(Party.MUNICIPALITY);
    }
    if (speaks(caller, head)) {
      parties.add(Party.COUNCIL);
    }
    if (seats.contains(Seat.ALDERMANS_OFFICE) && caller.changes(head.decides())) {
      parties.add(Party.BOARD);
    }
    Scope scope = caller.scope();
    if (seats.contains(Seat.FOCUS_GROUP) && caller.role().makes()) {
      parties.add(Party.FOCUS_GROUP);
      scope = scope.within(head.id()); // The seat is the right: the account may have no other.
    }
    return new Standing(scope, parties, caller.email(), caller.account().toString());
  }

  /** Whether a caller speaks for the council of who owns, decides or takes part. */
  private static boolean speaks(Caller caller, Head head) {
    return caller.role().makes()
        && (caller.speaksFor(head.organisation())
            || caller.scope().advises(head.organisation())
            || caller.scope().advises(head.decides())
            || head.participants().stream().anyMatch(caller.scope()::advises));
  }

  /** Of a member of the focus group who has a link. */
  public static Standing ofFocusGroup(Head head) {
    return new Standing(
        Scope.ofTrajectory(head.id()), Set.of(Party.FOCUS_GROUP), Seat.FOCUS_GROUP.word());
  }

  /** Whether somebody does anything here. */
  public boolean works() {
    return !parties.isEmpty();
  }
}
