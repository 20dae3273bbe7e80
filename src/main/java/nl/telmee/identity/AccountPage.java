package nl.telmee.identity;

import java.util.List;
import java.util.UUID;
import nl.telmee.web.Caller;
import nl.telmee.web.Role;
import nl.telmee.web.StaffFrame;
import org.jspecify.annotations.Nullable;

/**
 * The page about one account.
 *
 * @param organisation slug; empty: the whole installation
 * @param own whether it is the reader's own, which is not changed here
 * @param places where it may get a role
 * @param error what was refused; empty: nothing
 */
public record AccountPage(
    StaffFrame staff,
    UUID id,
    String email,
    String role,
    String organisation,
    AccountStatus status,
    @Nullable String signedIn,
    boolean own,
    boolean guarded,
    boolean elsewhere,
    List<Place> places,
    String error) {
  static final List<Role> ROLES =
      List.of(Role.EDITOR, Role.VIEWER, Role.COUNCIL_MEMBER, Role.ADMINISTRATOR);

  static AccountPage of(
      StaffFrame staff, Caller caller, StaffAccount account, List<Place> places, String error) {
    return new AccountPage(
        staff,
        account.id(),
        account.email(),
        account.role().word(),
        account.organisation() == null ? "" : account.organisation(),
        AccountStatus.of(account),
        account.signedInAt() == null ? null : staff.words().moment(account.signedInAt()),
        account.id().equals(caller.account()),
        account.guarded(),
        account.elsewhere(),
        places,
        error);
  }

  /** The roles there are. */
  public List<String> roles() {
    return ROLES.stream().map(Role::word).toList();
  }
}
