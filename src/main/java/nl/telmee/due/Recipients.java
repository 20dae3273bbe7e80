package nl.telmee.due;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.telmee.trajectory.Head;
import nl.telmee.trajectory.Party;
import nl.telmee.trajectory.Seat;
import nl.telmee.trajectory.Stage;

/**
 * Who is reminded of a step: who has a seat for it, and where nobody has, the accounts of those who
 * are to do it. Nobody waits for somebody who was never told.
 *
 * @param seats whose members with an account are reminded
 * @param staff slugs of organisations whose editors and administrators are reminded
 * @param councils slugs of councils, and of who is advised by them, whose accounts are reminded
 */
record Recipients(Set<Seat> seats, Set<String> staff, Set<String> councils) {

  /**
   * Of a step.
   *
   * @param taken seats that somebody with an account has
   */
  static Recipients of(Head head, Stage stage, Set<Seat> taken) {
    Recipients so = new Recipients(EnumSet.noneOf(Seat.class), new HashSet<>(), new HashSet<>());
    stage.parties().forEach(party -> so.add(head, party, taken));
    return so;
  }

  private void add(Head head, Party party, Set<Seat> taken) {
    List<Seat> some = new ArrayList<>(of(party));
    some.retainAll(taken);
    seats.addAll(some);
    if (!some.isEmpty()) {
      return;
    }
    if (party == Party.COUNCIL && !head.table()) {
      councils.add(head.decides());
      councils.addAll(head.participants());
    } else if (taken.contains(Seat.PROJECT_LEADER)) {
      seats.add(Seat.PROJECT_LEADER); // Who leads passes it on.
    } else if (head.table()) {
      councils.add(head.organisation());
    } else {
      staff.add(head.organisation());
    }
  }

  private static List<Seat> of(Party party) {
    return Arrays.stream(Seat.values()).filter(seat -> seat.party() == party).toList();
  }
}
