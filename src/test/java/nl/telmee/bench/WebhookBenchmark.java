package nl.telmee.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * How long an event takes to reach the receivers of 1,000 subscriptions, of which a tenth is dead:
 * half of these refuse the connection, half take it and never answer. Counted from the commit of
 * the event to the arrival of the whole message, at receivers that live. Fails when one is missing.
 */
public final class WebhookBenchmark {
  private static final Path FOLDER = Path.of("target", "bench-webhooks");
  private static final int SUBSCRIPTIONS = 1_000;
  private static final int DEAD = 100;
  private static final int WARM_UP = 20;
  private static final int EVENTS = 20;
  private static final long BETWEEN_NANOS = 2_000_000_000L;
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private static final String SUBSCRIBE =
      """
      with w as (
        insert into webhook (id, organisation, url, state, made_at, cursor)
        values (gen_random_uuid(), 'velsen', ?, 'active', now(), (select seq from event_head))
        returning id)
      insert into webhook_secret (webhook, id, secret, made_at) select id, id, sha256('x'), now() from w
      """;

  private static final String DIE =
      """
      update webhook set url = 'http://127.0.0.1:' || case when n % 2 = 0 then ? else ? end || '/x'
      from (select id, row_number() over (order by id) as n from webhook) numbered
      where webhook.id = numbered.id and n <= ?
      """;

  private static final String APPEND =
      """
      select event_append(gen_random_uuid(), 'nl.telmee.poll.opened.v1', 'velsen', 'polls/x', null,
        '{}', now(), '/p/x', '{"organisation":"velsen","title":{"nl":"Peiling"}}')
      """;

  private WebhookBenchmark() {}

  @SuppressWarnings("SystemOut") // The figures are for who started the benchmark.
  public static void main(String[] arguments) throws Exception {
    Files.createDirectories(FOLDER);
    PrintStream out = System.out;
    int exit = 1;
    try (BenchDatabase database = BenchDatabase.start(FOLDER);
        Arrivals arrivals = new Arrivals();
        ServerSocket hanging = new ServerSocket(0, 4_096, InetAddress.getLoopbackAddress());
        Child server = server(database)) {
      server.answer();
      Machine.facts(FOLDER).forEach((name, value) -> out.println(name + ": " + value));
      run(database, arrivals, hanging.getLocalPort(), out);
      exit = 0;
    } catch (IOException | SQLException | RuntimeException e) {
      System.err.println("benchmark: " + e.getMessage());
    }
    System.exit(exit);
  }

  private static Child server(BenchDatabase database) throws IOException {
    return Child.start(
        NodeProcess.class,
        List.of(),
        List.of(String.valueOf(freePort())),
        Map.of(
            "TELMEE_PORT", String.valueOf(freePort()),
            "TELMEE_MANAGEMENT_PORT", String.valueOf(freePort()),
            "TELMEE_DATABASE_URL", database.setting(),
            "TELMEE_DEMO", "false",
            "TELMEE_WEBHOOK_PRIVATE", "true"),
        Path.of("target", "bench-server.log"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void run(BenchDatabase database, Arrivals arrivals, int hanging, PrintStream out)
      throws SQLException, IOException {
    try (Connection connection = connect(database)) {
      connection
          .createStatement()
          .execute(
              "insert into organisation (slug, kind, name)"
                  + " values ('velsen', 'municipality', '{\"nl\":\"Velsen\"}')");
      try (PreparedStatement subscribe = connection.prepareStatement(SUBSCRIBE)) {
        for (int i = 0; i < SUBSCRIPTIONS; i++) {
          subscribe.setString(1, "http://127.0.0.1:" + arrivals.port() + "/" + i);
          subscribe.execute();
        }
      }
      for (int event = 1; event <= WARM_UP; event++) {
        out.printf("warming up, all live: %s%n", line(one(connection, arrivals, SUBSCRIPTIONS)));
        LockSupport.parkNanos(BETWEEN_NANOS);
      }
      try (PreparedStatement die = connection.prepareStatement(DIE)) {
        die.setInt(1, freePort());
        die.setInt(2, hanging);
        die.setInt(3, DEAD);
        die.execute();
      }
      Latencies first = one(connection, arrivals, SUBSCRIPTIONS - DEAD);
      out.printf("the first event after %d died: %s%n", DEAD, line(first));
      Latencies rest = new Latencies();
      for (int event = 1; event <= EVENTS; event++) {
        LockSupport.parkNanos(BETWEEN_NANOS);
        Latencies seen = one(connection, arrivals, SUBSCRIPTIONS - DEAD);
        out.printf("event %d: %s%n", event, line(seen));
        rest.addAll(seen);
      }
      out.printf("%d events after that: %s%n", EVENTS, line(rest));
    }
  }

  /** Appends an event, and waits until all who live have it. */
  private static Latencies one(Connection connection, Arrivals arrivals, int living)
      throws SQLException {
    arrivals.clear();
    try (ResultSet _ = connection.createStatement().executeQuery(APPEND)) {
      long committed = System.nanoTime();
      while (arrivals.count() < living) {
        if (System.nanoTime() - committed > PATIENCE_NANOS) {
          throw new IllegalStateException(arrivals.count() + " of " + living + " have arrived");
        }
        LockSupport.parkNanos(1_000_000);
      }
      return arrivals.since(committed);
    }
  }

  private static String line(Latencies seen) {
    return "%d arrived, p50 %d ms, p99 %d ms, last %d ms"
        .formatted(
            seen.size(),
            seen.percentile(0.5) / 1_000,
            seen.percentile(0.99) / 1_000,
            seen.percentile(1) / 1_000);
  }

  private static Connection connect(BenchDatabase database) throws SQLException {
    java.net.URI url = java.net.URI.create(database.setting());
    String[] login = url.getUserInfo().split(":", 2);
    return DriverManager.getConnection(
        "jdbc:postgresql://" + url.getHost() + ":" + url.getPort() + url.getPath(),
        login[0],
        login[1]);
  }
}
