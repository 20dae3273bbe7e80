package nl.telmee.identity;

import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.config.SecondFactor;
import nl.telmee.id.Uuids;
import nl.telmee.web.Reply;
import nl.telmee.web.Role;

/**
 * The way in on pages. After the first factor one holds a step: a signed cookie that says who was
 * recognised, is worth nothing but the page for the second factor, and ends after ten minutes. A
 * session begins when all factors are there. Thread: any.
 */
final class Entrance {
  private static final Duration STEP_LIFE = Duration.ofMinutes(10);
  private static final String ACCOUNT = "step";

  private final AccountStore accounts;
  private final Sessions sessions;
  private final SessionCookies cookies;
  private final TokenKeys keys;
  private final AuditLog audit;
  private final Clock clock;
  private final SecondFactor policy;

  Entrance(
      AccountStore accounts,
      Sessions sessions,
      SessionCookies cookies,
      TokenKeys keys,
      AuditLog audit,
      Clock clock,
      SecondFactor policy) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.cookies = cookies;
    this.keys = keys;
    this.audit = audit;
    this.clock = clock;
    this.policy = policy;
  }

  SecondFactor policy() {
    return policy;
  }

  /** Lets in who needs no more, and leads others to the page of the second factor. */
  Future<Reply> afterPassword(RoutingContext ctx, Account account, String wanted) {
    String next = landing(account, wanted);
    if (!account.secondFactor() && policy == SecondFactor.ADVISED) {
      return enter(ctx, account, "password").map(_ -> Reply.seeOther(next));
    }
    String step = keys.sign(new JsonObject().put(ACCOUNT, account.id().toString()), STEP_LIFE);
    cookies.setStep(ctx, step, STEP_LIFE);
    String page = account.secondFactor() ? "code" : "second-factor";
    return Future.succeededFuture(
        Reply.seeOther(
            "/staff/sign-in/" + page + "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8)));
  }

  /** Where somebody comes in who wanted nothing in particular: a council member at the council. */
  static String landing(Account account, String wanted) {
    boolean council = account.role() == Role.COUNCIL_MEMBER && wanted.equals(SignInPages.HOME);
    return council ? "/council" : wanted;
  }

  /** Who holds a step; empty when it has ended or the account may not enter any more. */
  Future<Optional<Account>> recognised(RoutingContext ctx) {
    Cookie cookie = cookies.step(ctx);
    if (cookie == null) {
      return Future.succeededFuture(Optional.empty());
    }
    return keys.verify(cookie.getValue())
        .map(claims -> Uuids.parse(claims.getString(ACCOUNT, "")).orElseThrow())
        .compose(accounts::byId)
        .map(found -> found.filter(account -> !account.blocked()))
        .recover(_ -> Future.succeededFuture(Optional.empty()));
  }

  /**
   * Starts a session in the browser.
   *
   * @param how by which factors, for the audit log
   */
  Future<Void> enter(RoutingContext ctx, Account account, String how) {
    return sessions
        .start(account.id(), SessionRoutes.device(ctx), Sessions.PAGE_LIFE)
        .compose(tokens -> written(account, how).map(tokens))
        .onSuccess(
            tokens -> {
              cookies.clearStep(ctx);
              cookies.set(ctx, tokens);
            })
        .mapEmpty();
  }

  /** Writes down that somebody signed in. */
  Future<Void> written(Account account, String how) {
    AuditEntry entry =
        new AuditEntry(
            account.id(),
            account.email(),
            account.organisation(),
            AuditAction.SIGNED_IN,
            account.email(),
            Map.of("by", how));
    return accounts.signedIn(account.id(), clock.instant()).compose(_ -> audit.record(entry));
  }
}
