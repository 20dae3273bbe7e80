package nl.telmee.contact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Whom an invitation reaches: who is meant and was not asked too often. Who stands in several
 * registers of an organisation is one person, and is asked as one.
 */
final class Reach {
  private Reach() {}

  /**
   * @param all everybody in the registers of the organisation
   * @param asked how often they were asked within the days that the rules say
   */
  static List<Seals.Member> of(
      List<Seals.Member> all, Map<UUID, Integer> asked, Rules rules, String panel, Choice choice) {
    Map<Address, Integer> times = new HashMap<>();
    for (Seals.Member member : all) {
      times.merge(member.person().address(), asked.getOrDefault(member.id(), 0), Integer::sum);
    }
    Set<Address> reached = new HashSet<>();
    List<Seals.Member> reach = new ArrayList<>();
    for (Seals.Member member : all) {
      Person person = member.person();
      if (person.panel().equals(panel)
          && choice.means(person.profile())
          && times.getOrDefault(person.address(), 0) < rules.mostAsked()
          && reached.add(person.address())) {
        reach.add(member);
      }
    }
    return reach;
  }
}
