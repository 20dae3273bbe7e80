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
  private final Promise<Void> whole;
  private long seen;
  private long written;
  private boolean ended;

  private SpooledBody(HttpServerRequest request, AsyncFile file, int limit, Promise<Void> whole) {
    this.request = request;
    this.file = file;
    this.limit = limit;
    this.whole = whole;
  }

  /** The whole body; fails with {@link Problem#TOO_LARGE}, or when it could not be read. */
  static Future<Buffer> read(Vertx vertx, HttpServerRequest request, int limit) {
    if (request.response().closed()) {
      return Future.failedFuture(Body.broken());
    }
    request.pause();
    Promise<Void> whole = Promise.promise();
    // Who hangs up while the file is made must be heard as well.
    request.exceptionHandler(_ -> whole.tryFail(Body.broken()));
    return vertx
        .executeBlocking(Spool::file)
        .compose(
            path ->
                read(vertx, request, limit, path, whole)
                    .onFailure(
                        _ ->
                            vertx.executeBlocking(
                                () -> {
                                  Spool.drop(path);
                                  return path;
                                })));
  }

  private static Future<Buffer> read(
      Vertx vertx, HttpServerRequest request, int limit, Path path, Promise<Void> whole) {
    return vertx
        .fileSystem()
        .open(path.toString(), new OpenOptions().setRead(false))
        .compose(
            file -> new SpooledBody(request, file, limit, whole).gather().eventually(file::close))
        .compose(_ -> vertx.executeBlocking(() -> Spool.map(path)));
  }

  private Future<Void> gather() {
    request.handler(this::take);
    request.endHandler(
        _ -> {
          ended = true;
          endIfWritten();
        });
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
    if (whole.future().isComplete()) {
      return;
    }
    file.write(chunk)
        .onSuccess(
            _ -> {
              written += chunk.length();
              endIfWritten();
            })
        .onFailure(whole::tryFail);
    if (file.writeQueueFull()) {
      request.pause();
    }
  }

  private void endIfWritten() {
    if (ended && written == seen) {
      whole.tryComplete();
    }
  }
}
