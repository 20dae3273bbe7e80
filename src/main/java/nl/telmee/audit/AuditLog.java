package nl.telmee.audit;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.telmee.db.Database;
import nl.telmee.id.Uuids;
import nl.telmee.web.Scope;

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

  /** What a reader looks for, newest first, before an entry, at most {@code limit}. */
  Future<List<ChainedEntry>> search(Scope scope, AuditSearch search, long before, int limit) {
    return store.search(scope, search, before, limit);
  }

  /** What the polls among the subjects of these entries are called, by id. */
  Future<Map<String, String>> titles(Scope scope, List<ChainedEntry> entries) {
    List<UUID> ids =
        entries.stream()
            .flatMap(entry -> Uuids.parse(entry.subject()).stream())
            .distinct()
            .toList();
    return ids.isEmpty() ? Future.succeededFuture(Map.of()) : store.titles(scope, ids);
  }

  /**
   * Removes what is old enough, from the beginning on, and writes that down.
   *
   * @return how many entries went
   */
  public Future<Long> prune(Duration age) {
    return store
        .prune(clock.instant().minus(age))
        .compose(
            gone ->
                gone == 0
                    ? Future.succeededFuture(gone)
                    : record(
                            AuditEntry.byProgram(null, AuditAction.AUDIT_PRUNED, "")
                                .with("entries", gone))
                        .map(gone));
  }

  /** Looks whether all entries are what they were when they were made. */
  public Future<ChainReport> verify() {
    return ChainCheck.run(store);
  }
}
