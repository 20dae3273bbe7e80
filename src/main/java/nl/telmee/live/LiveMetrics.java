package nl.telmee.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/** What the streams tell of themselves; shared by all hubs of a node. */
public final class LiveMetrics {
  private final AtomicInteger readers = new AtomicInteger();
  private final Counter refused;

  public LiveMetrics(MeterRegistry registry) {
    registry.gauge("telmee.live.readers", readers);
    refused = registry.counter("telmee.live.refused");
  }

  void refused() {
    refused.increment();
  }

  void opened() {
    readers.incrementAndGet();
  }

  void closed() {
    readers.decrementAndGet();
  }
}
