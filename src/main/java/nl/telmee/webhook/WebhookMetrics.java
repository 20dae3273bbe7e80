package nl.telmee.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What sending tells of itself. Thread: any. */
public final class WebhookMetrics {
  private final AtomicInteger quick = new AtomicInteger();
  private final AtomicInteger slow = new AtomicInteger();
  private final AtomicLong due = new AtomicLong();
  private final Counter delivered;
  private final Counter failed;
  private final Counter stopped;
  private final Timer tries;

  public WebhookMetrics(MeterRegistry registry) {
    registry.gauge("telmee.webhook.quick", quick);
    registry.gauge("telmee.webhook.slow", slow);
    registry.gauge("telmee.webhook.due", due);
    delivered = registry.counter("telmee.webhook.delivered");
    failed = registry.counter("telmee.webhook.failed");
    stopped = registry.counter("telmee.webhook.given.up");
    tries = registry.timer("telmee.webhook.try");
  }

  /** A try was written down. */
  void tried(Outcome outcome) {
    Answer answer = outcome.answer();
    if (answer != null) {
      tries.record(answer.millis(), TimeUnit.MILLISECONDS);
      (answer.success() ? delivered : failed).increment();
      if (outcome.state().equals("failed")) {
        stopped.increment();
      }
    }
  }

  /** How many tries are under way. */
  void busy(int inQuick, int inSlow) {
    quick.set(inQuick);
    slow.set(inSlow);
  }

  /** How many subscriptions wait to be taken by a node. */
  void due(long subscriptions) {
    due.set(subscriptions);
  }
}
