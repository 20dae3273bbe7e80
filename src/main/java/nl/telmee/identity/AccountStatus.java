package nl.telmee.identity;

import java.util.Locale;

/** How an account stands, for a reader of the list. */
public enum AccountStatus {
  ACTIVE("yes"),
  INVITED("part"),
  BLOCKED("no");

  private final String chip;

  AccountStatus(String chip) {
    this.chip = chip;
  }

  static AccountStatus of(StaffAccount account) {
    if (account.blocked()) {
      return BLOCKED;
    }
    return account.accepted() ? ACTIVE : INVITED;
  }

  /** The class of its chip. */
  public String chip() {
    return chip;
  }

  /** The last part of its message. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
