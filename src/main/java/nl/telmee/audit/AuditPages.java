package nl.telmee.audit;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import nl.telmee.web.Access;
import nl.telmee.web.Caller;
import nl.telmee.web.Pages;
import nl.telmee.web.Reply;
import nl.telmee.web.Routes;
import nl.telmee.web.Scope;
import nl.telmee.web.StaffFrame;
import nl.telmee.web.StaffMenu;

/** The page of the audit log, and the log as a file. */
public final class AuditPages {
  private static final int SHOWN = 50;

  private final AuditLog audit;
  private final Pages pages;
  private final Duration kept;

  /**
   * The pages of the log.
   *
   * @param kept how long entries stay
   */
  public AuditPages(AuditLog audit, Pages pages, Duration kept) {
    this.audit = audit;
    this.pages = pages;
    this.kept = kept;
  }

  /** Mounts the routes of the log, those of the API included. */
  public void mount(Routes routes) {
    AuditExport export = new AuditExport(audit);
    routes.get("/staff/audit", Access.ADMINISTRATOR).reply(this::page);
    routes.get("/staff/audit/csv", Access.ADMINISTRATOR).handle(export::csv);
    routes.get("/staff/audit/json", Access.ADMINISTRATOR).handle(export::json);
    new AuditRoutes(audit).mount(routes);
  }

  private Future<Reply> page(RoutingContext ctx) {
    AuditSearch search = AuditSearch.of(ctx);
    Scope scope = Caller.of(ctx).scope();
    return audit
        .verify()
        .compose(
            chain ->
                audit
                    .search(scope, search, AuditRoutes.before(ctx), SHOWN + 1)
                    .compose(found -> page(ctx, search, chain, found)));
  }

  private Future<Reply> page(
      RoutingContext ctx, AuditSearch search, ChainReport chain, List<ChainedEntry> found) {
    StaffFrame staff = pages.staff(ctx, pages.words(ctx).say("menu.audit"), StaffMenu.AUDIT);
    boolean more = found.size() > SHOWN;
    List<ChainedEntry> shown = more ? found.subList(0, SHOWN) : found;
    return audit
        .titles(Caller.of(ctx).scope(), shown)
        .map(titles -> AuditPage.of(staff, kept, chain, search, shown, titles, more))
        .map(page -> pages.renderStaff("audit/audit.jte", page));
  }
}
