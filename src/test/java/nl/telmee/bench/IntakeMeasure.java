package nl.telmee.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How many responses are acknowledged, beside what could be parsed and what could be written. */
final class IntakeMeasure implements Measure {
  /** Parts of the maximum, in percent; the last but one has a target. */
  private static final List<Integer> LOADS = List.of(20, 40, 60, 80, 100);

  private static final int JUDGED = 80;

  /** The load generator learns to send at random. */
  private static final double WARM_UP_RATE = 5_000;

  private static final double NANOS_IN_MICRO = 1e3;

  private final Figures seen = new Figures();
  private List<String> whole = List.of();
  private List<String> alone = List.of();

  @Override
  public String name() {
    return "intake";
  }

  @Override
  public void prepare(Stage stage) throws IOException, SQLException, InterruptedException {
    open(stage);
    int warmUp = stage.options().warmUp();
    WarmUp.of(
        stage,
        List.of(stage.node().process(), stage.load()),
        () -> stage.respond(order(stage).lasting(warmUp), whole));
    stage.respond(order(stage).at(WARM_UP_RATE).lasting(warmUp), whole);
    WarmUp.of(
        stage,
        List.of(stage.beside()),
        () -> {
          stage.send(parse(stage).lasting(warmUp));
          stage.write(alone, stage.options().connections() / 4, warmUp);
        });
    close(stage);
  }

  /** New ones for each round: no poll has millions of responses, and an index to match. */
  private void open(Stage stage) throws IOException, InterruptedException {
    whole = List.of(stage.client().openAnother("meepraten", 10));
    alone = List.of(stage.client().openAnother("alleen-schrijven", 10));
  }

  private void close(Stage stage) throws IOException, InterruptedException {
    stage.client().close(whole);
    stage.client().close(alone);
  }

  private LoadOrder order(Stage stage) {
    return LoadOrder.responses(List.of(stage.node().port()), whole, stage.options());
  }

  private LoadOrder parse(Stage stage) {
    return LoadOrder.responses(List.of(stage.parsePort()), whole, stage.options());
  }

  @Override
  public void round(Stage stage) throws IOException, InterruptedException {
    open(stage);
    Cpu start = Cpu.now(stage);
    double most = whole(stage);
    parse(stage, Cpu.now(stage));
    write(stage);
    for (int load : LOADS) {
      loaded(stage, load, most);
    }
    seen.add("elsewhere", 100 * Cpu.now(stage).since(start).elsewhere());
    close(stage);
  }

  private double whole(Stage stage) throws IOException, InterruptedException {
    NodeClient.Batches batches = stage.client().batches();
    Cpu before = Cpu.now(stage);
    LoadResult result = stage.respond(order(stage), whole);
    Cpu used = Cpu.now(stage).since(before);
    seen.add("whole", result.perSecond());
    seen.add("whole p50", result.p50Millis());
    seen.add("whole p99", result.p99Millis());
    seen.add("batch size", stage.client().batches().sizeSince(batches));
    seen.add("node", used.node() / NANOS_IN_MICRO / result.right());
    seen.add("database", used.database() / NANOS_IN_MICRO / result.right());
    seen.add("load", used.load() / NANOS_IN_MICRO / result.right());
    stage.maximum(result.perSecond());
    stage.tell("%,.0f responses/s, p99 %.0f ms".formatted(result.perSecond(), result.p99Millis()));
    return result.perSecond();
  }

  private void parse(Stage stage, Cpu before) throws IOException {
    LoadResult result = stage.send(parse(stage));
    Cpu used = Cpu.now(stage).since(before);
    seen.add("parse", result.perSecond());
    seen.add("parse node", used.beside() / NANOS_IN_MICRO / result.right());
    seen.add("parse load", used.load() / NANOS_IN_MICRO / result.right());
    stage.tell("parse only %,.0f/s".formatted(result.perSecond()));
  }

  private void write(Stage stage) throws IOException {
    int size = (int) Math.round(seen.of("batch size").values().getLast());
    Cpu before = Cpu.now(stage);
    double perSecond = stage.write(alone, size, stage.options().seconds());
    Cpu used = Cpu.now(stage).since(before);
    double written = perSecond * stage.options().seconds();
    seen.add("write", perSecond);
    seen.add("write writers", used.beside() / NANOS_IN_MICRO / written);
    seen.add("write database", used.database() / NANOS_IN_MICRO / written);
    stage.tell("batch only %,.0f/s".formatted(seen.of("write").values().getLast()));
  }

  private void loaded(Stage stage, int percent, double most) throws IOException {
    double rate = most * percent / 100;
    LoadResult result = stage.respond(order(stage).at(rate), whole);
    seen.add("rate " + percent, rate);
    seen.add("p50 " + percent, result.p50Millis());
    seen.add("p99 " + percent, result.p99Millis());
    stage.tell("at %d %%: p99 %.1f ms".formatted(percent, result.p99Millis()));
  }

  @Override
  public List<Row> rows() {
    Series limit = seen.of("parse").limitWith(seen.of("write"));
    List<Row> rows = new ArrayList<>();
    rows.add(
        Row.of("**acknowledged responses**", "/s", 0, seen.of("whole"))
            .against("the limit 1/(1/parse + 1/batch)", limit)
            .toReach(Target.ratioAtLeast(0.90)));
    rows.add(Row.of("that limit", "/s", 0, limit));
    rows.add(Row.of("parse only", "/s", 0, seen.of("parse")));
    rows.add(Row.of("batch only", "/s", 0, seen.of("write")));
    rows.add(Row.of("responses in a batch", "", 0, seen.of("batch size")));
    rows.add(Row.of("at the maximum, 512 always waiting: p50", "ms", 1, seen.of("whole p50")));
    rows.add(Row.of("the same: p99", "ms", 1, seen.of("whole p99")));
    for (int load : LOADS) {
      String at = "arrivals at random, %d %% of the maximum: ".formatted(load);
      Row p99 = Row.of(at + "p99", "ms", 1, seen.of("p99 " + load));
      rows.add(Row.of(at + "p50", "ms", 1, seen.of("p50 " + load)));
      rows.add(load == JUDGED ? p99.toReach(Target.atMost(60)) : p99);
    }
    rows.add(Row.of("processor time of a response: node", "µs", 1, seen.of("node")));
    rows.add(Row.of("the same: PostgreSQL", "µs", 1, seen.of("database")));
    rows.add(Row.of("the same: load generator", "µs", 1, seen.of("load")));
    rows.add(Row.of("parse only, processor time: server", "µs", 1, seen.of("parse node")));
    rows.add(Row.of("the same: load generator", "µs", 1, seen.of("parse load")));
    rows.add(Row.of("batch only, processor time: writers", "µs", 1, seen.of("write writers")));
    rows.add(Row.of("the same: PostgreSQL", "µs", 1, seen.of("write database")));
    rows.add(Row.of("other work on the machine meanwhile", "%", 0, seen.of("elsewhere")));
    return rows;
  }

  @Override
  public Map<String, Chart> charts() {
    return Map.of(
        "bench-load",
        new Chart(
                "How long a response takes to be acknowledged", "arrivals a second", "milliseconds")
            .with("p99", points("p99 "))
            .with("p50", points("p50 ")));
  }

  private List<Chart.Point> points(String figure) {
    return LOADS.stream()
        .map(
            load ->
                new Chart.Point(seen.of("rate " + load).median(), seen.of(figure + load).median()))
        .toList();
  }
}
