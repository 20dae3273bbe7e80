package nl.telmee.identity;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Optional;
import nl.telmee.web.Caller;
import nl.telmee.web.Gate;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling: a bearer token for the API, cookies for pages. A cookie that has ended is renewed
 * here, and a change that comes with a cookie must come from a page of ours (OWASP Cross-Site
 * Request Forgery Prevention: Fetch Metadata, then Origin).
 */
public final class SessionGate implements Gate {
  private static final String BEARER = "Bearer ";
  private static final int LONGEST_TOKEN = 2_000;

  private final Sessions sessions;
  private final SessionCookies cookies;

  SessionGate(Sessions sessions, SessionCookies cookies) {
    this.sessions = sessions;
    this.cookies = cookies;
  }

  @Override
  public Future<Caller> caller(RoutingContext ctx) {
    String header = ctx.request().getHeader("Authorization");
    return header == null ? byCookie(ctx) : byHeader(header);
  }

  /** Who calls a public route; empty without a token, failed with a wrong one. */
  public Future<Optional<Caller>> callerIfAny(RoutingContext ctx) {
    if (ctx.request().getHeader("Authorization") != null) {
      return caller(ctx).map(Optional::of);
    }
    return signedIn(ctx)
        ? byCookie(ctx).map(Optional::of).recover(_ -> Future.succeededFuture(Optional.empty()))
        : Future.succeededFuture(Optional.empty());
  }

  private boolean signedIn(RoutingContext ctx) {
    return cookies.token(ctx) != null || cookies.refresh(ctx) != null;
  }

  private Future<Caller> byHeader(String header) {
    if (!header.startsWith(BEARER) || header.length() > LONGEST_TOKEN) {
      return Future.failedFuture(Sessions.nobody());
    }
    return sessions.caller(header.substring(BEARER.length()));
  }

  private Future<Caller> byCookie(RoutingContext ctx) {
    if (!signedIn(ctx)) {
      return Future.failedFuture(Sessions.nobody());
    }
    if (changes(ctx.request()) && !fromOurPage(ctx.request())) {
      return Future.failedFuture(Rejected.because(Problem.FOREIGN_FORM));
    }
    String token = cookies.token(ctx);
    return token == null || token.length() > LONGEST_TOKEN
        ? renewed(ctx)
        : sessions.caller(token).recover(_ -> renewed(ctx));
  }

  private Future<Caller> renewed(RoutingContext ctx) {
    Optional<RefreshToken> refresh = RefreshToken.parse(cookies.refresh(ctx));
    if (refresh.isEmpty()) {
      return Future.failedFuture(Sessions.nobody());
    }
    return sessions
        .refresh(refresh.get(), Sessions.PAGE_LIFE)
        .onSuccess(tokens -> cookies.set(ctx, tokens))
        .compose(tokens -> sessions.caller(tokens.token()));
  }

  private static boolean changes(HttpServerRequest request) {
    return !request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD);
  }

  /** Whether a browser sent this from a page of this very host. */
  public static boolean fromOurPage(HttpServerRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin");
    }
    String origin = request.getHeader("Origin");
    return origin != null && request.authority() != null && sameHost(request, origin);
  }

  private static boolean sameHost(HttpServerRequest request, String origin) {
    try {
      @Nullable String authority = URI.create(origin).getAuthority();
      return authority != null && authority.equals(request.authority().toString());
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
