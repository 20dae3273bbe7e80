package nl.telmee.trajectory;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Database;
import nl.telmee.web.Caller;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;

/** Templates of organisations, by who changes what is theirs. Thread: any. */
public final class Templates {
  private final Database db;
  private final AuditLog audit;
  private final Clock clock;

  public Templates(Database db, AuditLog audit, Clock clock) {
    this.db = db;
    this.audit = audit;
    this.clock = clock;
  }

  private TemplateStore store(Caller caller) {
    return new TemplateStore(db.staff(caller.scope()));
  }

  /** Those of an organisation, by name. */
  public Future<List<Template>> of(Caller caller, String organisation) {
    return store(caller).list(organisation);
  }

  /** Those with which the caller can begin a trajectory. */
  public Future<List<Template>> own(Caller caller) {
    return store(caller)
        .list(null)
        .map(all -> all.stream().filter(one -> caller.changes(one.organisation())).toList());
  }

  /** One that the caller may change; fails with {@link Problem#NOT_FOUND}. */
  public Future<Template> find(Caller caller, UUID id) {
    return store(caller)
        .find(id)
        .map(
            found ->
                found
                    .filter(one -> caller.changes(one.organisation()))
                    .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND)));
  }

  /** Stores one, new or written anew. */
  public Future<Template> write(Caller caller, Template template) {
    return change(
            caller,
            template,
            tx -> TemplateStore.write(tx, template, caller.email(), clock.instant()))
        .map(template);
  }

  /** Removes one; trajectories that began with it go on. */
  public Future<Void> remove(Caller caller, Template template) {
    return change(caller, template, tx -> TemplateStore.remove(tx, template.id()));
  }

  private Future<Void> change(
      Caller caller, Template template, Function<SqlConnection, Future<Void>> work) {
    caller.requireChanges(template.organisation());
    AuditEntry entry =
        AuditEntry.by(
            caller,
            template.organisation(),
            AuditAction.TRAJECTORY_TEMPLATE_CHANGED,
            template.id().toString());
    return db.staff(caller.scope())
        .inTransaction(tx -> work.apply(tx).compose(_ -> audit.record(tx, entry)));
  }
}
