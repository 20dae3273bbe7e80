package nl.telmee.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import nl.telmee.web.Access;
import nl.telmee.web.Caller;
import nl.telmee.web.Params;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import org.jspecify.annotations.Nullable;

/** The audit log over the API. */
final class AuditRoutes {
  private static final int USUAL = 100;
  private static final int MOST = 500;

  /**
   * The wire form of a piece of the log.
   *
   * @param next give this as {@code before} for the piece that comes next; absent at the end
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record View(List<AuditView> entries, @Nullable String next) {}

  private final AuditLog audit;

  AuditRoutes(AuditLog audit) {
    this.audit = audit;
  }

  void mount(Routes routes) {
    routes.get("/api/v1/audit-entries", Access.ADMINISTRATOR).json(this::list);
  }

  private Future<Reply> list(RoutingContext ctx) {
    int limit = Params.whole(ctx, "limit", 1, MOST, USUAL);
    return audit
        .search(Caller.of(ctx).scope(), AuditSearch.of(ctx), before(ctx), limit)
        .map(found -> Reply.ok(view(found, limit)));
  }

  private static View view(List<ChainedEntry> found, int limit) {
    String next = found.size() < limit ? null : String.valueOf(found.getLast().seq());
    return new View(found.stream().map(AuditView::of).toList(), next);
  }

  /** Before which entry; without it from the newest on. */
  static long before(RoutingContext ctx) {
    String text = Params.query(ctx, "before").orElse("");
    if (text.isEmpty()) {
      return Long.MAX_VALUE;
    }
    if (!text.matches("\\d{1,18}")) {
      throw Params.wrongQuery("before", "must be the \"next\" of an earlier answer");
    }
    return Long.parseLong(text);
  }
}
