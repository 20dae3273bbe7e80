package nl.telmee.identity;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Optional;
import nl.telmee.audit.AuditLog;
import nl.telmee.config.SecondFactor;
import nl.telmee.config.Settings;
import nl.telmee.db.Database;
import nl.telmee.mail.Mailer;
import nl.telmee.web.Pages;
import nl.telmee.web.Routes;

/** Every {@code new} of this package that all loops share, in the order of their use. */
final class Parts {
  /** What comes from outside the package. */
  record Outside(
      Vertx vertx, Settings settings, Database db, AuditLog audit, Clock clock, String publicUrl) {}

  final AccountStore accounts;
  final Passwords passwords;
  final OrganisationStore organisations;
  final OrganisationNames names;
  final Sessions sessions;
  final SessionGate gate;
  final ReceiptCookie receipts;
  final FactorAdvice factorAdvice;
  final RemoteAddress remote;
  private final Outside outside;
  private final SessionCookies cookies;
  private final SignIn signIn;
  private final SecondFactors secondFactors;
  private final Entrance entrance;
  private final Attempts attempts;
  private final Links links;
  private final StaffAccounts staff;
  private final Profile profile;
  private final ManagedOrganisations managedOrganisations;
  private final Optional<OpenIdProvider> provider;
  private final TokenKeys keys;
  private final PasswordFields fields = new PasswordFields();

  Parts(Outside outside, SigningKeys signing, TokenKeys keys, SecondFactor policy) {
    this.outside = outside;
    this.keys = keys;
    this.provider = provider(outside);
    Database db = outside.db();
    Clock clock = outside.clock();
    AuditLog audit = outside.audit();
    boolean secure = outside.publicUrl().startsWith("https:");
    this.remote = new RemoteAddress(outside.settings().trustedProxies());
    this.attempts = new Attempts(clock, remote);
    this.accounts = new AccountStore(db, audit);
    this.factorAdvice = new FactorAdvice(accounts, policy);
    this.passwords = new Passwords(outside.vertx());
    this.organisations = new OrganisationStore(db);
    this.names = new OrganisationNames(organisations, clock);
    this.sessions =
        new Sessions(db, keys, new OrganisationTree(organisations, clock), audit, clock);
    this.cookies = new SessionCookies(secure);
    this.gate = new SessionGate(sessions, cookies);
    this.receipts = new ReceiptCookie(new Receipts(signing), secure);
    this.signIn = new SignIn(accounts, passwords, attempts, audit);
    SecondFactorStore factors = new SecondFactorStore(db, audit);
    this.secondFactors = new SecondFactors(factors, attempts, audit, clock);
    this.entrance = new Entrance(accounts, sessions, cookies, keys, audit, clock, policy);
    this.links =
        new Links(
            new LinkStore(db, audit),
            accounts,
            passwords,
            sessions,
            Mailer.open(outside.vertx(), outside.settings().mail()),
            clock,
            outside.publicUrl());
    StaffAccountStore managed = new StaffAccountStore(db, audit);
    this.staff =
        new StaffAccounts(managed, factors, accounts, organisations, links, sessions, clock);
    this.managedOrganisations =
        new ManagedOrganisations(organisations, new ManagedOrganisationStore(db, audit), clock);
    this.profile =
        new Profile(accounts, passwords, fields, secondFactors, sessions, attempts, clock);
  }

  /** Mounts the routes of one loop. */
  void mount(Routes routes, Pages pages) {
    AuditLog audit = outside.audit();
    new SessionRoutes(signIn, secondFactors, entrance, sessions, audit).mount(routes);
    new OrganisationRoutes(organisations, managedOrganisations).mount(routes);
    SignInPages signInPages =
        new SignInPages(signIn, entrance, sessions, cookies, audit, pages, provider.isPresent());
    signInPages.mount(routes);
    provider.ifPresent(elsewhere -> openId(elsewhere, signInPages).mount(routes));
    new StepPages(entrance, secondFactors, pages).mount(routes);
    new LinkPages(links, entrance, attempts, fields, pages).mount(routes);
    new AccountRoutes(staff).mount(routes);
    new AccountPages(staff, organisations, pages).mount(routes);
    new OrganisationPages(organisations, managedOrganisations, pages).mount(routes);
    new LogoRoutes(new LogoStore(outside.db()), managedOrganisations, pages).mount(routes);
    new ProfilePages(profile, secondFactors, sessions, cookies, audit, pages).mount(routes);
  }

  private OpenIdPages openId(OpenIdProvider elsewhere, SignInPages signInPages) {
    OpenIdStore store = new OpenIdStore(outside.db(), outside.audit());
    return new OpenIdPages(
        elsewhere, store, accounts, entrance, sessions, cookies, keys, signInPages);
  }

  private static Optional<OpenIdProvider> provider(Outside outside) {
    String callback = outside.publicUrl() + OpenIdPages.CALLBACK;
    return outside
        .settings()
        .openId()
        .map(settings -> new OpenIdProvider(outside.vertx(), settings, callback, outside.clock()));
  }
}
