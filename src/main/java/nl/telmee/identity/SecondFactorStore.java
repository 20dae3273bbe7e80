package nl.telmee.identity;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Database;
import org.jspecify.annotations.Nullable;

/** What the second factor of an account is: columns of {@code account}, and recovery codes. */
final class SecondFactorStore {
  private static final String HELD =
      """
      select totp_secret, totp_step from account where id = $1
      """;

  /**
   * The secret that waits stays the same until it is confirmed, however often the page is opened.
   */
  private static final String PENDING =
      """
      update account set totp_pending = coalesce(totp_pending, $2) where id = $1
      returning totp_pending
      """;

  private static final String CONFIRM =
      """
      update account set totp_secret = totp_pending, totp_step = $3, totp_pending = null
      where id = $1 and totp_pending = $2
      """;

  /** Of two that bring the same code at once, one changes the row. */
  private static final String USE_STEP =
      """
      update account set totp_step = $2 where id = $1 and totp_step < $2
      """;

  private static final String REMOVE =
      """
      update account set totp_secret = null, totp_pending = null where id = $1
      """;

  private static final String USE_CODE =
      """
      delete from recovery_code where account_id = $1 and hash = $2
      """;

  private static final String DELETE_CODES =
      """
      delete from recovery_code where account_id = $1
      """;

  private static final String INSERT_CODE =
      """
      insert into recovery_code (account_id, hash) values ($1, $2)
      """;

  private static final String CODES_LEFT =
      """
      select count(*) as n from recovery_code where account_id = $1
      """;

  /** The secret of an account, and the newest step of which a code was used. */
  record Held(@Nullable Totp totp, long usedStep) {}

  private final Database db;
  private final AuditLog audit;

  SecondFactorStore(Database db, AuditLog audit) {
    this.db = db;
    this.audit = audit;
  }

  Future<Held> held(UUID account) {
    return db.query(HELD, Tuple.of(account))
        .map(
            rows -> {
              for (Row row : rows) {
                Buffer secret = row.getBuffer("totp_secret");
                return new Held(secret == null ? null : new Totp(secret), row.getLong("totp_step"));
              }
              return new Held(null, 0);
            });
  }

  /** The secret that waits to be confirmed; the offered one when there was none. */
  Future<Optional<Totp>> pending(UUID account, Totp offered) {
    return db.query(PENDING, Tuple.of(account, offered.secret()))
        .map(
            rows ->
                rows.size() == 0
                    ? Optional.empty()
                    : Optional.of(new Totp(rows.iterator().next().getBuffer("totp_pending"))));
  }

  /**
   * Takes the waiting secret into use with fresh recovery codes; yields whether it still waited.
   */
  Future<Boolean> confirm(
      UUID account, Totp pending, long step, List<RecoveryCode> codes, AuditEntry entry) {
    return db.inTransaction(
        tx ->
            tx.preparedQuery(CONFIRM)
                .execute(Tuple.of(account, pending.secret(), step))
                .compose(
                    rows ->
                        rows.rowCount() == 0
                            ? Future.succeededFuture(false)
                            : replaceCodes(tx, account, codes, entry).map(true)));
  }

  /** Yields false when a code of this step was used meanwhile. */
  Future<Boolean> useStep(UUID account, long step) {
    return db.query(USE_STEP, Tuple.of(account, step)).map(rows -> rows.rowCount() == 1);
  }

  /** Yields whether there was such a code. */
  Future<Boolean> useCode(UUID account, RecoveryCode code, AuditEntry entry) {
    return db.inTransaction(
        tx ->
            tx.preparedQuery(USE_CODE)
                .execute(Tuple.of(account, code.hash()))
                .compose(
                    rows ->
                        rows.rowCount() == 0
                            ? Future.succeededFuture(false)
                            : audit.record(tx, entry).map(true)));
  }

  Future<Void> replaceCodes(UUID account, List<RecoveryCode> codes, AuditEntry entry) {
    return db.inTransaction(tx -> replaceCodes(tx, account, codes, entry));
  }

  private Future<Void> replaceCodes(
      SqlConnection tx, UUID account, List<RecoveryCode> codes, AuditEntry entry) {
    List<Tuple> rows = codes.stream().map(code -> Tuple.of(account, code.hash())).toList();
    return tx.preparedQuery(DELETE_CODES)
        .execute(Tuple.of(account))
        .compose(_ -> tx.preparedQuery(INSERT_CODE).executeBatch(rows))
        .compose(_ -> audit.record(tx, entry));
  }

  /** Takes the second factor away, codes included. */
  Future<Void> remove(UUID account, AuditEntry entry) {
    return db.inTransaction(
        tx ->
            tx.preparedQuery(REMOVE)
                .execute(Tuple.of(account))
                .compose(_ -> tx.preparedQuery(DELETE_CODES).execute(Tuple.of(account)))
                .compose(_ -> audit.record(tx, entry)));
  }

  Future<Integer> codesLeft(UUID account) {
    return db.query(CODES_LEFT, Tuple.of(account))
        .map(rows -> rows.iterator().next().getLong("n").intValue());
  }
}
