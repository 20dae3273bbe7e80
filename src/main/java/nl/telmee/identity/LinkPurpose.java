package nl.telmee.identity;

import java.time.Duration;
import java.util.Locale;
import nl.telmee.audit.AuditAction;

/** What a mailed link is for. */
enum LinkPurpose {
  /** Somebody who was invited chooses a first password. */
  INVITATION(Duration.ofDays(7), AuditAction.ACCOUNT_MADE),
  /** Somebody who forgot the password chooses another. */
  RESET(Duration.ofHours(1), AuditAction.PASSWORD_RESET);

  private final Duration life;
  private final AuditAction followed;

  LinkPurpose(Duration life, AuditAction followed) {
    this.life = life;
    this.followed = followed;
  }

  /** How long a link works. */
  Duration life() {
    return life;
  }

  /** What happened when it was followed to its end. */
  AuditAction followed() {
    return followed;
  }

  /** The word in the database and in the address. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The address of a link, below the address of the server. */
  String path(LinkToken token) {
    return "/staff/" + word() + "/" + token.text();
  }
}
