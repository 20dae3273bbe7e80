package nl.telmee.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How many responses a machine acknowledges, beside what it could parse and what it could write.
 * All three in turns, in several rounds, so that what else the machine does meets all of them.
 * Fails when an answer was not 201, or when not exactly the acknowledged responses are stored and
 * counted.
 */
public final class Benchmark {
  private static final Path FOLDER = Path.of("target", "bench-data");
  private static final Path RESULT = Path.of("target", "bench.json");
  private static final int SETTLE_MILLIS = 1_000;

  private final Options options;
  private final PrintStream out;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private long acknowledged;
  private long written;

  private Benchmark(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  @SuppressWarnings("SystemOut") // The figures are for who started the benchmark.
  public static void main(String[] arguments) {
    int exit = 1;
    try {
      Benchmark benchmark = new Benchmark(Options.of(arguments), System.out);
      Runtime.getRuntime().addShutdownHook(new Thread(benchmark::close, "close"));
      benchmark.run();
      exit = 0;
    } catch (IOException | SQLException | RuntimeException e) {
      System.err.println("benchmark: " + e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    System.exit(exit);
  }

  private void run() throws IOException, SQLException, InterruptedException {
    Files.createDirectories(FOLDER);
    BenchDatabase database = opened(BenchDatabase.start(FOLDER));
    Map<String, String> facts = new LinkedHashMap<>(Machine.facts(FOLDER));
    database.facts().forEach((name, value) -> facts.put("PostgreSQL " + name, value));
    int port = freePort();
    int parsePort = freePort();
    int managementPort = freePort();
    Child server = opened(server(database, port, managementPort, parsePort));
    Child load = opened(load());
    server.answer();
    load.answer();
    NodeClient node = opened(new NodeClient(port, managementPort));
    node.begin();
    String poll = node.openPoll("meepraten");
    String batchPoll = node.openPoll("alleen-schrijven");
    Parts parts = new Parts(database, server, load, node, poll, batchPoll, port, parsePort);

    progress("warming up …");
    round(parts, options.warmUp());
    List<Round> rounds = new ArrayList<>();
    for (int i = 1; i <= options.rounds(); i++) {
      progress("\nround " + i + " of " + options.rounds());
      rounds.add(round(parts, options.seconds()));
    }
    requireStored(database, poll, acknowledged);
    requireStored(database, batchPoll, written);
    facts.put("responses acknowledged, stored and counted", String.valueOf(acknowledged));
    Report report = new Report(facts, options, rounds);
    report.write(RESULT);
    progress("\n\n" + report.table() + "\nwritten to " + RESULT + "\n");
  }

  /** What a measurement needs. */
  private record Parts(
      BenchDatabase database,
      Child server,
      Child load,
      NodeClient node,
      String poll,
      String batchPoll,
      int port,
      int parsePort) {
    Cpu cpu() throws IOException {
      return Cpu.now(server, database, load);
    }
  }

  private Round round(Parts parts, int seconds) throws IOException, InterruptedException {
    NodeClient.Batches before = parts.node.batches();
    Measured whole = send(parts, parts.port, seconds);
    acknowledged += whole.responses();
    double batch = parts.node.batches().sizeSince(before);
    progress(
        " | whole %s/s, p99 %d ms, batches of %d"
            .formatted(perSecond(whole), whole.p99() / 1_000, Math.round(batch)));
    Measured parse = send(parts, parts.parsePort, seconds);
    progress(" | parse only " + perSecond(parse) + "/s");
    Measured write = write(parts, Math.max(1, (int) Math.round(batch)), seconds);
    progress(" | batch only " + perSecond(write) + "/s");
    return new Round(whole, batch, parse, write);
  }

  private Measured send(Parts parts, int port, int seconds) throws IOException {
    Cpu before = parts.cpu();
    String path = "/api/v1/polls/" + parts.poll + "/responses";
    LoadResult seen =
        LoadResult.parse(parts.load.ask(port + " " + path + " " + SETTLE_MILLIS + " " + seconds));
    if (seen.others() > 0) {
      throw new IllegalStateException(
          seen.others() + " answers were not 201, the first is in target/bench-load.log");
    }
    Cpu used = parts.cpu().since(before);
    return new Measured(seen.perSecond(), seen.acknowledged(), seen.p50(), seen.p99(), used);
  }

  private Measured write(Parts parts, int size, int seconds) throws IOException {
    Cpu before = parts.cpu();
    String[] seen = parts.server.ask(parts.batchPoll + " " + size + " " + seconds).split(" ", -1);
    Cpu used = parts.cpu().since(before);
    long stored = Long.parseLong(seen[0]);
    written += stored;
    return new Measured(Double.parseDouble(seen[1]), stored, 0, 0, used);
  }

  private static void requireStored(BenchDatabase database, String poll, long expected)
      throws SQLException {
    long stored = database.stored(poll);
    long counted = database.counted(poll);
    if (stored != expected || counted != expected) {
      throw new IllegalStateException(
          "%d responses were acknowledged, %d are stored and %d counted"
              .formatted(expected, stored, counted));
    }
  }

  private Child server(BenchDatabase database, int port, int managementPort, int parsePort)
      throws IOException {
    return Child.start(
        ServerProcess.class,
        options.server(),
        List.of(String.valueOf(parsePort)),
        Map.of(
            "TELMEE_PORT",
            String.valueOf(port),
            "TELMEE_MANAGEMENT_PORT",
            String.valueOf(managementPort),
            "TELMEE_DATABASE_URL",
            database.setting(),
            "TELMEE_DEMO",
            "false",
            "TELMEE_ADMIN_EMAIL",
            NodeClient.ADMIN_EMAIL,
            "TELMEE_ADMIN_PASSWORD",
            NodeClient.ADMIN_PASSWORD),
        Path.of("target", "bench-server.log"));
  }

  private Child load() throws IOException {
    return Child.start(
        LoadProcess.class,
        List.of("-XX:+UseSerialGC", "-Xms512m", "-Xmx512m"),
        List.of(String.valueOf(options.connections()), String.valueOf(options.loops())),
        Map.of(),
        Path.of("target", "bench-load.log"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static String perSecond(Measured measured) {
    return String.format(Locale.ROOT, "%,.0f", measured.perSecond());
  }

  private void progress(String text) {
    out.print(text);
    out.flush();
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }

  /** Ends all processes, the last one first; the shutdown hook calls it, whatever ended the run. */
  private void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        System.err.println("benchmark: " + e.getMessage());
      }
    }
  }
}
