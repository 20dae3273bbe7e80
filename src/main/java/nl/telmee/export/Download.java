package nl.telmee.export;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import nl.telmee.poll.Poll;

/**
 * Sends a file piece by piece, no faster than the other side takes it, so that a node holds one
 * piece of each. Thread: the request's event loop.
 */
final class Download {
  static final String TYPE = "application/zip";

  private final RoutingContext ctx;
  private final ExportJobStore store;
  private final ExportJob job;

  Download(RoutingContext ctx, ExportJobStore store, ExportJob job) {
    this.ctx = ctx;
    this.store = store;
    this.job = job;
  }

  /** Sends all of it. Breaks the connection off when it cannot: half a file must not look whole. */
  void send(Poll poll) {
    HttpServerResponse response = ctx.response();
    response.putHeader("Content-Type", TYPE);
    response.putHeader("Content-Length", String.valueOf(job.bytes()));
    response.putHeader("Cache-Control", "no-store");
    response.putHeader(
        "Content-Disposition",
        "attachment; filename=\"%s-%s.zip\""
            .formatted(
                poll.content().slug(), LocalDate.ofInstant(job.requestedAt(), ZoneOffset.UTC)));
    if (ctx.request().method().equals(HttpMethod.HEAD)) {
      response.end();
      return;
    }
    from(0).onFailure(_ -> ctx.request().connection().close());
  }

  private Future<Void> from(int n) {
    return ctx.response().closed()
        ? Future.succeededFuture()
        : store.chunk(job.poll(), job.id(), n).compose(piece -> send(n, piece));
  }

  private Future<Void> send(int n, Optional<byte[]> piece) {
    if (piece.isEmpty()) {
      return ctx.response().bytesWritten() == job.bytes()
          ? ctx.response().end()
          : Future.failedFuture("a piece is missing");
    }
    return ctx.response().write(Buffer.buffer(piece.get())).compose(_ -> from(n + 1));
  }
}
