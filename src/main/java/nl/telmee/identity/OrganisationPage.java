package nl.telmee.identity;

import java.util.Arrays;
import java.util.List;
import nl.telmee.web.Fields;
import nl.telmee.web.StaffFrame;

/**
 * The page of one organisation, or of a new one.
 *
 * @param slug empty: a new one
 * @param parents under which it may stand
 * @param logo address of its logo; empty: none
 * @param done what was just done; empty: nothing
 */
public record OrganisationPage(
    StaffFrame staff, String slug, List<Place> parents, String logo, FormState form, String done) {
  /** The kinds there are. */
  public List<String> kinds() {
    return Arrays.stream(Organisation.Kind.values()).map(Fields::wordOf).toList();
  }
}
