package nl.telmee.trajectory;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.telmee.web.Role;
import org.jspecify.annotations.Nullable;

/** Who may have which seat: no seat is given that could never be used. Pure. */
final class SeatRules {
  private static final Set<Seat> GIVEN_BY_OTHERS =
      Set.of(Seat.COUNCIL_MEMBER, Seat.FOCUS_GROUP, Seat.ALDERMANS_OFFICE);

  private SeatRules() {}

  /**
   * To whom an account belongs.
   *
   * @param organisation null: the whole installation
   * @param advises of an account of a council: to whom the council speaks
   * @param below its organisation and all below it
   */
  record Place(
      Role role,
      @Nullable String organisation,
      boolean council,
      @Nullable String advises,
      Set<String> below) {
    private boolean changes(String other) {
      return role.edits() && (organisation == null || below.contains(other));
    }

    private boolean in(Head head) {
      return organisation != null && head.decidedIn(organisation);
    }
  }

  /**
   * Why somebody with an account does not get a seat; empty: there is no reason.
   *
   * @param giver address of who gives it
   * @param account empty: there is none with the address
   * @param all who has a seat already
   */
  static Optional<SeatRefusal> refusal(
      Head head, String giver, Member member, Optional<Place> account, List<Member> all) {
    List<Seat> seats =
        all.stream()
            .filter(one -> member.email() != null && member.email().equals(one.email()))
            .map(Member::seat)
            .toList();
    if (seats.contains(member.seat())) {
      return Optional.of(SeatRefusal.TWICE);
    }
    if (member.link()) {
      return Optional.empty();
    }
    if (account.isEmpty()) {
      return Optional.of(SeatRefusal.NO_ACCOUNT);
    }
    if (GIVEN_BY_OTHERS.contains(member.seat()) && giver.equalsIgnoreCase(member.email())) {
      return Optional.of(SeatRefusal.OWN);
    }
    if (!fits(head, member.seat(), account.get())) {
      return Optional.of(SeatRefusal.ELSEWHERE);
    }
    return seats.stream().anyMatch(one -> clash(one, member.seat()))
        ? Optional.of(SeatRefusal.CLASH)
        : Optional.empty();
  }

  private static boolean fits(Head head, Seat seat, Place account) {
    boolean ofTable = head.table() && head.organisation().equals(account.organisation());
    return switch (seat) {
      case PROJECT_LEADER ->
          head.table() ? ofTable : account.in(head) || account.changes(head.organisation());
      case ALDERMANS_OFFICE -> account.in(head) || account.changes(head.decides());
      case CONTACT_PERSON, COUNCIL_MEMBER ->
          ofTable
              || (!head.table() && account.council() && advises(account, head))
              || (account.role() == Role.COUNCIL_MEMBER && account.in(head));
      case FOCUS_GROUP -> true;
    };
  }

  private static boolean advises(Place account, Head head) {
    return account.advises() != null && head.decidedIn(account.advises());
  }

  /** Who decides does nothing else; who judges does not lead. */
  private static boolean clash(Seat one, Seat other) {
    Set<Seat> both = Set.of(one, other);
    return both.contains(Seat.ALDERMANS_OFFICE)
        || both.equals(Set.of(Seat.PROJECT_LEADER, Seat.FOCUS_GROUP));
  }
}
