package nl.telmee.web;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a handler returns; {@link Routes} writes it.
 *
 * @param status HTTP status code
 * @param type content type; empty without a body
 * @param body the bytes
 * @param headers further headers, in order; a name may occur more than once
 */
public record Reply(int status, String type, Buffer body, List<Map.Entry<String, String>> headers) {
  public static final String JSON = "application/json";
  public static final String HTML = "text/html; charset=utf-8";
  private static final Buffer NOTHING = Buffer.buffer();

  /** A JSON view. */
  public static Reply ok(Object view) {
    return of(200, JSON, Json.write(view));
  }

  /** A view of what was made. */
  public static Reply created(Object view) {
    return of(201, JSON, Json.write(view));
  }

  /** A page. */
  public static Reply page(String html) {
    return of(200, HTML, Buffer.buffer(html));
  }

  /** Look there, with GET. */
  public static Reply seeOther(String address) {
    return of(303, "", NOTHING).with("Location", address);
  }

  /** What you have is still true. */
  public static Reply notModified() {
    return of(304, "", NOTHING);
  }

  public static Reply of(int status, String type, Buffer body) {
    return new Reply(status, type, body, List.of());
  }

  /** The same with another status. */
  public Reply status(int other) {
    return new Reply(other, type, body, headers);
  }

  /** The same with this header; one of that name is replaced, but for cookies. */
  public Reply with(String name, String value) {
    List<Map.Entry<String, String>> more = new ArrayList<>(headers);
    more.removeIf(header -> header.getKey().equals(name) && !name.equals("Set-Cookie"));
    more.add(Map.entry(name, value));
    return new Reply(status, type, body, more);
  }
}
