package nl.telmee.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Many readers of one poll whose results change four times a second: a vote every fifth of a second
 * has the node make a version at every tick of its clock. The node is a new one, for what memory
 * another gave to earlier readers would be used again. It is alone: the other stands still.
 */
final class LiveMeasure implements Measure {
  private static final long BETWEEN_VOTES = TimeUnit.MILLISECONDS.toNanos(200);

  /** The number for which a figure of another server is known. */
  private static final int JUDGED = 10_000;

  /** Who warm a node up before its memory is taken down. */
  private static final int WARM_UP_READERS = 1_000;

  private static final double NANOS_IN_MICRO = 1e3;
  private static final double MICROS_IN_MILLI = 1e3;

  private final int wanted;
  private final int number;
  private final Figures seen = new Figures();
  private String poll = "";
  private @Nullable Pause other;
  private @Nullable Node node;
  private @Nullable NodeClient client;
  private @Nullable Readers readers;
  private long memoryBefore;
  private int votes;

  LiveMeasure(int wanted) throws IOException {
    this.wanted = wanted;
    this.number = Readers.atMost(wanted);
  }

  @Override
  public String name() {
    return "live";
  }

  @Override
  public void prepare(Stage stage) throws IOException, SQLException, InterruptedException {
    if (number < wanted) {
      stage.tell("%,d files may be open: %,d readers only".formatted(Proc.mostFiles(), number));
    }
    poll = stage.client().openVote("live-" + wanted);
    other = stage.opened(Pause.of(List.of(stage.node()), stage.database()));
    Node started =
        stage.opened(Node.start(stage.database(), stage.options().server(), "bench-node-live.log"));
    node = started;
    client = stage.opened(new NodeClient(started.port(), started.managementPort()));
    try (Readers few = Readers.of(started.port(), poll, Math.min(WARM_UP_READERS, number))) {
      measure(stage, started, client, few, stage.options().warmUp());
    }
    memoryBefore = started.memoryInUse();
    Readers open = stage.opened(Readers.of(started.port(), poll, number));
    readers = open;
    stage.tell("%,d readers".formatted(number));
    NodeClient voter = client;
    WarmUp.of(
        stage,
        List.of(started.process()),
        () -> measure(stage, started, voter, open, stage.options().warmUp()));
    seen.clear();
  }

  @Override
  public void round(Stage stage) throws IOException, InterruptedException {
    if (node != null && client != null && readers != null) {
      measure(stage, node, client, readers, stage.options().seconds());
    }
  }

  private void measure(Stage stage, Node on, NodeClient voter, Readers open, int seconds)
      throws IOException, InterruptedException {
    open.log();
    long before = on.process().cpuNanos();
    long start = System.nanoTime();
    long end = start + TimeUnit.SECONDS.toNanos(seconds);
    for (long next = start; next < end; next += BETWEEN_VOTES) {
      LockSupport.parkNanos(Math.max(0, next - System.nanoTime()));
      voter.vote(poll, votes++);
    }
    open.await(voter.awaitReleased(poll, votes));
    double took = (System.nanoTime() - start) / 1e9;
    long cpu = on.process().cpuNanos() - before;
    take(stage, open.result(), cpu, took);
  }

  private void take(Stage stage, ReadersResult result, long cpu, double took) {
    seen.add("p50", result.p50() / MICROS_IN_MILLI);
    seen.add("p99", result.p99() / MICROS_IN_MILLI);
    seen.add("last", result.last() / MICROS_IN_MILLI);
    seen.add("cpu", cpu / NANOS_IN_MICRO / result.deliveries());
    seen.add("versions", result.versions() / took);
    seen.add(
        "superseded", 100.0 * result.superseded() / (result.deliveries() + result.superseded()));
    stage
        .facts()
        .put("a frame of the streams", String.format(Locale.ROOT, "%,d bytes", result.frame()));
    stage.tell(
        "p99 %.0f ms, %.1f µs each, %.1f versions/s"
            .formatted(
                result.p99() / MICROS_IN_MILLI,
                cpu / NANOS_IN_MICRO / result.deliveries(),
                result.versions() / took));
  }

  @Override
  public void end(Stage stage) throws IOException, InterruptedException {
    stage.expect(List.of(poll), votes);
    if (node != null && readers != null) {
      seen.add("whole memory", node.process().pss() / 1e6);
      seen.add("memory", (node.memoryInUse() - memoryBefore) / 1e3 / number);
      readers.close();
      node.close();
    }
    if (other != null) {
      other.close();
      stage.forget(other);
    }
  }

  @Override
  public List<Row> rows() {
    String of = String.format(Locale.ROOT, "%,d readers: ", number);
    boolean judged = wanted == JUDGED;
    List<Row> rows = new ArrayList<>();
    rows.add(Row.of(of + "p50 from the making of a version", "ms", 1, seen.of("p50")));
    rows.add(judged(judged, Row.of(of + "p99", "ms", 1, seen.of("p99")), "115 ms", 100));
    rows.add(Row.of(of + "the last of all", "ms", 1, seen.of("last")));
    rows.add(
        judged(
            judged,
            Row.of(of + "processor time a delivery", "µs", 1, seen.of("cpu")),
            "11.7 µs",
            9));
    rows.add(
        judged(
            judged,
            Row.of(of + "memory (PSS) a reader", "kB", 1, seen.of("memory")),
            "14.1 kB",
            14));
    rows.add(Row.of(of + "memory (PSS) of the node", "MB", 0, seen.of("whole memory")));
    rows.add(Row.of(of + "versions", "/s", 1, seen.of("versions")));
    rows.add(Row.of(of + "frames that a newer one replaced", "%", 2, seen.of("superseded")));
    return rows;
  }

  private static Row judged(boolean judged, Row row, String figure, double bound) {
    return judged ? row.beside("nginx + Nchan: " + figure).toReach(Target.atMost(bound)) : row;
  }
}
