package nl.telmee.identity;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.config.OpenIdSettings.Place;
import nl.telmee.db.Database;
import org.jspecify.annotations.Nullable;

/** Accounts that a provider vouches for, in the table {@code account}. */
final class OpenIdStore {
  private static final String FIND =
      """
      select id, role, organisation, email from account where issuer = $1 and subject = $2
      for update
      """;

  private static final String INSERT =
      """
      insert into account (id, email, role, organisation, issuer, subject)
      values ($1, $2, $3, $4, $5, $6)
      """;

  private static final String CHANGE =
      """
      update account set role = $2, organisation = $3 where id = $1
      """;

  private final Database db;
  private final AuditLog audit;

  OpenIdStore(Database db, AuditLog audit) {
    this.db = db;
    this.audit = audit;
  }

  /** The account of somebody, if there is one. */
  Future<Optional<UUID>> find(OpenIdPerson person) {
    return db.inTransaction(tx -> find(tx, person))
        .map(row -> Optional.ofNullable(row).map(found -> found.getUUID("id")));
  }

  private static Future<@Nullable Row> find(SqlConnection tx, OpenIdPerson person) {
    return tx.preparedQuery(FIND)
        .execute(Tuple.of(person.issuer(), person.subject()))
        .map(rows -> rows.size() == 0 ? null : rows.iterator().next());
  }

  /**
   * The account of somebody, made now if there is none, with the role that the provider's groups
   * give. Fails with {@link nl.telmee.web.Problem#EMAIL_TAKEN} when another account has the
   * address.
   */
  Future<UUID> account(OpenIdPerson person, Place place) {
    return db.inTransaction(
        tx ->
            find(tx, person)
                .compose(
                    row -> row == null ? make(tx, person, place) : keep(tx, person, place, row)));
  }

  private Future<UUID> make(SqlConnection tx, OpenIdPerson person, Place place) {
    UUID id = UUID.randomUUID();
    String organisation = place.organisation().orElse(null);
    Tuple row =
        Tuple.of(id, person.email(), place.role(), organisation, person.issuer(), person.subject());
    AuditEntry entry = entry(id, person, place, AuditAction.ACCOUNT_MADE);
    return tx.preparedQuery(INSERT).execute(row).compose(_ -> audit.record(tx, entry)).map(id);
  }

  private Future<UUID> keep(SqlConnection tx, OpenIdPerson person, Place place, Row row) {
    UUID id = row.getUUID("id");
    Optional<String> organisation = Optional.ofNullable(row.getString("organisation"));
    if (row.getString("role").equals(place.role()) && organisation.equals(place.organisation())) {
      return Future.succeededFuture(id);
    }
    return tx.preparedQuery(CHANGE)
        .execute(Tuple.of(id, place.role(), place.organisation().orElse(null)))
        .compose(_ -> audit.record(tx, entry(id, person, place, AuditAction.ACCOUNT_CHANGED)))
        .map(id);
  }

  private static AuditEntry entry(UUID id, OpenIdPerson person, Place place, AuditAction action) {
    return AuditEntry.by(id, place.organisation().orElse(null), action, person.email())
        .with("to", place.role() + "@" + place.organisation().orElse(null))
        .with("by", "openid");
  }
}
