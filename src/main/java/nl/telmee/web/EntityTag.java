package nl.telmee.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Whether a client has what it asks for already (RFC 9110 §13.1.2). */
public final class EntityTag {
  private EntityTag() {}

  /** The tag of a body that has no version: what it says. */
  public static String of(Buffer body) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(body.getBytes());
      return "\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // Every Java has it.
    }
  }

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
