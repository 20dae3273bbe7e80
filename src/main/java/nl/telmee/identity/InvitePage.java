package nl.telmee.identity;

import java.util.List;
import nl.telmee.web.Role;
import nl.telmee.web.StaffFrame;

/**
 * The page to invite somebody.
 *
 * @param places where he may get a role
 */
public record InvitePage(StaffFrame staff, List<Place> places, FormState form) {
  /** The roles there are, the usual one first. */
  public List<String> roles() {
    return AccountPage.ROLES.stream().map(Role::word).toList();
  }
}
