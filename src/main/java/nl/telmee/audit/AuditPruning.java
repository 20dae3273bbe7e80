package nl.telmee.audit;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Once a day, and at the start, removes what the audit log has kept long enough. */
public final class AuditPruning extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(AuditPruning.class);
  private static final Duration PERIOD = Duration.ofDays(1);

  private final AuditLog audit;
  private final Duration kept;

  /**
   * @param kept how long entries stay, at least half a year
   */
  public AuditPruning(AuditLog audit, Duration kept) {
    this.audit = audit;
    this.kept = kept;
  }

  @Override
  public Future<?> start() {
    vertx.setPeriodic(0, PERIOD.toMillis(), _ -> prune());
    return Future.succeededFuture();
  }

  private void prune() {
    audit
        .prune(kept)
        .onSuccess(gone -> LOG.debug("Removed {} entries of the audit log", gone))
        .onFailure(failure -> LOG.warn("Cannot prune the audit log", failure));
  }
}
