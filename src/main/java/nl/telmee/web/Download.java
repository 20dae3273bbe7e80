package nl.telmee.web;

import io.vertx.core.buffer.Buffer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A file as it is handed out: to be kept, never opened as a page of ours. */
public final class Download {
  /** A file that was sent by somebody else runs nothing here, whatever a browser makes of it. */
  private static final String POLICY = "default-src 'none'; sandbox";

  private Download() {}

  /**
   * The reply with a file.
   *
   * @param name as it was sent; it is made safe for a header
   */
  public static Reply of(FileKind kind, String name, Buffer content) {
    String plain = name.replaceAll("[^\\w .-]", "_");
    String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    return Reply.of(200, kind.type(), content)
        .with("Content-Security-Policy", POLICY)
        .with("Cache-Control", "no-store")
        .with(
            "Content-Disposition",
            "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded);
  }
}
