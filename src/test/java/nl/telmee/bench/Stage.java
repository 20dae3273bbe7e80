package nl.telmee.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The processes that all measures share: a database, a node, what it is compared with, and a load
 * generator; and what every poll must have at the end.
 */
final class Stage implements AutoCloseable {
  private static final Path FOLDER = Path.of("target", "bench-data");

  private final Options options;
  private final PrintStream out;
  private final Map<String, String> facts;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Map<List<String>, Long> expected = new HashMap<>();
  private final BenchDatabase database;
  private final Node node;
  private final Child beside;
  private final Child load;
  private final NodeClient client;
  private final int parsePort = Ports.free();
  private double maximum;

  Stage(Options options, PrintStream out) throws IOException, SQLException, InterruptedException {
    this.options = options;
    this.out = out;
    java.nio.file.Files.createDirectories(FOLDER);
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "close"));
    facts = new LinkedHashMap<>(Machine.facts(FOLDER));
    database = opened(BenchDatabase.start(FOLDER));
    database.facts().forEach((name, value) -> facts.put("PostgreSQL " + name, value));
    node = opened(Node.start(database, options.server(), "bench-node.log"));
    beside = opened(child(BesideProcess.class, parsePort, "bench-beside.log"));
    load = opened(child(LoadProcess.class, options.loops(), "bench-load.log"));
    beside.answer();
    load.answer();
    client = opened(new NodeClient(node.port(), node.managementPort()));
    client.begin();
  }

  private Child child(Class<?> main, int argument, String log) throws IOException {
    boolean loads = main.equals(LoadProcess.class);
    return Child.start(
        main,
        loads ? List.of("-XX:+UseSerialGC", "-Xms256m", "-Xmx768m") : options.server(),
        List.of(String.valueOf(argument)),
        loads ? Map.of() : Map.of("TELMEE_DATABASE_URL", database.setting()),
        Path.of("target", log));
  }

  Options options() {
    return options;
  }

  /** What the figures must be read with; measures add to it. */
  Map<String, String> facts() {
    return facts;
  }

  BenchDatabase database() {
    return database;
  }

  Node node() {
    return node;
  }

  Child beside() {
    return beside;
  }

  Child load() {
    return load;
  }

  NodeClient client() {
    return client;
  }

  int parsePort() {
    return parsePort;
  }

  /** Closes something when the run ends, whatever ends it. */
  <T extends AutoCloseable> T opened(T part) {
    synchronized (open) {
      open.push(part);
    }
    return part;
  }

  /** Closes it no more: it has ended. */
  void forget(AutoCloseable part) {
    synchronized (open) {
      open.remove(part);
    }
  }

  /** Has responses sent to the real thing, or another GET. Fails when an answer is not right. */
  LoadResult send(LoadOrder order) throws IOException {
    LoadResult seen = LoadResult.parse(load.ask(order.line()));
    if (seen.others() > 0) {
      throw new IllegalStateException(
          seen.others() + " answers were not as expected, the first is in target/bench-load.log");
    }
    return seen;
  }

  /** Has responses sent to polls, which must be stored and counted at the end. */
  LoadResult respond(LoadOrder order, List<String> polls) throws IOException {
    LoadResult seen = send(order);
    expect(polls, seen.right());
    return seen;
  }

  void expect(List<String> polls, long more) {
    expected.merge(polls, more, Long::sum);
  }

  /** The transaction of the hot path without HTTP, in batches of this size; yields responses/s. */
  double write(List<String> polls, int size, int seconds) throws IOException {
    return written(
        polls, "time %s %d %d".formatted(String.join(",", polls), Math.max(1, size), seconds));
  }

  /** Writes so many responses without texts to a poll. */
  void fill(String poll, long number) throws IOException {
    written(List.of(poll), "fill %s %d".formatted(poll, number));
  }

  private double written(List<String> polls, String order) throws IOException {
    String[] seen = beside.ask(order).split(" ", -1);
    expect(polls, Long.parseLong(seen[0]));
    return Double.parseDouble(seen[1]);
  }

  /** Acknowledged responses a second at most, as last measured. */
  double maximum(String poll) throws IOException {
    if (maximum == 0) {
      LoadOrder order = LoadOrder.responses(List.of(node.port()), List.of(poll), options);
      respond(order.lasting(options.warmUp()), List.of(poll));
      maximum = respond(order, List.of(poll)).perSecond();
      tell("at most %,.0f responses/s".formatted(maximum));
    }
    return maximum;
  }

  void maximum(double measured) {
    maximum = measured;
  }

  /**
   * Checks that exactly what was acknowledged is stored and counted.
   *
   * @throws IllegalStateException if not
   */
  void requireStored() throws SQLException {
    long all = 0;
    for (Map.Entry<List<String>, Long> entry : expected.entrySet()) {
      database.requireStored(entry.getKey(), entry.getValue());
      all += entry.getValue();
    }
    facts.put(
        "responses acknowledged or written, stored and counted",
        String.format(Locale.ROOT, "%,d", all));
  }

  /** Shows how far the run is. */
  void tell(String text) {
    out.print(text.startsWith("\n") ? text : " | " + text);
    out.flush();
  }

  /** Ends all processes, the last one first. */
  @Override
  public void close() {
    synchronized (open) {
      while (!open.isEmpty()) {
        try {
          open.pop().close();
        } catch (Exception e) {
          System.err.println("benchmark: " + e.getMessage());
        }
      }
    }
  }
}
