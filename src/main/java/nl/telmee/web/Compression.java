package nl.telmee.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** Gzip for what is worth it; small answers of the hot path pass untouched. */
final class Compression {
  private static final int WORTH_IT_BYTES = 1000;

  private static final Pattern TEXT = Pattern.compile("^text/|json|xml|javascript|csv");

  /** What gzip was refused with. */
  private static final Pattern REFUSED = Pattern.compile(".*gzip; *q=0(\\.0*)?(,.*)?");

  /** What a page differs by. */
  static final String VARY = "Accept-Encoding, Accept-Language, Cookie";

  private Compression() {}

  /** Whether so much is gzipped for who takes it. */
  static boolean worthIt(int bytes) {
    return bytes >= WORTH_IT_BYTES;
  }

  /** Ends the response with the body, gzipped when it is long and the client takes it. */
  static void write(RoutingContext ctx, Buffer body) {
    HttpServerResponse response = ctx.response();
    boolean done = response.headers().contains(HttpHeaders.CONTENT_ENCODING);
    if (done || !worthIt(body.length()) || !isText(response)) {
      response.end(body);
      return;
    }
    if (!response.headers().contains(HttpHeaders.VARY)) {
      response.putHeader(HttpHeaders.VARY, VARY);
    }
    if (!takesGzip(ctx)) {
      response.end(body);
      return;
    }
    response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
    response.end(gzip(body));
  }

  /** Pictures, archives and documents are packed already. */
  private static boolean isText(HttpServerResponse response) {
    String type = response.headers().get(HttpHeaders.CONTENT_TYPE);
    return type != null && TEXT.matcher(type).find();
  }

  static boolean takesGzip(RoutingContext ctx) {
    String accepted = ctx.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
    return accepted != null
        && accepted.contains("gzip")
        && !(accepted.contains("q=0") && REFUSED.matcher(accepted).matches());
  }

  static Buffer gzip(Buffer body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length() / 2);
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body.getBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Buffer.buffer(bytes.toByteArray());
  }
}
