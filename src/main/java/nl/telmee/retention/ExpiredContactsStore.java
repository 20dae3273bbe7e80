package nl.telmee.retention;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;

/** Tells in the report that contacts were erased because their term had passed. Thread: any. */
public final class ExpiredContactsStore {
  private final AuditLog audit;

  public ExpiredContactsStore(AuditLog audit) {
    this.audit = audit;
  }

  /**
   * Writes a line, in the transaction in which the contacts went; record nothing after it.
   *
   * @param register its name
   * @param days the term
   * @param now as PostgreSQL keeps it: to the microsecond
   */
  public Future<Void> report(
      SqlConnection tx, String organisation, String register, int days, long people, Instant now) {
    Destruction line =
        new Destruction(
                UUID.randomUUID(),
                null,
                organisation,
                register,
                DataKind.CONTACTS,
                days,
                null,
                null,
                0,
                now,
                null,
                null)
            .ended(people, now);
    AuditEntry entry =
        AuditEntry.byProgram(organisation, AuditAction.DATA_DESTROYED, register)
            .with("kind", DataKind.CONTACTS.word())
            .with("rows", people)
            .with("hash", Objects.requireNonNull(line.hash()));
    return DestructionStore.insertEnded(tx, line).compose(_ -> audit.record(tx, entry));
  }
}
