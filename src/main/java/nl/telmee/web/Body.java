package nl.telmee.web;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * Reads a request body up to a limit. A body that is too large is refused by its announced length, or
 * as soon as more bytes came; the rest is not kept.
 */
final class Body {
  private static final Buffer NONE = Buffer.buffer();

  private Body() {}

  /** The whole body; fails with {@link Problem#TOO_LARGE}, or when the connection broke. */
  static Future<Buffer> read(HttpServerRequest request, int limit) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length == null && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null) {
      return Future.succeededFuture(NONE);
    }
    if (length != null && (length.length() > 9 || Long.parseLong(length) > limit)) {
      return Future.failedFuture(Rejected.because(Problem.TOO_LARGE, tooLarge(limit)));
    }
    if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
      request.response().writeContinue();
    }
    Promise<Buffer> whole = Promise.promise();
    Buffer body = Buffer.buffer(length == null ? 1024 : Integer.parseInt(length));
    request.handler(
        chunk -> {
          if (body.length() + chunk.length() > limit) {
            whole.tryFail(Rejected.because(Problem.TOO_LARGE, tooLarge(limit)));
          } else {
            body.appendBuffer(chunk);
          }
        });
    request.exceptionHandler(whole::tryFail);
    request.endHandler(_ -> whole.tryComplete(body));
    return whole.future();
  }

  private static String tooLarge(int limit) {
    return "The body may have at most " + limit + " bytes";
  }
}
