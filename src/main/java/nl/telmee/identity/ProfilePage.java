package nl.telmee.identity;

import java.util.List;
import java.util.UUID;
import nl.telmee.web.Caller;
import nl.telmee.web.StaffFrame;

/**
 * The page about one's own account.
 *
 * @param organisation slug; empty: the whole installation
 * @param hasPassword whether one signs in with a password here
 * @param codesLeft recovery codes that can still be used
 * @param done what was just done; empty: nothing
 */
public record ProfilePage(
    StaffFrame staff,
    String email,
    String role,
    String organisation,
    boolean hasPassword,
    boolean secondFactor,
    int codesLeft,
    List<Device> devices,
    FormState form,
    String done) {
  /**
   * A device that is signed in.
   *
   * @param here whether it is the one that reads this
   */
  public record Device(UUID session, String name, String since, String used, boolean here) {}

  static ProfilePage of(
      StaffFrame staff, Caller caller, Profile.Facts facts, FormState form, String done) {
    Account account = facts.account();
    List<Device> devices =
        facts.sessions().stream()
            .map(
                one ->
                    new Device(
                        one.id(),
                        DeviceName.of(one.device()).orElseGet(() -> staff.say("profile.device")),
                        staff.words().moment(one.createdAt()),
                        staff.words().moment(one.usedAt()),
                        one.id().equals(caller.session())))
            .toList();
    return new ProfilePage(
        staff,
        account.email(),
        account.role().word(),
        account.organisation() == null ? "" : account.organisation(),
        account.passwordHash() != null,
        account.secondFactor(),
        facts.codesLeft(),
        devices,
        form,
        done);
  }
}
