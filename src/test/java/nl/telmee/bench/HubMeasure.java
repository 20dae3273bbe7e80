package nl.telmee.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * How many frames the streams can deliver: the next version is published when every reader has the
 * one before; and what a delivery costs at four versions a second, as the clock of releases makes
 * them. In turns with bare sockets that get the same bytes.
 */
final class HubMeasure implements Measure {
  private static final int READERS = 10_000;
  private static final double NANOS_IN_MICRO = 1e3;
  private static final String STREAMS = "streams";
  private static final String BARE = "bare";
  private static final String AT_FOUR = " at four a second";
  private static final long TICK = TimeUnit.MILLISECONDS.toNanos(250);
  private static final long AT_ONCE = 0;

  /** Who publishes, and who reads. */
  private record Side(String name, Child publisher, Readers readers) {}

  private final Figures seen = new Figures();
  private final List<Side> sides = new ArrayList<>();
  private @Nullable Pause other;

  @Override
  public String name() {
    return "hub";
  }

  @Override
  public void prepare(Stage stage) throws IOException, SQLException, InterruptedException {
    other = stage.opened(Pause.of(List.of(stage.node()), stage.database()));
    int number = Readers.atMost(READERS);
    sides.add(side(stage, STREAMS, HubProcess.class, number));
    sides.add(side(stage, BARE, BareProcess.class, number));
    for (Side side : sides) {
      WarmUp.of(
          stage,
          List.of(side.publisher),
          () -> measure(stage, side, stage.options().warmUp(), AT_ONCE));
    }
    seen.clear();
  }

  private static Side side(Stage stage, String name, Class<?> main, int number) throws IOException {
    int port = Ports.free();
    Child publisher =
        Child.start(
            main,
            stage.options().server(),
            List.of(String.valueOf(port), String.valueOf(number)),
            Map.of(),
            Path.of("target", "bench-" + main.getSimpleName() + ".log"));
    stage.opened(publisher);
    publisher.answer();
    return new Side(name, publisher, stage.opened(Readers.of(port, number)));
  }

  @Override
  public void round(Stage stage) throws IOException {
    for (Side side : sides) {
      measure(stage, side, stage.options().seconds(), AT_ONCE);
    }
    for (Side side : sides) {
      measure(stage, side, stage.options().seconds(), TICK);
    }
  }

  /**
   * Publishes for so many seconds.
   *
   * @param between nanoseconds from one version to the next, if every reader has it by then
   */
  private void measure(Stage stage, Side side, int seconds, long between) throws IOException {
    Child publisher = side.publisher();
    Readers open = side.readers();
    open.log();
    long before = publisher.cpuNanos();
    long start = System.nanoTime();
    long end = start + TimeUnit.SECONDS.toNanos(seconds);
    for (long next = start; next < end; next = Math.max(next + between, System.nanoTime())) {
      LockSupport.parkNanos(next - System.nanoTime());
      open.await(Integer.parseInt(publisher.ask("next")));
    }
    long took = System.nanoTime() - start;
    long cpu = publisher.cpuNanos() - before;
    ReadersResult result = open.result();
    if (result.superseded() != 0) {
      throw new IllegalStateException(result.superseded() + " frames did not arrive");
    }
    String figure = side.name() + (between == AT_ONCE ? "" : AT_FOUR);
    double each = cpu / NANOS_IN_MICRO / result.deliveries();
    seen.add(figure, result.deliveries() * 1e9 / took);
    seen.add(figure + " cpu", each);
    stage.tell(
        "%s %,.0f deliveries/s, %.1f µs each"
            .formatted(figure, result.deliveries() * 1e9 / took, each));
  }

  @Override
  public void end(Stage stage) throws IOException {
    if (other != null) {
      stage.forget(other);
      other.close();
    }
    for (Side side : sides) {
      side.readers().close();
      side.publisher().close();
    }
  }

  @Override
  public List<Row> rows() {
    return List.of(
        Row.of(
                "deliveries to 10,000 readers, one version after the other",
                "/s",
                0,
                seen.of(STREAMS))
            .beside("nginx + Nchan: 125,000 /s")
            .toReach(Target.atLeast(140_000)),
        Row.of("the same: bytes to bare sockets", "/s", 0, seen.of(BARE)),
        Row.of("the same: processor time a delivery", "µs", 1, seen.of(STREAMS + " cpu"))
            .against("bare sockets", seen.of(BARE + " cpu")),
        Row.of("the same: to bare sockets", "µs", 1, seen.of(BARE + " cpu")),
        Row.of(
                "processor time a delivery at four versions a second, without clock and database",
                "µs",
                1,
                seen.of(STREAMS + AT_FOUR + " cpu"))
            .against("bare sockets", seen.of(BARE + AT_FOUR + " cpu")),
        Row.of("the same: to bare sockets", "µs", 1, seen.of(BARE + AT_FOUR + " cpu")));
  }
}
