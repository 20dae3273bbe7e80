package nl.telmee.identity;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Database;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Scope;

/** The tables {@code organisation} and {@code organisation_logo} for those who manage them. */
final class ManagedOrganisationStore {
  private static final String INSERT =
      """
      insert into organisation (slug, kind, name, parent, inhabitants, email, colour)
      values ($1, $2, $3, $4, $5, $6, $7)
      """;

  private static final String CHANGE =
      """
      update organisation
      set kind = $2, name = $3, parent = $4, inhabitants = $5, email = $6, colour = $7
      where slug = $1
      """;

  private static final String SET_LOGO =
      """
      insert into organisation_logo (organisation, type, content, changed_at)
      values ($1, $2, $3, $4)
      on conflict (organisation) do update
      set type = excluded.type, content = excluded.content, changed_at = excluded.changed_at
      """;

  private static final String DELETE_LOGO =
      """
      delete from organisation_logo where organisation = $1
      """;

  private final Database db;
  private final AuditLog audit;

  ManagedOrganisationStore(Database db, AuditLog audit) {
    this.db = db;
    this.audit = audit;
  }

  /** Fails with {@link Problem#SLUG_TAKEN}. */
  Future<Void> insert(Scope scope, Organisation organisation, AuditEntry entry) {
    return one(scope, INSERT, OrganisationStore.tuple(organisation), entry);
  }

  Future<Void> change(Scope scope, Organisation organisation, AuditEntry entry) {
    return one(scope, CHANGE, OrganisationStore.tuple(organisation), entry);
  }

  Future<Void> setLogo(Scope scope, String slug, Logo logo, Instant now, AuditEntry entry) {
    Tuple row = Tuple.of(slug, logo.type(), logo.content(), now.atOffset(ZoneOffset.UTC));
    return one(scope, SET_LOGO, row, entry);
  }

  Future<Void> deleteLogo(Scope scope, String slug, AuditEntry entry) {
    return one(scope, DELETE_LOGO, Tuple.of(slug), entry);
  }

  private Future<Void> one(Scope scope, String sql, Tuple arguments, AuditEntry entry) {
    return db.staff(scope)
        .inTransaction(
            tx ->
                tx.preparedQuery(sql)
                    .execute(arguments)
                    .compose(
                        rows ->
                            rows.rowCount() == 1
                                ? audit.record(tx, entry)
                                : Future.failedFuture(Rejected.because(Problem.NOT_FOUND))));
  }
}
