package nl.telmee.identity;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import nl.telmee.db.Queries;
import nl.telmee.web.Role;

/** The table {@code account}. */
final class AccountStore {
  private static final String BY_EMAIL =
      """
      select id, email, password_hash, role, organisation from account where lower(email) = lower($1)
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

  private final Queries db;

  AccountStore(Queries db) {
    this.db = db;
  }

  Future<Optional<Account>> byEmail(String email) {
    return db.query(BY_EMAIL, Tuple.of(email))
        .map(
            rows ->
                rows.size() == 0 ? Optional.empty() : Optional.of(read(rows.iterator().next())));
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

  private static Account read(Row row) {
    return new Account(
        row.getUUID("id"),
        row.getString("email"),
        row.getString("password_hash"),
        Role.of(row.getString("role")),
        row.getString("organisation"));
  }
}
