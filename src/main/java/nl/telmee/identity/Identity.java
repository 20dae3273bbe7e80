package nl.telmee.identity;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.audit.AuditLog;
import nl.telmee.config.Settings;
import nl.telmee.db.Database;
import nl.telmee.web.Gate;
import nl.telmee.web.Pages;
import nl.telmee.web.Role;
import nl.telmee.web.Routes;

/** The parts of this package, put together. */
public final class Identity {
  private static final int PASSWORD_BYTES = 15;

  private final Parts parts;

  private Identity(Parts parts) {
    this.parts = parts;
  }

  /**
   * Reads the keys of this installation, or makes them.
   *
   * @param publicUrl address of the server as the public sees it
   * @param demo whether demo content is loaded now
   */
  public static Future<Identity> open(
      Vertx vertx,
      Settings settings,
      Database db,
      AuditLog audit,
      Clock clock,
      String publicUrl,
      boolean demo) {
    Parts.Outside outside = new Parts.Outside(vertx, settings, db, audit, clock, publicUrl);
    return SigningKeys.load(db)
        .compose(
            signing ->
                TokenKeys.load(vertx, db, audit, clock)
                    .compose(
                        keys ->
                            new InstallationStore(db)
                                .secondFactor(settings.secondFactor(), demo)
                                .map(policy -> new Parts(outside, signing, keys, policy))))
        .map(Identity::new);
  }

  public OrganisationStore organisations() {
    return parts.organisations;
  }

  /** What organisations are called, for pages that may not wait for it. */
  public OrganisationNames names() {
    return parts.names;
  }

  /** Who checks callers at the routes. */
  public Gate gate() {
    return parts.gate;
  }

  /** The same for routes that are open to anyone. */
  public SessionGate visitors() {
    return parts.gate;
  }

  public ReceiptCookie receipts() {
    return parts.receipts;
  }

  /** Who is advised to set up a second factor. */
  public FactorAdvice factorAdvice() {
    return parts.factorAdvice;
  }

  /** Where requests come from, for all limits by address. */
  public RemoteAddress remote() {
    return parts.remote;
  }

  /** Mounts the routes of one loop. */
  public void mount(Routes routes, Pages pages) {
    parts.mount(routes, pages);
  }

  /**
   * Makes the first administrator if there is none.
   *
   * @return its password when it was made up here, to be printed once
   */
  public Future<Optional<String>> ensureAdministrator(Settings settings) {
    return parts
        .accounts
        .hasAdministrator()
        .compose(there -> there ? Future.succeededFuture(Optional.empty()) : make(settings));
  }

  private Future<Optional<String>> make(Settings settings) {
    byte[] bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    String made = Base64.getUrlEncoder().encodeToString(bytes);
    return parts
        .passwords
        .hash(settings.adminPassword().orElse(made))
        .map(
            hash ->
                Account.of(
                    UUID.randomUUID(), settings.adminEmail(), hash, Role.ADMINISTRATOR, null))
        .compose(parts.accounts::insertUnlessThere)
        .map(
            inserted ->
                inserted && settings.adminPassword().isEmpty()
                    ? Optional.of(made)
                    : Optional.empty());
  }
}
