package nl.telmee.web;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Path;

/**
 * Reads a large body into a file, as fast as the disk takes it: however many send one, they take no
 * memory.
 */
final class SpooledBody {
  private final HttpServerRequest request;
  private final AsyncFile file;
  private final int limit;
  private final Promise<Void> whole = Promise.promise();
  private long seen;

  private SpooledBody(HttpServerRequest request, AsyncFile file, int limit) {
    this.request = request;
    this.file = file;
    this.limit = limit;
  }

  /** The whole body; fails with {@link Problem#TOO_LARGE}, or when it could not be read. */
  static Future<Buffer> read(Vertx vertx, HttpServerRequest request, int limit) {
    request.pause();
    return vertx
        .executeBlocking(Spool::file)
        .compose(
            path ->
                read(vertx, request, limit, path)
                    .onFailure(
                        _ ->
                            vertx.executeBlocking(
                                () -> {
                                  Spool.drop(path);
                                  return path;
                                })));
  }

  private static Future<Buffer> read(Vertx vertx, HttpServerRequest request, int limit, Path path) {
    return vertx
        .fileSystem()
        .open(path.toString(), new OpenOptions().setRead(false))
        .compose(file -> new SpooledBody(request, file, limit).gather().eventually(file::close))
        .compose(_ -> vertx.executeBlocking(() -> Spool.map(path)));
  }

  private Future<Void> gather() {
    request.handler(this::take);
    request.exceptionHandler(_ -> whole.tryFail(Body.broken()));
    request.endHandler(_ -> whole.tryComplete());
    file.exceptionHandler(whole::tryFail);
    file.drainHandler(_ -> request.resume());
    request.resume();
    return whole.future();
  }

  private void take(Buffer chunk) {
    seen += chunk.length();
    if (seen > limit) {
      whole.tryFail(Body.tooLarge(limit));
      if (seen > limit + Body.MOST_DROPPED) {
        request.connection().close();
      }
      return;
    }
    file.write(chunk).onFailure(whole::tryFail);
    if (file.writeQueueFull()) {
      request.pause();
    }
  }
}
