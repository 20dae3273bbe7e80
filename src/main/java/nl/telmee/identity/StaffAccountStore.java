package nl.telmee.identity;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Database;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Role;
import nl.telmee.web.Scope;
import org.jspecify.annotations.Nullable;

/** The table {@code account} for those who manage accounts: of their own organisations only. */
final class StaffAccountStore {
  private static final int MOST_SHOWN = 1_000;

  private static final String COLUMNS =
      """
      select id, email, role, organisation, signed_in_at, blocked_at is not null as blocked,
        account_accepted(id) as accepted, account_protected(id) as guarded,
        issuer is not null as elsewhere
      from account
      """;

  private static final String ALL =
      COLUMNS
          + """
          where strpos(lower(email), lower($1)) > 0
          order by organisation nulls first, lower(email) limit $2
          """;

  private static final String ONE =
      COLUMNS
          + """
          where id = $1
          """;

  private static final String INSERT =
      """
      insert into account (id, email, role, organisation, made_at) values ($1, $2, $3, $4, $5)
      """;

  private static final String CHANGE =
      """
      update account set role = $2, organisation = $3 where id = $1
      """;

  private static final String BLOCK =
      """
      update account set blocked_at = $2 where id = $1
      """;

  private static final String DELETE =
      """
      delete from account where id = $1
      """;

  /** In one order, so that two who block each other wait and do not end up with nobody. */
  private static final String LOCK_ADMINISTRATORS =
      """
      select id from account
      where role = 'administrator' and organisation is null and blocked_at is null
      order by id for update
      """;

  private final Database db;
  private final AuditLog audit;

  StaffAccountStore(Database db, AuditLog audit) {
    this.db = db;
    this.audit = audit;
  }

  /** By organisation and address, at most a thousand. */
  Future<List<StaffAccount>> all(Scope scope, String search) {
    return db.staff(scope).query(ALL, Tuple.of(search, MOST_SHOWN)).map(StaffAccountStore::read);
  }

  /** Fails with {@link Problem#NOT_FOUND} when it is not there or not of this scope. */
  Future<StaffAccount> one(Scope scope, UUID id) {
    return db.staff(scope)
        .query(ONE, Tuple.of(id))
        .map(StaffAccountStore::read)
        .map(
            found -> {
              if (found.isEmpty()) {
                throw Rejected.because(Problem.NOT_FOUND);
              }
              return found.getFirst();
            });
  }

  /** Fails with {@link Problem#EMAIL_TAKEN} or {@link Problem#UNKNOWN_ORGANISATION}. */
  Future<Void> invite(
      Scope scope, StaffAccount account, LinkToken token, Instant now, AuditEntry entry) {
    Tuple row =
        Tuple.of(
            account.id(), account.email(), account.role().word(), account.organisation(), at(now));
    return db.staff(scope)
        .inTransaction(
            tx ->
                tx.preparedQuery(INSERT)
                    .execute(row)
                    .compose(_ -> link(tx, account.id(), token, now))
                    .compose(_ -> audit.record(tx, entry)));
  }

  /** Another link for somebody who was invited before. */
  Future<Void> inviteAgain(
      Scope scope, UUID account, LinkToken token, Instant now, AuditEntry entry) {
    return db.staff(scope)
        .inTransaction(tx -> link(tx, account, token, now).compose(_ -> audit.record(tx, entry)));
  }

  private static Future<Void> link(SqlConnection tx, UUID account, LinkToken token, Instant now) {
    return LinkStore.replace(tx, account, LinkPurpose.INVITATION, token, now);
  }

  Future<Void> change(
      Scope scope,
      StaffAccount account,
      Role role,
      @Nullable String organisation,
      AuditEntry entry) {
    return guarded(
        scope, account, CHANGE, Tuple.of(account.id(), role.word(), organisation), entry);
  }

  Future<Void> block(Scope scope, StaffAccount account, Instant now, AuditEntry entry) {
    return guarded(scope, account, BLOCK, Tuple.of(account.id(), at(now)), entry);
  }

  Future<Void> unblock(Scope scope, StaffAccount account, AuditEntry entry) {
    return guarded(scope, account, BLOCK, Tuple.of(account.id()).addValue(null), entry);
  }

  Future<Void> delete(Scope scope, StaffAccount account, AuditEntry entry) {
    return guarded(scope, account, DELETE, Tuple.of(account.id()), entry);
  }

  /** Fails with {@link Problem#LAST_ADMINISTRATOR} when nobody else manages the installation. */
  private Future<Void> guarded(
      Scope scope, StaffAccount account, String sql, Tuple arguments, AuditEntry entry) {
    return db.staff(scope)
        .inTransaction(
            tx ->
                tx.preparedQuery(LOCK_ADMINISTRATORS)
                    .execute()
                    .compose(left -> requireOthers(account, left))
                    .compose(_ -> tx.preparedQuery(sql).execute(arguments))
                    .compose(changed -> requireOne(changed, audit.record(tx, entry))));
  }

  private static Future<Void> requireOthers(StaffAccount account, RowSet<Row> administrators) {
    boolean last = account.managesAll() && !account.blocked();
    for (Row row : administrators) {
      last &= row.getUUID("id").equals(account.id());
    }
    return last
        ? Future.failedFuture(Rejected.because(Problem.LAST_ADMINISTRATOR))
        : Future.succeededFuture();
  }

  private static Future<Void> requireOne(RowSet<Row> changed, Future<Void> recorded) {
    return changed.rowCount() == 1
        ? recorded
        : Future.failedFuture(Rejected.because(Problem.NOT_FOUND));
  }

  private static List<StaffAccount> read(RowSet<Row> rows) {
    List<StaffAccount> accounts = new ArrayList<>();
    for (Row row : rows) {
      OffsetDateTime signedIn = row.getOffsetDateTime("signed_in_at");
      accounts.add(
          new StaffAccount(
              row.getUUID("id"),
              row.getString("email"),
              Role.of(row.getString("role")),
              row.getString("organisation"),
              signedIn == null ? null : signedIn.toInstant(),
              row.getBoolean("blocked"),
              row.getBoolean("accepted"),
              row.getBoolean("guarded"),
              row.getBoolean("elsewhere")));
    }
    return accounts;
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
