package nl.telmee.identity;

import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import nl.telmee.web.Access;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signing in with the account one has elsewhere. What the provider says is told in the log only;
 * the page says what to do.
 */
final class OpenIdPages {
  static final String CALLBACK = "/staff/sign-in/openid/callback";
  private static final Logger LOG = LoggerFactory.getLogger(OpenIdPages.class);
  private static final String BEGIN = "/staff/sign-in/openid";
  private static final Duration LIFE = Duration.ofMinutes(10);

  private final OpenIdProvider provider;
  private final OpenIdStore store;
  private final AccountStore accounts;
  private final Entrance entrance;
  private final Sessions sessions;
  private final SessionCookies cookies;
  private final TokenKeys keys;
  private final SignInPages signIn;

  OpenIdPages(
      OpenIdProvider provider,
      OpenIdStore store,
      AccountStore accounts,
      Entrance entrance,
      Sessions sessions,
      SessionCookies cookies,
      TokenKeys keys,
      SignInPages signIn) {
    this.provider = provider;
    this.store = store;
    this.accounts = accounts;
    this.entrance = entrance;
    this.sessions = sessions;
    this.cookies = cookies;
    this.keys = keys;
    this.signIn = signIn;
  }

  void mount(Routes routes) {
    routes.get(BEGIN, Access.ANYONE).reply(this::begin);
    routes.get(CALLBACK, Access.ANYONE).reply(this::back);
  }

  private Future<Reply> begin(RoutingContext ctx) {
    String next = SignInPages.own(Params.query(ctx, "next").orElse(SignInPages.HOME));
    OpenIdAttempt attempt = OpenIdAttempt.begin(next);
    return provider
        .address(attempt)
        .onSuccess(_ -> cookies.setStep(ctx, keys.sign(attempt.claims(), LIFE), LIFE))
        .map(address -> Reply.seeOther(address).with("Cache-Control", "no-store"))
        .recover(
            failure ->
                refuse(ctx, "openid.down", Problem.BUSY, String.valueOf(failure.getMessage())));
  }

  private Future<Reply> back(RoutingContext ctx) {
    Cookie cookie = cookies.step(ctx);
    cookies.clearStep(ctx);
    if (cookie == null) {
      return refuse(ctx, "openid.again", Problem.INVALID, "no attempt in this browser");
    }
    return keys.verify(cookie.getValue())
        .map(OpenIdAttempt::of)
        .map(Optional::of)
        .recover(_ -> Future.succeededFuture(Optional.empty()))
        .compose(
            attempt ->
                attempt.isPresent() && attempt.get().isOf(query(ctx, "state"))
                    ? back(ctx, attempt.get())
                    : refuse(ctx, "openid.again", Problem.INVALID, "state of another attempt"));
  }

  private static String query(RoutingContext ctx, String name) {
    return Params.query(ctx, name).orElse("");
  }

  private Future<Reply> back(RoutingContext ctx, OpenIdAttempt attempt) {
    String issuer = query(ctx, "iss"); // RFC 9207: a code of one provider is not sent to another.
    if (!issuer.isEmpty() && !issuer.equals(provider.settings().issuer())) {
      return refuse(ctx, "openid.again", Problem.INVALID, "answer of another issuer");
    }
    if (query(ctx, "code").isEmpty()) {
      return refuse(ctx, "openid.refused", Problem.WRONG_SIGN_IN, "the provider gave no code");
    }
    return provider
        .claims(attempt, query(ctx, "code"))
        .map(claims -> OpenIdPerson.of(provider.settings(), claims))
        .map(Optional::of)
        .recover(
            failure -> {
              LOG.warn("A sign-in by OpenID Connect failed: {}", failure.getMessage());
              return Future.succeededFuture(Optional.empty());
            })
        .compose(
            person ->
                person.isPresent()
                    ? enter(ctx, attempt, person.get())
                    : refuse(ctx, "openid.again", Problem.WRONG_SIGN_IN, "see above"));
  }

  private Future<Reply> enter(RoutingContext ctx, OpenIdAttempt attempt, OpenIdPerson person) {
    if (person.place().isEmpty()) {
      return endSessions(person)
          .compose(_ -> refuse(ctx, "openid.no-group", Problem.NOT_ALLOWED, "in no group of ours"));
    }
    if (person.email().isEmpty()) {
      return refuse(ctx, "openid.no-email", Problem.NOT_ALLOWED, "the provider tells no address");
    }
    return store
        .account(person, person.place().get())
        .compose(accounts::byId)
        .compose(
            account ->
                account.isEmpty() || account.get().blocked()
                    ? refuse(ctx, "openid.blocked", Problem.NOT_ALLOWED, "the account is blocked")
                    : entrance
                        .enter(ctx, account.get(), "openid")
                        .map(_ -> Reply.seeOther(Entrance.landing(account.get(), attempt.next()))))
        .recover(failure -> taken(ctx, failure));
  }

  /** Who is in no group any more is out, everywhere. */
  private Future<Void> endSessions(OpenIdPerson person) {
    return store
        .find(person)
        .compose(id -> id.isPresent() ? sessions.endAll(id.get()) : Future.<Void>succeededFuture());
  }

  private Future<Reply> taken(RoutingContext ctx, Throwable failure) {
    if (failure instanceof Rejected rejected) {
      return switch (rejected.problem()) {
        case EMAIL_TAKEN ->
            refuse(ctx, "openid.taken", Problem.EMAIL_TAKEN, "another account has the address");
        case UNKNOWN_ORGANISATION ->
            refuse(
                ctx,
                "openid.no-group",
                Problem.NOT_ALLOWED,
                "TELMEE_OIDC_ROLES names an organisation that is not there");
        default -> Future.failedFuture(failure);
      };
    }
    return Future.failedFuture(failure);
  }

  private Future<Reply> refuse(RoutingContext ctx, String words, Problem problem, String why) {
    LOG.info("No sign-in by OpenID Connect: {}", why);
    return Future.succeededFuture(signIn.refused(ctx, words).status(problem.status()));
  }
}
