package nl.telmee.export;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.telmee.db.SqlFailures;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the files that were asked for, one at a time on each node. Whose node dies is taken over
 * after {@link #SILENCE}; a node that stops hands its job back. Runs on virtual threads; what it
 * does not finish in {@link #MOST_ATTEMPTS} attempts has failed.
 */
public final class ExportWorker extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(ExportWorker.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration BEAT = Duration.ofSeconds(3);

  /** How long a worker may be silent before another takes over. */
  static final Duration SILENCE = Duration.ofSeconds(15);

  static final int MOST_ATTEMPTS = 3;

  private final ExportParts parts;
  private final ExportQueueStore queue;
  private final Promise<Void> stopped = Promise.promise();
  private long timer = -1;
  private volatile boolean stopping;

  public ExportWorker(ExportParts parts) {
    this.parts = parts;
    this.queue = new ExportQueueStore(parts.db(), parts.audit());
  }

  @Override
  public Future<?> start() {
    vertx.runOnContext(_ -> work());
    return Future.succeededFuture();
  }

  private void work() {
    if (stopping) {
      stopped.complete();
      return;
    }
    boolean more = false;
    try {
      Instant now = parts.clock().instant();
      Optional<ExportQueueStore.Claim> claim = queue.claim(now, now.minus(SILENCE)).await();
      more = claim.isPresent() && make(claim.get());
    } catch (RuntimeException e) {
      LOG.warn("Exports could not be looked at: {}", e.getMessage());
    }
    if (more || stopping) {
      vertx.runOnContext(_ -> work());
    } else {
      timer = vertx.setTimer(PAUSE.toMillis(), _ -> work());
    }
  }

  /** Yields whether the job has come to an end. */
  private boolean make(ExportQueueStore.Claim claim) {
    ExportRun run = new ExportRun(parts, claim, () -> stopping);
    long beat = vertx.setPeriodic(BEAT.toMillis(), _ -> beat(run));
    try {
      return attempt(run, claim);
    } finally {
      vertx.cancelTimer(beat);
    }
  }

  /** While PostgreSQL sorts there is no progress, but there is life. */
  private static void beat(ExportRun run) {
    try {
      run.progress();
    } catch (RuntimeException e) {
      LOG.debug("No sign of life: {}", e.getMessage());
    }
  }

  private boolean attempt(ExportRun run, ExportQueueStore.Claim claim) {
    try {
      run.run();
      return true;
    } catch (ExportRun.Given e) {
      LOG.info("Export {} is left: {}", claim.job().id(), e.getMessage());
      queue.release(claim, true).await();
      return false;
    } catch (Rejected e) {
      run.fail(e.problem());
      return true;
    } catch (Exception e) {
      LOG.error("Export {} went wrong, attempt {}", claim.job().id(), claim.attempts(), e);
      if (claim.attempts() < MOST_ATTEMPTS && !SqlFailures.blamesData(e)) {
        queue.release(claim, false).await();
      } else {
        run.fail(Problem.FAILED);
      }
      return true;
    }
  }

  /** Waits until the job at hand has been handed back. */
  @Override
  public Future<?> stop() {
    stopping = true;
    if (vertx.cancelTimer(timer)) {
      stopped.complete();
    }
    return stopped.future();
  }
}
