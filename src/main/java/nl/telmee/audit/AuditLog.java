package nl.telmee.audit;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import nl.telmee.db.Database;

/**
 * The way into the audit log. Thread: any.
 *
 * <p>Appends are in the order of the commits: the row {@code audit_head} is locked until the
 * transaction of the fact ends. So record last in a transaction, and only in short ones.
 */
public final class AuditLog {
  private final AuditStore store;
  private final Clock clock;

  public AuditLog(Database db, Clock clock) {
    this.store = new AuditStore(db);
    this.clock = clock;
  }

  /** Appends in the transaction of the fact itself. The fact is undone when this fails. */
  public Future<Void> record(SqlConnection tx, AuditEntry entry) {
    return store.append(tx, entry, clock.instant().truncatedTo(ChronoUnit.MICROS));
  }

  /** Appends what has no transaction of its own: a sign-in, an export, a look. */
  public Future<Void> record(AuditEntry entry) {
    return store.append(entry, clock.instant().truncatedTo(ChronoUnit.MICROS));
  }

  /** Looks whether all entries are what they were when they were made. */
  public Future<ChainReport> verify() {
    return ChainCheck.run(store);
  }
}
