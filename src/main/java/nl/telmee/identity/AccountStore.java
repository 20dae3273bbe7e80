package nl.telmee.identity;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Queries;
import nl.telmee.web.Role;

/** The table {@code account}, for signing in and for one's own account. */
final class AccountStore {
  private static final String COLUMNS =
      """
      select id, email, password_hash, role, organisation, totp_secret is not null as second_factor,
        blocked_at is not null as blocked
      from account
      """;

  private static final String BY_EMAIL =
      COLUMNS
          + """
          where lower(email) = lower($1)
          """;

  private static final String BY_ID =
      COLUMNS
          + """
          where id = $1
          """;

  private static final String INSERT_UNLESS_THERE =
      """
      insert into account (id, email, password_hash, role, organisation) values ($1, $2, $3, $4, $5)
      on conflict do nothing
      """;

  private static final String ANY_ADMINISTRATOR =
      """
      select 1 from account where role = 'administrator' limit 1
      """;

  private static final String SET_PASSWORD =
      """
      update account set password_hash = $2 where id = $1
      """;

  private static final String SIGNED_IN =
      """
      update account set signed_in_at = $2 where id = $1
      """;

  private final Queries db;
  private final AuditLog audit;

  AccountStore(Queries db, AuditLog audit) {
    this.db = db;
    this.audit = audit;
  }

  Future<Optional<Account>> byEmail(String email) {
    return db.query(BY_EMAIL, Tuple.of(email)).map(AccountStore::first);
  }

  Future<Optional<Account>> byId(UUID id) {
    return db.query(BY_ID, Tuple.of(id)).map(AccountStore::first);
  }

  Future<Boolean> hasAdministrator() {
    return db.query(ANY_ADMINISTRATOR, Tuple.tuple()).map(rows -> rows.size() > 0);
  }

  /** Yields whether it was inserted. */
  Future<Boolean> insertUnlessThere(Account account) {
    return db.query(
            INSERT_UNLESS_THERE,
            Tuple.of(
                account.id(),
                account.email(),
                account.passwordHash(),
                account.role().word(),
                account.organisation()))
        .map(rows -> rows.rowCount() == 1);
  }

  Future<Void> changePassword(UUID id, String hash, AuditEntry entry) {
    return db.inTransaction(
        tx ->
            tx.preparedQuery(SET_PASSWORD)
                .execute(Tuple.of(id, hash))
                .compose(_ -> audit.record(tx, entry)));
  }

  Future<Void> signedIn(UUID id, Instant now) {
    return db.query(SIGNED_IN, Tuple.of(id, now.atOffset(ZoneOffset.UTC))).mapEmpty();
  }

  private static Optional<Account> first(RowSet<Row> rows) {
    for (Row row : rows) {
      return Optional.of(
          new Account(
              row.getUUID("id"),
              row.getString("email"),
              row.getString("password_hash"),
              Role.of(row.getString("role")),
              row.getString("organisation"),
              row.getBoolean("second_factor"),
              row.getBoolean("blocked")));
    }
    return Optional.empty();
  }
}
