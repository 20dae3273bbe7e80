package nl.telmee.identity;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.web.Access;
import nl.telmee.web.Gate;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;

/** Signs staff in, and checks at the gate who is calling. */
public final class Sessions implements Gate {
  private static final Duration LIFETIME = Duration.ofHours(8);
  private static final String ISSUER = "telmee";
  private static final String CALLER = "telmee.caller";
  private static final String BEARER = "Bearer ";
  private static final int LONGEST_TOKEN = 2_000;

  /** A token and when it ends. */
  record Session(String token, Instant expiresAt) {}

  private final AccountStore accounts;
  private final Passwords passwords;
  private final SignInBrake brake;
  private final JWTAuth tokens;
  private final Clock clock;

  Sessions(Vertx vertx, AccountStore accounts, Passwords passwords, SigningKeys keys, Clock clock) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.brake = new SignInBrake(clock);
    this.clock = clock;
    this.tokens =
        JWTAuth.create(
            vertx,
            new JWTAuthOptions()
                .setJWTOptions(new JWTOptions().setIssuer(ISSUER))
                .addPubSecKey(
                    new PubSecKeyOptions().setAlgorithm("HS256").setBuffer(keys.token())));
  }

  /** A session for who knows the password. Fails with {@link Rejected}. */
  Future<Session> signIn(String email, String password) {
    Duration wait = brake.wait(email);
    if (wait.isPositive()) {
      return Future.failedFuture(Rejected.later(Problem.TOO_MANY_SIGN_INS, wait.plusSeconds(1)));
    }
    brake.failed(email); // Counted before the slow check, so that many at once do not slip by.
    return accounts.byEmail(email).compose(account -> check(email, account, password));
  }

  private Future<Session> check(String email, Optional<Account> account, String password) {
    Future<Boolean> right =
        account.isPresent()
            ? passwords.matches(account.get().passwordHash(), password)
            : passwords.matchesNobody(password);
    return right.compose(
        matches -> {
          if (!matches) {
            return Future.failedFuture(Rejected.because(Problem.WRONG_SIGN_IN));
          }
          brake.succeeded(email);
          return Future.succeededFuture(session(account.orElseThrow()));
        });
  }

  private Session session(Account account) {
    JsonObject claims =
        new JsonObject()
            .put("sub", account.id().toString())
            .put("role", account.role().name().toLowerCase(java.util.Locale.ROOT));
    if (account.organisation() != null) {
      claims.put("org", account.organisation());
    }
    JWTOptions options =
        new JWTOptions().setIssuer(ISSUER).setExpiresInSeconds((int) LIFETIME.toSeconds());
    return new Session(tokens.generateToken(claims, options), clock.instant().plus(LIFETIME));
  }

  @Override
  public Future<Void> check(RoutingContext ctx, Access access) {
    return caller(ctx).compose(caller -> admit(ctx, caller, access));
  }

  private static Future<Void> admit(RoutingContext ctx, Caller caller, Access access) {
    if (access == Access.ADMINISTRATOR && !caller.administrator()) {
      return Future.failedFuture(Rejected.because(Problem.NOT_ALLOWED));
    }
    ctx.put(CALLER, caller);
    return Future.succeededFuture();
  }

  /** Who passed the gate of this request's route. */
  public static Caller caller(RoutingContext ctx, Access admittedAs) {
    Caller caller = ctx.get(CALLER);
    if (caller == null) {
      throw new IllegalStateException("this route is not for " + admittedAs);
    }
    return caller;
  }

  /** Who calls a public route with a token; empty without a token, failed with a wrong one. */
  public Future<Optional<Caller>> callerIfAny(RoutingContext ctx) {
    return ctx.request().getHeader("Authorization") == null
        ? Future.succeededFuture(Optional.empty())
        : caller(ctx).map(Optional::of);
  }

  private Future<Caller> caller(RoutingContext ctx) {
    String header = ctx.request().getHeader("Authorization");
    if (header == null || !header.startsWith(BEARER) || header.length() > LONGEST_TOKEN) {
      return Future.failedFuture(Rejected.because(Problem.SIGN_IN_NEEDED));
    }
    return tokens
        .authenticate(new TokenCredentials(header.substring(BEARER.length())))
        .map(Sessions::caller)
        .recover(_ -> Future.failedFuture(Rejected.because(Problem.SIGN_IN_NEEDED)));
  }

  private static Caller caller(User user) {
    JsonObject claims = user.principal();
    return new Caller(
        UUID.fromString(claims.getString("sub")),
        claims.getString("role"),
        claims.getString("org"));
  }
}
