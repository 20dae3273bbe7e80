package nl.telmee.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.telmee.config.DatabaseUrl;
import nl.telmee.db.EmbeddedServer;

/** A new embedded PostgreSQL, with the settings of every node, in a process of its own. */
final class BenchDatabase implements AutoCloseable {
  private static final List<String> DURABLE =
      List.of("fsync", "synchronous_commit", "full_page_writes");
  private static final List<String> TOLD =
      List.of("server_version", "wal_sync_method", "shared_buffers", "max_wal_size");

  private final EmbeddedServer server;
  private final ProcessHandle postmaster;

  private BenchDatabase(EmbeddedServer server, ProcessHandle postmaster) {
    this.server = server;
    this.postmaster = postmaster;
  }

  /** Starts it on an empty directory; the programs of an earlier run stay. */
  static BenchDatabase start(Path folder) throws IOException {
    Path cluster = folder.resolve("postgresql");
    if (Files.exists(cluster.resolve("postmaster.pid"))) {
      EmbeddedServer.start(folder).close();
    }
    if (Files.exists(cluster)) {
      try (Stream<Path> paths = Files.walk(cluster)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    EmbeddedServer server = EmbeddedServer.start(folder);
    String pid = Files.readAllLines(cluster.resolve("postmaster.pid")).getFirst().strip();
    return new BenchDatabase(server, ProcessHandle.of(Long.parseLong(pid)).orElseThrow());
  }

  /** The address as a setting. */
  String setting() {
    DatabaseUrl url = server.url();
    return "postgresql://%s:%s@%s:%d/%s"
        .formatted(url.user(), url.password(), url.host(), url.port(), url.database());
  }

  /**
   * The settings that a figure must be read with.
   *
   * @throws IllegalStateException when a commit would not be durable: then there is nothing to
   *     measure
   */
  Map<String, String> facts() throws SQLException {
    Map<String, String> facts = new LinkedHashMap<>();
    try (Connection connection = connect()) {
      for (String name : TOLD) {
        facts.put(name, show(connection, name));
      }
      for (String name : DURABLE) {
        String value = show(connection, name);
        facts.put(name, value);
        if (!value.equals("on")) {
          throw new IllegalStateException(name + " is " + value);
        }
      }
    }
    return facts;
  }

  private static String show(Connection connection, String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("select current_setting(?)")) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }

  /**
   * Checks polls at the end.
   *
   * @throws IllegalStateException unless exactly so many responses are stored and counted
   */
  void requireStored(List<String> polls, long expected) throws SQLException {
    long stored = count("select count(*) from response where poll_id = any (?::uuid[])", polls);
    long counted =
        count(
            """
            select coalesce(sum(counts[1]), 0) from tally
            where part = 0 and poll_id = any (?::uuid[])
            """,
            polls);
    if (stored != expected || counted != expected) {
      throw new IllegalStateException(
          "%d responses to %s were acknowledged, %d are stored and %d counted"
              .formatted(expected, polls, stored, counted));
    }
  }

  private long count(String sql, List<String> polls) throws SQLException {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, "{" + String.join(",", polls) + "}");
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  /** Whether no other program is in a transaction. */
  boolean isQuiet() throws SQLException {
    String sql =
        """
        select count(*) = 0 from pg_stat_activity
        where datname = current_database() and backend_type = 'client backend'
          and xact_start is not null and pid <> pg_backend_pid()
        """;
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() && rows.getBoolean(1);
    }
  }

  private Connection connect() throws SQLException {
    DatabaseUrl url = server.url();
    return DriverManager.getConnection(url.jdbc(), url.user(), url.password());
  }

  /** Nanoseconds that all its processes have used of all processors together. */
  long cpuNanos() throws IOException {
    long used = Proc.cpuNanos(postmaster.pid()) + Proc.cpuNanosOfEnded(postmaster.pid());
    for (ProcessHandle process : postmaster.descendants().toList()) {
      used += Proc.cpuNanos(process.pid());
    }
    return used;
  }

  /**
   * Takes the texts of the answers from the list of those that wait for moderators: taking them
   * over goes on for long after a rush, and would disturb what is measured next. So would the
   * cleaning that PostgreSQL does by itself some time after much was written.
   */
  void settle() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("truncate text_untaken");
      for (String table : List.of("response", "tally", "release_stratum", "release_head")) {
        statement.execute("vacuum (analyze) " + table);
      }
      statement.execute("checkpoint");
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
