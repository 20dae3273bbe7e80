package nl.telmee.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How many frames the streams can deliver: the next version is published when every reader has the
 * one before.
 */
final class HubMeasure implements Measure {
  private static final int READERS = 10_000;
  private static final double NANOS_IN_MICRO = 1e3;

  private final Figures seen = new Figures();
  private @Nullable Child hub;
  private @Nullable Readers readers;

  @Override
  public String name() {
    return "hub";
  }

  @Override
  public void prepare(Stage stage) throws IOException {
    int port = Ports.free();
    Child started =
        Child.start(
            HubProcess.class,
            stage.options().server(),
            List.of(String.valueOf(port)),
            Map.of(),
            Path.of("target", "bench-hub.log"));
    hub = stage.opened(started);
    started.answer();
    Readers open = stage.opened(Readers.of(port, Readers.atMost(READERS)));
    readers = open;
    measure(stage, started, open, stage.options().warmUp());
    seen.clear();
  }

  @Override
  public void round(Stage stage) throws IOException {
    if (hub != null && readers != null) {
      measure(stage, hub, readers, stage.options().seconds());
    }
  }

  private void measure(Stage stage, Child publisher, Readers open, int seconds) throws IOException {
    open.log();
    long before = publisher.cpuNanos();
    long start = System.nanoTime();
    long end = start + TimeUnit.SECONDS.toNanos(seconds);
    while (System.nanoTime() < end) {
      open.await(Integer.parseInt(publisher.ask("next")));
    }
    long took = System.nanoTime() - start;
    long cpu = publisher.cpuNanos() - before;
    ReadersResult result = open.result();
    if (result.superseded() != 0) {
      throw new IllegalStateException(result.superseded() + " frames did not arrive");
    }
    seen.add("rate", result.deliveries() * 1e9 / took);
    seen.add("cpu", cpu / NANOS_IN_MICRO / result.deliveries());
    stage.tell("%,.0f deliveries/s".formatted(result.deliveries() * 1e9 / took));
  }

  @Override
  public void end(Stage stage) {
    if (hub != null && readers != null) {
      readers.close();
      hub.close();
    }
  }

  @Override
  public List<Row> rows() {
    return List.of(
        Row.of(
                "deliveries to 10,000 readers, one version after the other",
                "/s",
                0,
                seen.of("rate"))
            .beside("nginx + Nchan: 125,000 /s")
            .toReach(Target.atLeast(140_000)),
        Row.of("the same: processor time a delivery", "µs", 1, seen.of("cpu")));
  }
}
