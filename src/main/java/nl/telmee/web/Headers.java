package nl.telmee.web;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Security headers for API and pages, and the refusal of paths that no address of ours has: Vert.x
 * would answer a trailing or double slash, the NL API Design Rules want 404. A page is found with a
 * slash too.
 */
public final class Headers {
  private static final CharSequence HSTS = HttpHeaders.createOptimized("Strict-Transport-Security");
  private static final CharSequence CSP = HttpHeaders.createOptimized("Content-Security-Policy");
  private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("X-Content-Type-Options");
  private static final CharSequence FRAMES = HttpHeaders.createOptimized("X-Frame-Options");
  private static final CharSequence VERSION = HttpHeaders.createOptimized("API-Version");
  private static final CharSequence A_YEAR = HttpHeaders.createOptimized("max-age=31536000");
  private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
  private static final CharSequence NO_FRAMES =
      HttpHeaders.createOptimized("frame-ancestors 'none'");
  private static final CharSequence DENY = HttpHeaders.createOptimized("DENY");
  private static final CharSequence NO_GUESS = HttpHeaders.createOptimized("nosniff");
  private static final CharSequence API_VERSION = HttpHeaders.createOptimized(OpenApi.version());

  private static final Pattern PAGE_AND_SLASH = Pattern.compile("((/[A-Za-z0-9_-]+)+)/");

  private Headers() {}

  /** Mounts before every route. */
  public static void mount(Router router) {
    router.route().handler(Headers::handle);
  }

  private static void handle(RoutingContext ctx) {
    String path = ctx.request().path();
    MultiMap headers = ctx.response().headers();
    headers.set(HSTS, A_YEAR).set(NOSNIFF, NO_GUESS).set(FRAMES, DENY);
    if (path.startsWith("/api/")) {
      headers
          .set(VERSION, API_VERSION)
          .set(CSP, NO_FRAMES)
          .set(HttpHeaders.CACHE_CONTROL, NO_STORE);
    }
    if (!Escapes.valid(ctx.request().uri())) {
      Mistake mistake = new Mistake("", "the address has a wrong percent-encoding");
      ctx.fail(Rejected.mistakes(List.of(mistake)));
    } else if (page(path) && ctx.request().method().equals(HttpMethod.GET)) {
      ctx.response()
          .setStatusCode(HttpResponseStatus.PERMANENT_REDIRECT.code())
          .putHeader(HttpHeaders.LOCATION, path.substring(0, path.length() - 1))
          .end();
    } else if (!plain(path, ctx)) {
      ctx.fail(Rejected.because(Problem.NOT_FOUND));
    } else {
      ctx.next();
    }
  }

  /** Whether it is that of a page but for a slash that people put behind it. */
  private static boolean page(String path) {
    return path.endsWith("/")
        && !path.startsWith("/api/")
        && PAGE_AND_SLASH.matcher(path).matches();
  }

  /** Whether the path is written the one way in which our addresses are. */
  private static boolean plain(String path, RoutingContext ctx) {
    boolean slashes = (path.length() > 1 && path.endsWith("/")) || path.contains("//");
    return !slashes && path.equals(ctx.normalizedPath());
  }
}
