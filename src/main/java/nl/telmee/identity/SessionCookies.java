package nl.telmee.identity;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The cookies of staff pages: no script reads them, no other site sends them with a form. */
final class SessionCookies {
  private static final String TOKEN = "telmee-session";
  private static final String REFRESH = "telmee-refresh";
  private static final String STEP = "telmee-step";

  /** Over https only this host can have set such a cookie, for this host (RFC 6265bis §4.1.3.2). */
  private static final String HOST_ONLY = "__Host-";

  private final boolean secure;
  private final String prefix;

  /**
   * @param secure whether pages come over https
   */
  SessionCookies(boolean secure) {
    this.secure = secure;
    this.prefix = secure ? HOST_ONLY : "";
  }

  @Nullable String token(RoutingContext ctx) {
    return value(ctx, TOKEN);
  }

  @Nullable String refresh(RoutingContext ctx) {
    return value(ctx, REFRESH);
  }

  private @Nullable String value(RoutingContext ctx, String name) {
    Cookie cookie = ctx.request().getCookie(prefix + name);
    return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
  }

  void set(RoutingContext ctx, Sessions.Tokens tokens) {
    add(ctx, TOKEN, tokens.token(), Sessions.PAGE_LIFE);
    tokens.refresh().ifPresent(refresh -> add(ctx, REFRESH, refresh.text(), Sessions.SESSION_LIFE));
  }

  /** What somebody holds who has shown one factor of two. */
  @Nullable Cookie step(RoutingContext ctx) {
    return ctx.request().getCookie(prefix + STEP);
  }

  void setStep(RoutingContext ctx, String step, Duration life) {
    add(ctx, STEP, step, life);
  }

  void clearStep(RoutingContext ctx) {
    add(ctx, STEP, "", Duration.ZERO);
  }

  void clear(RoutingContext ctx) {
    add(ctx, TOKEN, "", Duration.ZERO);
    add(ctx, REFRESH, "", Duration.ZERO);
  }

  private void add(RoutingContext ctx, String name, String value, Duration life) {
    ctx.response()
        .addCookie(
            Cookie.cookie(prefix + name, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(secure)
                .setSameSite(CookieSameSite.LAX)
                .setMaxAge(life.toSeconds()));
  }
}
