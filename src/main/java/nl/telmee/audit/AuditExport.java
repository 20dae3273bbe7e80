package nl.telmee.audit;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import nl.telmee.web.Caller;
import nl.telmee.web.Json;
import nl.telmee.web.Scope;

/**
 * The log as a file, sent in pieces: a long log needs no more memory than a short one, and a slow
 * reader makes us wait. That somebody took it away is written down first. When it fails halfway the
 * connection is cut, so that no browser takes the piece for the whole.
 */
final class AuditExport {
  private static final int PIECE = 1_000;
  private static final int QUEUE_BYTES = 256 * 1024;

  /** How a file is written. */
  private enum Kind {
    CSV("text/csv; charset=utf-8", "csv"),
    JSON("application/json", "json");

    private final String type;
    private final String ending;

    Kind(String type, String ending) {
      this.type = type;
      this.ending = ending;
    }
  }

  private final AuditLog audit;

  AuditExport(AuditLog audit) {
    this.audit = audit;
  }

  void csv(RoutingContext ctx) {
    send(ctx, Kind.CSV);
  }

  void json(RoutingContext ctx) {
    send(ctx, Kind.JSON);
  }

  private void send(RoutingContext ctx, Kind kind) {
    Caller caller = Caller.of(ctx);
    AuditSearch search = AuditSearch.of(ctx);
    AuditEntry entry =
        AuditEntry.by(caller, caller.organisation(), AuditAction.AUDIT_EXPORTED, kind.ending)
            .with("search", search.query());
    audit
        .record(entry)
        .compose(_ -> audit.search(caller.scope(), search, Long.MAX_VALUE, PIECE))
        .onFailure(ctx::fail)
        .onSuccess(first -> begin(ctx, kind, caller.scope(), search, first));
  }

  private void begin(
      RoutingContext ctx, Kind kind, Scope scope, AuditSearch search, List<ChainedEntry> first) {
    HttpServerResponse response = ctx.response();
    response
        .setChunked(true)
        .setWriteQueueMaxSize(QUEUE_BYTES)
        .putHeader("Content-Type", kind.type)
        .putHeader("Cache-Control", "no-store")
        .putHeader("Content-Disposition", "attachment; filename=\"audit-log." + kind.ending + "\"");
    String head =
        kind == Kind.CSV ? "number,time,person,organisation,action,subject,detail,hash\r\n" : "[";
    response
        .write(head)
        .compose(_ -> pieces(response, kind, scope, search, first, true))
        .compose(_ -> response.end(kind == Kind.CSV ? "" : "]"))
        .onFailure(_ -> ctx.request().connection().close());
  }

  private Future<Void> pieces(
      HttpServerResponse response,
      Kind kind,
      Scope scope,
      AuditSearch search,
      List<ChainedEntry> piece,
      boolean first) {
    if (piece.isEmpty()) {
      return Future.succeededFuture();
    }
    Future<Void> written = response.write(kind == Kind.CSV ? csv(piece) : json(piece, first));
    return piece.size() < PIECE
        ? written
        : written
            .compose(_ -> audit.search(scope, search, piece.getLast().seq(), PIECE))
            .compose(next -> pieces(response, kind, scope, search, next, false));
  }

  private static Buffer json(List<ChainedEntry> piece, boolean first) {
    Buffer buffer = Buffer.buffer();
    boolean comma = !first;
    for (ChainedEntry entry : piece) {
      buffer.appendString(comma ? ",\n" : "\n").appendBuffer(Json.write(AuditView.of(entry)));
      comma = true;
    }
    return buffer;
  }

  private static Buffer csv(List<ChainedEntry> piece) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      for (ChainedEntry entry : piece) {
        AuditView view = AuditView.of(entry);
        csv.writeRecord(
            String.valueOf(view.number()),
            view.happenedAt().toString(),
            harmless(view.person()),
            view.organisation() == null ? "" : view.organisation(),
            view.action(),
            harmless(view.subject()),
            entry.detail(),
            view.hash());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Buffer.buffer(text.toString());
  }

  /** A spreadsheet must not take a text for a formula (OWASP CSV Injection). */
  private static String harmless(String text) {
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
