package nl.telmee.web;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * Reads a request body up to a limit. More is refused; what still comes is dropped, so that the
 * sender can read the refusal, until it is so much that the connection is closed.
 */
final class Body {
  private static final Buffer NONE = Buffer.buffer();
  private static final int FIRST_BYTES = 8 * 1024;
  static final int MOST_DROPPED = 1024 * 1024;
  private static final int LONGEST_LENGTH = 9;

  /** Larger bodies stand in a file while they come. */
  private static final int MOST_IN_MEMORY = BodyLimit.ATTACHMENT.bytes();

  private Body() {}

  /**
   * The whole body, also of a request that was paused; fails with {@link Problem#TOO_LARGE}, or
   * when it could not be read.
   */
  static Future<Buffer> read(Vertx vertx, HttpServerRequest request, int limit) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length == null && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null) {
      request.resume();
      return Future.succeededFuture(NONE);
    }
    long announced = length == null ? 0 : announced(length);
    if (announced > limit + MOST_DROPPED) {
      request.resume();
      return Future.failedFuture(tooLarge(limit));
    }
    if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
      request.response().writeContinue();
    }
    if (limit > MOST_IN_MEMORY) {
      return SpooledBody.read(vertx, request, limit);
    }
    return gather(request, limit, Buffer.buffer((int) Math.min(announced, FIRST_BYTES)));
  }

  private static long announced(String length) {
    return length.length() > LONGEST_LENGTH ? Long.MAX_VALUE : Long.parseLong(length);
  }

  private static Future<Buffer> gather(HttpServerRequest request, int limit, Buffer body) {
    Promise<Buffer> whole = Promise.promise();
    long[] seen = {0};
    request.handler(
        chunk -> {
          seen[0] += chunk.length();
          if (seen[0] <= limit) {
            body.appendBuffer(chunk);
          } else if (seen[0] > limit + MOST_DROPPED) {
            request.connection().close();
          } else {
            whole.tryFail(tooLarge(limit));
          }
        });
    request.exceptionHandler(_ -> whole.tryFail(broken()));
    request.endHandler(_ -> whole.tryComplete(body));
    request.resume();
    return whole.future();
  }

  static Rejected broken() {
    return Rejected.because(Problem.INVALID, "The body could not be read");
  }

  static Rejected tooLarge(int limit) {
    return Rejected.because(Problem.TOO_LARGE, "The body may have at most " + limit + " bytes");
  }
}
