package nl.telmee.intake;

import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;

/**
 * Which websites may show the answer page in a frame. Nothing else of ours can be framed, and
 * without a setting nothing can.
 *
 * @param origins like {@code https://www.velsen.nl}, as a Content Security Policy takes them
 */
public record Embedding(List<String> origins) {
  private static final String POLICY = "Content-Security-Policy";

  public Embedding {
    origins = List.copyOf(origins);
  }

  /**
   * Lets pass when there are websites that may.
   *
   * @throws Rejected with {@link Problem#NOT_FOUND}
   */
  void require() {
    if (origins.isEmpty()) {
      throw Rejected.because(Problem.NOT_FOUND);
    }
  }

  /** Whether a request is for a page in a frame, or comes from the form on one. */
  boolean asked(RoutingContext ctx) {
    if (origins.isEmpty()) {
      return false;
    }
    String path = ctx.request().path();
    return path.startsWith("/p/") ? inFrame(path) : "true".equals(embed(ctx));
  }

  /** Our slugs hold no slash, so that the third part of the path says it. */
  private static boolean inFrame(String path) {
    String[] parts = path.split("/", 5);
    return parts.length > 3 && parts[3].equals("embed");
  }

  private static String embed(RoutingContext ctx) {
    String value = ctx.queryParams().get("embed");
    return value == null ? "" : value;
  }

  /** A page that was asked for in a frame, with the leave to be in one. */
  Reply allow(RoutingContext ctx, Reply page) {
    if (!asked(ctx)) {
      return page;
    }
    // The older header knows no list of websites; the policy takes its place (CSP 3, 6.4.2).
    ctx.response().headers().remove("X-Frame-Options");
    String policy =
        page.headers().stream()
            .filter(header -> header.getKey().equals(POLICY))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("frame-ancestors 'none'");
    return page.with(
        POLICY,
        policy.replace(
            "frame-ancestors 'none'", "frame-ancestors 'self' " + String.join(" ", origins)));
  }

  /**
   * A cookie that a browser takes inside a frame of another website: kept apart for each of these
   * (CHIPS), and only over https.
   */
  static String partitioned(String header) {
    return header.contains("; Secure")
        ? header.replaceFirst("; SameSite=\\w+", "; SameSite=None; Partitioned")
        : header;
  }
}
