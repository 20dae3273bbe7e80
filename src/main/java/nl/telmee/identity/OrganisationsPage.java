package nl.telmee.identity;

import java.util.ArrayList;
import java.util.List;
import nl.telmee.web.Fields;
import nl.telmee.web.StaffFrame;

/** The tree of organisations that somebody manages. */
public record OrganisationsPage(StaffFrame staff, List<Branch> top) {
  /**
   * An organisation with those below it.
   *
   * @param facts kind and size, in words
   */
  public record Branch(String slug, String name, String facts, List<Branch> below) {}

  static OrganisationsPage of(StaffFrame staff, List<Organisation> managed) {
    List<Branch> top = new ArrayList<>();
    for (Organisation one : managed) {
      boolean child = managed.stream().anyMatch(other -> other.slug().equals(one.parent()));
      if (!child) {
        top.add(branch(staff, managed, one));
      }
    }
    return new OrganisationsPage(staff, top);
  }

  private static Branch branch(StaffFrame staff, List<Organisation> all, Organisation one) {
    String kind = staff.say("organisation.kind." + Fields.wordOf(one.kind()));
    Integer inhabitants = one.inhabitants();
    String facts =
        inhabitants == null
            ? kind
            : kind + " · " + staff.words().count("organisation.people", inhabitants);
    List<Branch> below =
        all.stream()
            .filter(other -> one.slug().equals(other.parent()))
            .map(other -> branch(staff, all, other))
            .toList();
    return new Branch(one.slug(), one.name().in(staff.words().language()), facts, below);
  }
}
