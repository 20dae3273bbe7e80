package nl.telmee.identity;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import nl.telmee.id.PollId;

/**
 * Keeps a receipt on the phone, so that a second visit is recognised. Each poll has a cookie of its
 * own, with nothing in common with another poll's. Thread: any.
 */
public final class ReceiptCookie {
  private static final Duration LIFE = Duration.ofDays(90);
  private static final int ID_LENGTH = 13;

  private final Receipts receipts;
  private final String attributes;

  /**
   * @param secure whether the public comes over https
   */
  public ReceiptCookie(Receipts receipts, boolean secure) {
    this.receipts = receipts;
    this.attributes =
        "; Path=/; Max-Age=%d; HttpOnly; SameSite=Lax%s"
            .formatted(LIFE.toSeconds(), secure ? "; Secure" : "");
  }

  private static String name(PollId poll) {
    return "answered-" + poll.toString().substring(0, ID_LENGTH);
  }

  /** The receipt that a visitor's phone has for this poll. */
  public Optional<String> shown(RoutingContext ctx, PollId poll) {
    if (!ctx.request().headers().contains(HttpHeaders.COOKIE)) {
      return Optional.empty();
    }
    return Optional.ofNullable(ctx.request().getCookie(name(poll)))
        .map(Cookie::getValue)
        .flatMap(text -> valid(text, poll));
  }

  /** The text, if it is a receipt for this poll. */
  public Optional<String> valid(String text, PollId poll) {
    return receipts.proves(poll, text) ? Optional.of(text) : Optional.empty();
  }

  /** A new receipt for a poll. */
  public String issue(PollId poll) {
    return receipts.issue(poll);
  }

  /** The value of the {@code Set-Cookie} header that keeps a receipt. */
  public String header(PollId poll, String receipt) {
    return name(poll) + "=" + receipt + attributes;
  }
}
