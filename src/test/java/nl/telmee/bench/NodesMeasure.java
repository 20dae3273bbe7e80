package nl.telmee.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Three nodes on one database, beside one alone with the same load. All of them are on the same
 * processors, so each of the three is told to take one of them, as it would be by the limits of its
 * container: otherwise each has a writer for every processor of the machine, with few responses in
 * a batch. Who is not measured stands still.
 */
final class NodesMeasure implements Measure {
  private static final int NODES = 3;
  private static final double NANOS_IN_MICRO = 1e3;
  private static final String ONE_PROCESSOR = "-XX:ActiveProcessorCount=1";

  private final Figures seen = new Figures();
  private final List<Node> three = new ArrayList<>();
  private List<String> polls = List.of();

  @Override
  public String name() {
    return "nodes";
  }

  @Override
  public void prepare(Stage stage) throws IOException, SQLException, InterruptedException {
    List<String> flags = new ArrayList<>(stage.options().server());
    flags.add(ONE_PROCESSOR);
    for (int i = 1; i <= NODES; i++) {
      String log = "bench-node-of-three-" + i + ".log";
      three.add(stage.opened(Node.start(stage.database(), flags, log)));
    }
    polls = List.of(stage.client().openAnother("drie-knopen", 10));
    warmUp(stage, List.of(stage.node()));
    warmUp(stage, three);
    stage.client().close(polls);
  }

  private void warmUp(Stage stage, List<Node> on)
      throws IOException, SQLException, InterruptedException {
    LoadOrder order = order(stage, on).lasting(stage.options().warmUp());
    WarmUp.of(stage, on.stream().map(Node::process).toList(), () -> stage.respond(order, polls));
  }

  private LoadOrder order(Stage stage, List<Node> on) {
    return LoadOrder.responses(on.stream().map(Node::port).toList(), polls, stage.options());
  }

  @Override
  public void round(Stage stage) throws IOException, SQLException, InterruptedException {
    measure(stage, "one", List.of(stage.node()), three);
    measure(stage, "three", three, List.of(stage.node()));
  }

  private void measure(Stage stage, String figure, List<Node> on, List<Node> off)
      throws IOException, SQLException, InterruptedException {
    polls = List.of(stage.client().openAnother("drie-knopen", 10));
    try (Pause _ = Pause.of(off, stage.database())) {
      long nodes = processorTime(on);
      long database = stage.database().cpuNanos();
      LoadResult result = stage.respond(order(stage, on), polls);
      seen.add(figure, result.perSecond());
      seen.add(figure + " p99", result.p99Millis());
      seen.add(figure + " nodes", (processorTime(on) - nodes) / NANOS_IN_MICRO / result.right());
      seen.add(
          figure + " database",
          (stage.database().cpuNanos() - database) / NANOS_IN_MICRO / result.right());
      stage.tell("%d nodes: %,.0f/s in total".formatted(on.size(), result.perSecond()));
    }
    stage.client().close(polls);
  }

  private static long processorTime(List<Node> nodes) throws IOException {
    long sum = 0;
    for (Node node : nodes) {
      sum += node.process().cpuNanos();
    }
    return sum;
  }

  @Override
  public void end(Stage stage) {
    three.forEach(Node::close);
  }

  @Override
  public List<Row> rows() {
    return List.of(
        Row.of("acknowledged responses, 3 nodes on one database", "/s", 0, seen.of("three"))
            .against("one node", seen.of("one"))
            .toReach(Target.ratioAtLeast(1.0)),
        Row.of("the same: p99", "ms", 1, seen.of("three p99")),
        Row.of("processor time of a response: 3 nodes", "µs", 1, seen.of("three nodes"))
            .against("one node", seen.of("one nodes")),
        Row.of("the same: PostgreSQL", "µs", 1, seen.of("three database"))
            .against("with one node", seen.of("one database")));
  }
}
