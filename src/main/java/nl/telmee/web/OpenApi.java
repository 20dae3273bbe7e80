package nl.telmee.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The published OpenAPI document, which is also the home of the API's version. */
public final class OpenApi {
  private static final Buffer DOCUMENT = read();
  private static final String VERSION = version(DOCUMENT);

  private OpenApi() {}

  private static Buffer read() {
    try (InputStream in =
        Objects.requireNonNull(OpenApi.class.getResourceAsStream("/openapi.json"))) {
      return Buffer.buffer(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String version(Buffer document) {
    JsonNode root = Json.readOwn(document.toString(StandardCharsets.UTF_8));
    return root.path("info").path("version").asText();
  }

  static String version() {
    return VERSION;
  }

  /** Mounts the document; any page may read it. */
  public static void mount(Routes routes) {
    routes
        .get("/api/v1/openapi.json", Access.ANYONE)
        .json(
            _ ->
                Future.succeededFuture(
                    Reply.of(200, Reply.JSON, DOCUMENT).with("Access-Control-Allow-Origin", "*")));
  }
}
