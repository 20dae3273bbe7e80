package nl.telmee.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

  /** How many responses of a poll are stored. */
  long stored(String poll) throws SQLException {
    return count("select count(*) from response where poll_id = ?", poll);
  }

  /** How many responses of a poll the tally has. */
  long counted(String poll) throws SQLException {
    return count("select coalesce(sum(n), 0) from tally_cell where cell = 0 and poll_id = ?", poll);
  }

  private long count(String sql, String poll) throws SQLException {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, UUID.fromString(poll));
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  private Connection connect() throws SQLException {
    DatabaseUrl url = server.url();
    return DriverManager.getConnection(url.jdbc(), url.user(), url.password());
  }

  /** What all its processes have used of all processors together. */
  Duration cpu() {
    return Stream.concat(Stream.of(postmaster), postmaster.descendants())
        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  @Override
  public void close() {
    server.close();
  }
}
