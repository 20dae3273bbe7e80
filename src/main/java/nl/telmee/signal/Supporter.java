package nl.telmee.signal;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.id.Uuids;

/**
 * A browser that supports signals of one organisation, as a random number that it keeps. The
 * database has only its hash, another one for each organisation, and forgets it when the signal is
 * answered. Who removes the cookie is somebody else: one for each browser is as far as it goes.
 */
record Supporter(UUID key) {
  private static final Duration LIFE = Duration.ofDays(365);

  /** The one whose browser this is, if it supported anything here before. */
  static Optional<Supporter> of(RoutingContext ctx, String organisation) {
    return Optional.ofNullable(ctx.request().getCookie(name(organisation)))
        .map(Cookie::getValue)
        .flatMap(Uuids::parse)
        .map(Supporter::new);
  }

  private static String name(String organisation) {
    return "supports-" + organisation;
  }

  /**
   * The value of the {@code Set-Cookie} header that keeps it.
   *
   * @param secure whether the public comes over https
   */
  String header(String organisation, boolean secure) {
    return name(organisation)
        + "=%s; Path=/o/%s/signals; Max-Age=%d; HttpOnly; SameSite=Lax%s"
            .formatted(key, organisation, LIFE.toSeconds(), secure ? "; Secure" : "");
  }

  Buffer hash(String organisation) {
    String text = key + " " + organisation;
    return ReceiptToken.sha256(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }
}
