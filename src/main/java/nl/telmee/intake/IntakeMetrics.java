package nl.telmee.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What the intake tells of itself; shared by all writers of a node. */
public final class IntakeMetrics {
  private final Counter stored;
  private final Counter repeated;
  private final Counter refused;
  private final Counter failed;
  private final DistributionSummary batch;
  private final Timer write;
  private final AtomicInteger waiting = new AtomicInteger();

  public IntakeMetrics(MeterRegistry registry) {
    stored = registry.counter("telmee.responses.stored");
    repeated = registry.counter("telmee.responses.repeated");
    refused = registry.counter("telmee.responses.refused.busy");
    failed = registry.counter("telmee.batches.failed");
    batch = registry.summary("telmee.batch.responses");
    write = registry.timer("telmee.batch.write");
    registry.gauge("telmee.responses.waiting", waiting);
  }

  void written(int size, long newlyStored, long nanoseconds) {
    stored.increment((double) newlyStored);
    repeated.increment((double) (size - newlyStored));
    batch.record(size);
    write.record(nanoseconds, TimeUnit.NANOSECONDS);
  }

  /** So many more wait, or fewer when negative. */
  void waiting(int more) {
    waiting.addAndGet(more);
  }

  void refused() {
    refused.increment();
  }

  void failed() {
    failed.increment();
  }
}
