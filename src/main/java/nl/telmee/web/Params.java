package nl.telmee.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.telmee.id.PollId;
import nl.telmee.id.Slug;
import nl.telmee.id.Uuids;
import org.jspecify.annotations.Nullable;

/** What a request says, read strictly. */
public final class Params {
  private Params() {}

  /**
   * The poll in the path.
   *
   * @throws Rejected with {@link Problem#NOT_FOUND} when it is no UUID
   */
  public static PollId pollId(RoutingContext ctx) {
    return Uuids.parse(ctx.pathParam("poll"))
        .map(PollId::new)
        .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
  }

  /**
   * A slug in the path.
   *
   * @throws Rejected with {@link Problem#NOT_FOUND} when it cannot be one
   */
  public static String slug(RoutingContext ctx, String name) {
    String slug = ctx.pathParam(name);
    if (!Slug.FORM.matcher(slug).matches()) {
      throw Rejected.because(Problem.NOT_FOUND);
    }
    return slug;
  }

  /** The media type of the body, without parameters, in lower case. */
  public static String contentType(RoutingContext ctx) {
    String header = ctx.request().getHeader(HttpHeaders.CONTENT_TYPE);
    if (header == null) {
      return "";
    }
    int semicolon = header.indexOf(';');
    return (semicolon < 0 ? header : header.substring(0, semicolon))
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  /**
   * The JSON body.
   *
   * @throws Rejected when it is of another type or no JSON object
   */
  public static JsonNode jsonBody(RoutingContext ctx) {
    if (!contentType(ctx).equals(Reply.JSON)) {
      throw Rejected.because(Problem.WRONG_CONTENT_TYPE, "Send application/json");
    }
    return Json.read(Routes.body(ctx));
  }

  /** A query parameter, if given. */
  public static Optional<String> query(RoutingContext ctx, String name) {
    return Optional.ofNullable(ctx.queryParams().get(name));
  }

  /**
   * A whole number in the query.
   *
   * @throws Rejected when it is something else or out of range
   */
  public static int whole(RoutingContext ctx, String name, int lowest, int highest, int otherwise) {
    String text = query(ctx, name).orElse(null);
    if (text == null) {
      return otherwise;
    }
    if (text.matches("\\d{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= lowest && number <= highest) {
        return number;
      }
    }
    throw wrongQuery(name, "must be a whole number from " + lowest + " to " + highest);
  }

  /** The refusal of a query parameter. */
  public static Rejected wrongQuery(String name, String detail) {
    return Rejected.mistakes(List.of(new Mistake("?" + name, detail)));
  }

  /**
   * Which of the offered types the client prefers (RFC 9110 §12.5.1).
   *
   * @throws Rejected with {@link Problem#NOT_ACCEPTABLE} when it takes none of them
   */
  public static String accepted(RoutingContext ctx, String... offered) {
    @Nullable String header = ctx.request().getHeader(HttpHeaders.ACCEPT);
    if (header == null || header.isBlank() || header.equals("*/*")) {
      return offered[0];
    }
    for (MIMEHeader wanted : wanted(ctx)) {
      for (String offer : offered) {
        if (wanted.weight() > 0 && matches(wanted.component(), wanted.subComponent(), offer)) {
          return offer;
        }
      }
    }
    throw Rejected.because(
        Problem.NOT_ACCEPTABLE, "This address answers with " + String.join(" or ", offered));
  }

  /** A header that cannot be read wants nothing that we have. */
  private static List<MIMEHeader> wanted(RoutingContext ctx) {
    try {
      return ctx.parsedHeaders().accept();
    } catch (RuntimeException _) {
      return List.of();
    }
  }

  private static boolean matches(String component, String subComponent, String offer) {
    int slash = offer.indexOf('/');
    boolean type = component.equals("*") || component.equals(offer.substring(0, slash));
    return type && (subComponent.equals("*") || subComponent.equals(offer.substring(slash + 1)));
  }
}
