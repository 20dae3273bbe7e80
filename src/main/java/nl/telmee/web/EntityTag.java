package nl.telmee.web;

import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;

/** Whether a client has what it asks for already (RFC 9110 §13.1.2). */
public final class EntityTag {
  private EntityTag() {}

  /**
   * Whether the client says that it knows this version.
   *
   * @param tag with its quotes
   */
  public static boolean known(RoutingContext ctx, String tag) {
    String known = ctx.request().getHeader("If-None-Match");
    return known != null
        && Arrays.stream(known.split(","))
            .map(one -> one.strip().replaceFirst("^W/", ""))
            .anyMatch(one -> one.equals(tag) || one.equals("*"));
  }
}
