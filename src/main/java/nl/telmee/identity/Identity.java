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
import nl.telmee.web.Gate;
import nl.telmee.web.Pages;
import nl.telmee.web.Role;
import nl.telmee.web.Routes;

/** The parts of this package, put together. */
public final class Identity {
  private static final int PASSWORD_BYTES = 15;

  private final AccountStore accounts;
  private final Passwords passwords;
  private final OrganisationStore organisations;
  private final SignIn signIn;
  private final Sessions sessions;
  private final SessionCookies cookies;
  private final SessionGate gate;
  private final ReceiptCookie receipts;

  private Identity(
      Vertx vertx, Database db, SigningKeys signing, TokenKeys keys, Clock clock, boolean secure) {
    this.accounts = new AccountStore(db);
    this.passwords = new Passwords(vertx);
    this.organisations = new OrganisationStore(db);
    this.signIn = new SignIn(accounts, passwords, new SignInBrake(clock));
    this.sessions = new Sessions(db, keys, new OrganisationTree(organisations, clock), clock);
    this.cookies = new SessionCookies(secure);
    this.gate = new SessionGate(sessions, cookies);
    this.receipts = new ReceiptCookie(new Receipts(signing), secure);
  }

  /**
   * Reads the keys of this installation, or makes them.
   *
   * @param secure whether the public comes over https
   */
  public static Future<Identity> open(Vertx vertx, Database db, Clock clock, boolean secure) {
    return SigningKeys.load(db)
        .compose(
            signing ->
                TokenKeys.load(vertx, db, clock)
                    .map(keys -> new Identity(vertx, db, signing, keys, clock, secure)));
  }

  public OrganisationStore organisations() {
    return organisations;
  }

  /** Who checks callers at the routes. */
  public Gate gate() {
    return gate;
  }

  /** The same for routes that are open to anyone. */
  public SessionGate visitors() {
    return gate;
  }

  public ReceiptCookie receipts() {
    return receipts;
  }

  /** Mounts the routes of one loop. */
  public void mount(Routes routes, Pages pages) {
    new SessionRoutes(signIn, sessions).mount(routes);
    new OrganisationRoutes(organisations).mount(routes);
    new SignInPages(signIn, sessions, cookies, pages).mount(routes);
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
