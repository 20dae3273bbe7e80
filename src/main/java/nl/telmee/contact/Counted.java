package nl.telmee.contact;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How many people there are, where that says nothing about one of them. */
final class Counted {
  private Counted() {}

  /** How many; null: fewer than {@link Invitation#FEWEST}, and none is among them. */
  static @Nullable Integer of(List<Seals.Member> members, Predicate<Profile> chosen) {
    int count =
        Math.toIntExact(
            members.stream().filter(one -> chosen.test(one.person().profile())).count());
    return count < Invitation.FEWEST ? null : count;
  }
}
