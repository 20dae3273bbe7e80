package nl.telmee.export;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.id.PollId;
import nl.telmee.id.Uuids;
import nl.telmee.poll.Poll;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Caller;
import nl.telmee.web.Fields;
import nl.telmee.web.Language;
import nl.telmee.web.Mistake;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;

/** Files of anonymised rows over the API. */
public final class ExportRoutes {
  private final Exports exports;
  private final ExportParts parts;

  public ExportRoutes(Exports exports, ExportParts parts) {
    this.exports = exports;
    this.parts = parts;
  }

  /** Mounts the routes. */
  public void mount(Routes routes) {
    routes.get("/api/v1/polls/:poll/exports", Access.COUNCIL).json(this::list);
    routes.post("/api/v1/polls/:poll/exports", Access.COUNCIL, BodyLimit.SMALL).json(this::request);
    routes.get("/api/v1/polls/:poll/exports/:export", Access.COUNCIL).json(this::one);
    routes.get("/api/v1/polls/:poll/exports/:export/content", Access.COUNCIL).handle(this::content);
  }

  private Future<Reply> list(RoutingContext ctx) {
    return exports
        .list(Caller.of(ctx), Params.pollId(ctx))
        .map(all -> Reply.ok(Map.of("exports", all.stream().map(ExportView::of).toList())));
  }

  private Future<Reply> request(RoutingContext ctx) {
    Language language = language(Params.jsonBody(ctx));
    return exports
        .request(Caller.of(ctx), Params.pollId(ctx), language)
        .map(job -> Reply.created(ExportView.of(job)).with("Location", ExportView.path(job)));
  }

  private static Language language(JsonNode body) {
    List<Mistake> mistakes = new ArrayList<>();
    Fields fields = Fields.of(body, mistakes);
    Language language = fields.word("language", Language.class, Language.NL);
    fields.end();
    if (!mistakes.isEmpty()) {
      throw Rejected.mistakes(mistakes);
    }
    return language;
  }

  private Future<Reply> one(RoutingContext ctx) {
    return exports
        .one(Caller.of(ctx), Params.pollId(ctx), export(ctx))
        .map(job -> Reply.ok(ExportView.of(job)));
  }

  /** The export in the path. */
  static UUID export(RoutingContext ctx) {
    return Uuids.parse(ctx.pathParam("export"))
        .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
  }

  /** Who takes the file is written down before the first byte goes. */
  void content(RoutingContext ctx) {
    Params.accepted(ctx, Download.TYPE);
    Caller caller = Caller.of(ctx);
    PollId id = Params.pollId(ctx);
    exports
        .finished(caller, id, export(ctx))
        .compose(
            job -> parts.polls().forEditor(caller, id).compose(poll -> logged(caller, poll, job)))
        .onFailure(ctx::fail)
        .onSuccess(
            taken -> new Download(ctx, exports.store(caller), taken.job()).send(taken.poll()));
  }

  private record Taken(Poll poll, ExportJob job) {}

  private Future<Taken> logged(Caller caller, Poll poll, ExportJob job) {
    AuditEntry entry =
        new AuditEntry(
            caller.account(),
            caller.email(),
            poll.content().organisation(),
            AuditAction.EXPORT_MADE,
            poll.id().toString(),
            Map.of("downloaded", job.id().toString()));
    return parts.audit().record(entry).map(new Taken(poll, job));
  }
}
