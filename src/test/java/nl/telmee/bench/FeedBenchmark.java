package nl.telmee.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;

/**
 * What followers that ask and listen cost: a page of the log and of a feed, with a thousand events
 * and with ten million; and how long an event takes to reach 1,000 open streams. Fails when an
 * answer is not 200 (or 304 where that is asked for), or when an event does not reach a stream.
 */
public final class FeedBenchmark {
  private static final Path FOLDER = Path.of("target", "bench-feeds");
  private static final long SHORT = 1_000;
  private static final long LONG = 10_000_000;
  private static final int WARM_UP = 300;
  private static final int PAGES = 300;
  private static final int STREAMS = 1_000;
  private static final int EVENTS = 30;
  private static final long BETWEEN_NANOS = 1_000_000_000L;
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  /** What is asked for, by what it is called; {@code %d} is a place somewhere in the log. */
  private static final Map<String, LongFunction<String>> ASKED = new LinkedHashMap<>();

  static {
    asked("100 events, of all", "/api/v1/events?after=%d");
    asked("of a municipality", "/api/v1/events?organisation=m7&after=%d");
    asked("of a region of 50", "/api/v1/events?organisation=region&after=%d");
    asked("of a rare type", "/api/v1/events?type=nl.telmee.advice.published.v1&after=%d");
    asked(
        "of a region, two types",
        "/api/v1/events?organisation=region&after=%d"
            + "&type=nl.telmee.poll.opened.v1,nl.telmee.poll.closed.v1");
    asked("of a rare theme", "/api/v1/events?theme=sport-and-culture&after=%d");
    asked(
        "of a theme and a rare type",
        "/api/v1/events?theme=youth&type=nl.telmee.advice.published.v1&after=%d");
    asked("of a trajectory", "/api/v1/events?trajectory=t2&after=0");
    asked("of a trajectory and a theme", "/api/v1/events?trajectory=t2&theme=youth&after=0");
    asked("Atom of a municipality", "/feeds/m7/atom?before=%d");
    asked("Atom of a region", "/feeds/region/atom?before=%d");
    asked("JSON Feed of a theme", "/feeds/region/json?theme=sport-and-culture&before=%d");
  }

  private static void asked(String name, String path) {
    ASKED.put(name, path::formatted);
  }

  private final int port = freePort();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Random random = new Random(4);
  private final PrintStream out;

  private FeedBenchmark(PrintStream out) throws IOException {
    this.out = out;
  }

  @SuppressWarnings("SystemOut") // The figures are for who started the benchmark.
  public static void main(String[] arguments) throws Exception {
    Files.createDirectories(FOLDER);
    FeedBenchmark benchmark = new FeedBenchmark(System.out);
    int exit = 1;
    try (BenchDatabase database = BenchDatabase.start(FOLDER);
        Child server = benchmark.server(database)) {
      server.answer();
      Machine.facts(FOLDER).forEach((name, value) -> System.out.println(name + ": " + value));
      benchmark.run(database);
      exit = 0;
    } catch (IOException | SQLException | RuntimeException e) {
      System.err.println("benchmark: " + e.getMessage());
    }
    System.exit(exit);
  }

  private Child server(BenchDatabase database) throws IOException {
    return Child.start(
        NodeProcess.class,
        List.of(),
        List.of(String.valueOf(freePort())),
        Map.of(
            "TELMEE_PORT", String.valueOf(port),
            "TELMEE_MANAGEMENT_PORT", String.valueOf(freePort()),
            "TELMEE_DATABASE_URL", database.setting(),
            "TELMEE_DEMO", "false"),
        Path.of("target", "bench-server.log"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void run(BenchDatabase database) throws Exception {
    try (Connection connection = connect(database)) {
      BigLog log = new BigLog(connection);
      log.grow(SHORT);
      pages(log, WARM_UP);
      Map<String, Latencies> few = pages(log, PAGES);
      streams(log);
      out.println("making a log of " + LONG + " events");
      log.grow(LONG);
      pages(log, PAGES / 10);
      Map<String, Latencies> many = pages(log, PAGES);
      few.forEach(
          (name, seen) ->
              out.printf("%s | %s | %s%n", name, line(seen), line(many.getOrDefault(name, seen))));
      again(log);
    }
  }

  private Map<String, Latencies> pages(BigLog log, int number) throws Exception {
    Map<String, Latencies> all = new LinkedHashMap<>();
    for (int i = 0; i < number; i++) {
      for (Map.Entry<String, LongFunction<String>> one : ASKED.entrySet()) {
        String path = one.getValue().apply(random.nextLong(log.length()));
        all.computeIfAbsent(one.getKey(), _ -> new Latencies()).add(nanos(path, "", 200));
      }
    }
    return all;
  }

  private long nanos(String path, String tag, int status) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (!tag.isEmpty()) {
      request.header("If-None-Match", tag);
    }
    long start = System.nanoTime();
    HttpResponse<String> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    long took = System.nanoTime() - start;
    if (response.statusCode() != status) {
      throw new IllegalStateException(path + ": " + response.statusCode() + " " + response.body());
    }
    return took;
  }

  /** A reader that has the newest page already, as most have most of the time. */
  private void again(BigLog log) throws Exception {
    String path = "/feeds/m7/atom";
    String tag =
        client
            .send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
                HttpResponse.BodyHandlers.discarding())
            .headers()
            .firstValue("ETag")
            .orElseThrow();
    Latencies seen = new Latencies();
    for (int i = 0; i < PAGES; i++) {
      seen.add(nanos(path, tag, 304));
    }
    out.printf("Atom, not changed, of %d events | | %s%n", log.length(), line(seen));
  }

  private void streams(BigLog log) throws SQLException {
    Latencies all = new Latencies();
    try (StreamReaders readers = new StreamReaders(port, STREAMS)) {
      for (int event = 0; event < 2 * EVENTS; event++) {
        LockSupport.parkNanos(BETWEEN_NANOS);
        Latencies seen = one(log, readers);
        if (event >= EVENTS) {
          all.addAll(seen);
        }
      }
    }
    out.printf("%d events to %d streams | %s%n", EVENTS, STREAMS, line(all));
  }

  private static Latencies one(BigLog log, StreamReaders readers) throws SQLException {
    readers.clear();
    log.happens();
    long committed = System.nanoTime();
    while (readers.count() < STREAMS) {
      if (System.nanoTime() - committed > PATIENCE_NANOS) {
        throw new IllegalStateException("it has come to " + readers.count() + " streams only");
      }
      LockSupport.parkNanos(1_000_000);
    }
    return readers.since(committed);
  }

  private static String line(Latencies seen) {
    return "p50 %.1f ms, p99 %.1f ms, last %.1f ms"
        .formatted(
            seen.percentile(0.5) / 1_000.0,
            seen.percentile(0.99) / 1_000.0,
            seen.percentile(1) / 1_000.0);
  }

  private static Connection connect(BenchDatabase database) throws SQLException {
    URI url = URI.create(database.setting());
    String[] login = url.getUserInfo().split(":", 2);
    return DriverManager.getConnection(
        "jdbc:postgresql://" + url.getHost() + ":" + url.getPort() + url.getPath(),
        login[0],
        login[1]);
  }
}
