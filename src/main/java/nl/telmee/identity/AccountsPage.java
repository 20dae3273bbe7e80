package nl.telmee.identity;

import java.util.List;
import java.util.UUID;
import nl.telmee.web.StaffFrame;
import nl.telmee.web.Words;

/**
 * The list of accounts.
 *
 * @param search what was looked for; empty: all
 * @param done what was just done; empty: nothing
 */
public record AccountsPage(StaffFrame staff, List<Line> lines, String search, String done) {
  /**
   * One account.
   *
   * @param where the organisation, in words
   * @param signedIn when it was here last, in words
   */
  public record Line(
      UUID id,
      String email,
      String role,
      String where,
      AccountStatus status,
      String signedIn,
      boolean guarded) {}

  static AccountsPage of(
      StaffFrame staff,
      List<StaffAccount> accounts,
      List<Organisation> organisations,
      String search,
      String done) {
    List<Line> lines =
        accounts.stream().map(account -> line(staff.words(), account, organisations)).toList();
    return new AccountsPage(staff, lines, search, done);
  }

  private static Line line(Words words, StaffAccount account, List<Organisation> organisations) {
    String slug = account.organisation();
    return new Line(
        account.id(),
        account.email(),
        account.role().word(),
        slug == null ? words.say("accounts.everywhere") : Place.name(words, organisations, slug),
        AccountStatus.of(account),
        account.signedInAt() == null
            ? words.say("accounts.never")
            : words.moment(account.signedInAt()),
        account.guarded());
  }
}
