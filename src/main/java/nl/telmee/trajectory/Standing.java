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
   * Of who is signed in. A seat is a right of its own, whatever else the account may do. Who
   * decides or judges does not lead as well: one person cannot be all parties.
   *
   * @param seats those that the caller has in this trajectory
   */
  static Standing of(Caller caller, Head head, Set<Seat> seats) {
    return new Standing(
        caller.scope(), parties(caller, head, seats), caller.email(), caller.account().toString());
  }

  private static Set<Party> parties(Caller caller, Head head, Set<Seat> seats) {
    Set<Party> parties = EnumSet.noneOf(Party.class);
    if (seats.contains(Seat.ALDERMANS_OFFICE)) {
      if (decides(caller, head)) {
        parties.add(Party.BOARD);
      }
      return parties;
    }
    if (seats.contains(Seat.FOCUS_GROUP)) {
      parties.add(Party.FOCUS_GROUP);
    } else if (owns(caller, head) || (seats.contains(Seat.PROJECT_LEADER) && leads(caller, head))) {
      parties.add(Party.MUNICIPALITY);
    }
    if (speaks(caller, head)
        || seats.contains(Seat.CONTACT_PERSON)
        || seats.contains(Seat.COUNCIL_MEMBER)) {
      parties.add(Party.COUNCIL);
    }
    return parties;
  }

  /** Whether a caller acts for the owner by account: a council's table is the council's alone. */
  static boolean owns(Caller caller, Head head) {
    return head.table()
        ? caller.speaksFor(head.organisation())
        : caller.changes(head.organisation());
  }

  /** Whether who has the seat of a project leader belongs to those who lead. */
  private static boolean leads(Caller caller, Head head) {
    String own = caller.organisation();
    return head.table()
        ? head.organisation().equals(own)
        : owns(caller, head) || (own != null && head.decidedIn(own));
  }

  /** Whether who has the seat of the alderman's office belongs to an organisation that decides. */
  private static boolean decides(Caller caller, Head head) {
    String own = caller.organisation();
    return caller.changes(head.decides()) || (own != null && head.decidedIn(own));
  }

  /** Whether a caller speaks for the council of who owns, decides or takes part. */
  private static boolean speaks(Caller caller, Head head) {
    return caller.role().makes()
        && (caller.speaksFor(head.organisation()) || (!head.table() && advises(caller, head)));
  }

  private static boolean advises(Caller caller, Head head) {
    return caller.scope().advises(head.decides())
        || head.participants().stream().anyMatch(caller.scope()::advises);
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
