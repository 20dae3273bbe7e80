package nl.telmee.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Three nodes on one database, beside one of them alone with the same load. */
final class NodesMeasure implements Measure {
  private static final int NODES = 3;

  private final Figures seen = new Figures();
  private final List<Node> more = new ArrayList<>();
  private final List<Integer> ports = new ArrayList<>();
  private List<String> polls = List.of();

  @Override
  public String name() {
    return "nodes";
  }

  @Override
  public void prepare(Stage stage) throws IOException, InterruptedException {
    polls = List.of(stage.client().openPoll("drie-knopen", 10));
    ports.add(stage.node().port());
    for (int i = 1; i < NODES; i++) {
      Node node =
          stage.opened(
              Node.start(stage.database(), stage.options(), "bench-node-" + (i + 1) + ".log"));
      more.add(node);
      ports.add(node.port());
    }
    int warmUp = NODES * stage.options().warmUp();
    stage.respond(order(stage, ports).lasting(warmUp), polls);
  }

  private LoadOrder order(Stage stage, List<Integer> on) {
    return LoadOrder.responses(on, polls, stage.options());
  }

  @Override
  public void round(Stage stage) throws IOException {
    measure(stage, "one", List.of(stage.node().port()));
    measure(stage, "three", ports);
  }

  private void measure(Stage stage, String figure, List<Integer> on) throws IOException {
    LoadResult result = stage.respond(order(stage, on), polls);
    seen.add(figure, result.perSecond());
    seen.add(figure + " p99", result.p99Millis());
    stage.tell("%d nodes: %,.0f/s in total".formatted(on.size(), result.perSecond()));
  }

  @Override
  public void end(Stage stage) {
    more.forEach(Node::close);
  }

  @Override
  public List<Row> rows() {
    return List.of(
        Row.of("acknowledged responses, 3 nodes on one database", "/s", 0, seen.of("three"))
            .against("one node", seen.of("one"))
            .toReach(Target.ratioAtLeast(1.0)),
        Row.of("the same: p99", "ms", 1, seen.of("three p99")));
  }
}
