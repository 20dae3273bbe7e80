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
import nl.telmee.identity.AuthorStore;
import nl.telmee.web.Caller;
import nl.telmee.web.Mistake;
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

  /** Stores a new one. */
  public Future<Template> make(Caller caller, Template template) {
    Template.Version first = version(caller, 1);
    return change(caller, template, tx -> TemplateStore.insert(tx, template, first))
        .map(template.stored(first));
  }

  /**
   * Writes one anew.
   *
   * @param revision the one that was read, or {@link Trajectories#ANY_REVISION}; another fails with
   *     {@link Problem#REVISION_OUTDATED}
   */
  public Future<Template> write(Caller caller, Template template, int revision) {
    Template.Version version = version(caller, revision);
    return change(
        caller,
        template,
        tx ->
            TemplateStore.update(tx, template, version, revision)
                .map(
                    made -> {
                      if (made == 0) {
                        throw Rejected.because(Problem.REVISION_OUTDATED);
                      }
                      return template.stored(version(caller, made));
                    }));
  }

  private Template.Version version(Caller caller, int revision) {
    return new Template.Version(revision, clock.instant(), caller.account().toString());
  }

  /** Who wrote one as it is: what the account is called, or whose it is when it is gone. */
  public Future<String> author(Template template) {
    Template.Version version = template.version();
    String by = version == null ? "" : version.by();
    return new AuthorStore(db)
        .names(List.of(by))
        .map(names -> names.getOrDefault(by, template.organisation()));
  }

  /**
   * One of an organisation by its id or its name; fails with {@link Problem#INVALID}.
   *
   * @param wanted as in the body of {@code POST /trajectories}
   */
  Future<Template> named(Caller caller, String organisation, String wanted) {
    return of(caller, organisation)
        .map(
            all ->
                all.stream()
                    .filter(one -> one.id().toString().equals(wanted) || one.name().equals(wanted))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            Rejected.mistakes(
                                List.of(
                                    new Mistake(
                                        "/template", "must be a template of the organisation")))));
  }

  /** Removes one; trajectories that began with it go on. */
  public Future<Void> remove(Caller caller, Template template) {
    return change(caller, template, tx -> TemplateStore.remove(tx, template.id()));
  }

  private <T> Future<T> change(
      Caller caller, Template template, Function<SqlConnection, Future<T>> work) {
    caller.requireChanges(template.organisation());
    AuditEntry entry =
        AuditEntry.by(
            caller,
            template.organisation(),
            AuditAction.TRAJECTORY_TEMPLATE_CHANGED,
            template.id().toString());
    return db.staff(caller.scope())
        .inTransaction(tx -> work.apply(tx).compose(done -> audit.record(tx, entry).map(done)));
  }
}
