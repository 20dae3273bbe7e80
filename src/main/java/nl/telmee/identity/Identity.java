package nl.telmee.identity;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.config.Settings;
import nl.telmee.db.Database;
import nl.telmee.web.Routes;

/** The parts of this package, put together. */
public final class Identity {
  private static final int PASSWORD_BYTES = 15;

  private final AccountStore accounts;
  private final Passwords passwords;
  private final OrganisationStore organisations;
  private final Sessions sessions;
  private final ReceiptCookie receipts;

  public Identity(Vertx vertx, Database db, SigningKeys keys, Clock clock, boolean secure) {
    this.accounts = new AccountStore(db);
    this.passwords = new Passwords(vertx);
    this.organisations = new OrganisationStore(db);
    this.sessions = new Sessions(vertx, accounts, passwords, keys, clock);
    this.receipts = new ReceiptCookie(new Receipts(keys), secure);
  }

  public OrganisationStore organisations() {
    return organisations;
  }

  public Sessions sessions() {
    return sessions;
  }

  public ReceiptCookie receipts() {
    return receipts;
  }

  public void mount(Routes routes) {
    new SessionRoutes(sessions).mount(routes);
    new OrganisationRoutes(organisations).mount(routes);
  }

  /**
   * Makes the first administrator if there is none.
   *
   * @return its password when it was made up here, to be printed once
   */
  public Future<Optional<String>> ensureAdministrator(Settings settings) {
    return accounts
        .hasAdministrator()
        .compose(there -> there ? Future.succeededFuture(Optional.empty()) : make(settings));
  }

  private Future<Optional<String>> make(Settings settings) {
    byte[] bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    String made = Base64.getUrlEncoder().encodeToString(bytes);
    return passwords
        .hash(settings.adminPassword().orElse(made))
        .map(
            hash ->
                new Account(
                    UUID.randomUUID(), settings.adminEmail(), hash, Role.ADMINISTRATOR, null))
        .compose(accounts::insertUnlessThere)
        .map(
            inserted ->
                inserted && settings.adminPassword().isEmpty()
                    ? Optional.of(made)
                    : Optional.empty());
  }
}
