package nl.telmee.identity;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Database;

/** The table {@code account_link}. */
final class LinkStore {
  private static final String DELETE =
      """
      delete from account_link where account_id = $1 and purpose = $2
      """;

  private static final String INSERT =
      """
      insert into account_link (account_id, purpose, hash, expires_at) values ($1, $2, $3, $4)
      """;

  private static final String ACCOUNT =
      """
      select l.account_id from account_link l join account a on a.id = l.account_id
      where l.hash = $1 and l.purpose = $2 and l.expires_at > $3 and a.blocked_at is null
      """;

  /** Of two that follow the same link at once, one deletes it. */
  private static final String USE =
      """
      delete from account_link where hash = $1 and purpose = $2 and expires_at > $3
      returning account_id
      """;

  private static final String SET_PASSWORD =
      """
      update account set password_hash = $2 where id = $1 and blocked_at is null
      """;

  private static final String DELETE_ALL =
      """
      delete from account_link where account_id = $1
      """;

  private final Database db;
  private final AuditLog audit;

  LinkStore(Database db, AuditLog audit) {
    this.db = db;
    this.audit = audit;
  }

  /** Stores a link; the one before of this kind works no longer. */
  static Future<Void> replace(
      SqlConnection tx, UUID account, LinkPurpose purpose, LinkToken token, Instant now) {
    Tuple row =
        Tuple.of(
            account,
            purpose.word(),
            token.hash(),
            now.plus(purpose.life()).atOffset(ZoneOffset.UTC));
    return tx.preparedQuery(DELETE)
        .execute(Tuple.of(account, purpose.word()))
        .compose(_ -> tx.preparedQuery(INSERT).execute(row))
        .mapEmpty();
  }

  /** The same outside of a transaction of others. */
  Future<Void> replace(
      UUID account, LinkPurpose purpose, LinkToken token, Instant now, AuditEntry entry) {
    return db.inTransaction(
        tx -> replace(tx, account, purpose, token, now).compose(_ -> audit.record(tx, entry)));
  }

  /** Whose link this is, if it still works. */
  Future<Optional<UUID>> account(LinkToken token, LinkPurpose purpose, Instant now) {
    return db.query(ACCOUNT, tuple(token, purpose, now))
        .map(
            rows -> {
              for (Row row : rows) {
                return Optional.of(row.getUUID("account_id"));
              }
              return Optional.empty();
            });
  }

  /** Sets a password by a link, which works no longer; yields whether it still worked. */
  Future<Boolean> usePassword(
      LinkToken token, LinkPurpose purpose, String hash, Instant now, AuditEntry entry) {
    return db.inTransaction(
        tx ->
            tx.preparedQuery(USE)
                .execute(tuple(token, purpose, now))
                .compose(
                    rows ->
                        rows.size() == 0
                            ? Future.succeededFuture(false)
                            : set(tx, rows.iterator().next().getUUID(0), hash, entry)));
  }

  private Future<Boolean> set(SqlConnection tx, UUID account, String hash, AuditEntry entry) {
    return tx.preparedQuery(SET_PASSWORD)
        .execute(Tuple.of(account, hash))
        .compose(rows -> tx.preparedQuery(DELETE_ALL).execute(Tuple.of(account)).map(rows))
        .compose(rows -> audit.record(tx, entry).map(rows.rowCount() == 1));
  }

  private static Tuple tuple(LinkToken token, LinkPurpose purpose, Instant now) {
    return Tuple.of(token.hash(), purpose.word(), now.atOffset(ZoneOffset.UTC));
  }
}
