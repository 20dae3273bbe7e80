package nl.telmee;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import nl.telmee.config.DatabaseUrl;
import nl.telmee.db.EmbeddedServer;

/**
 * The real PostgreSQL that the tests of this process share; each test class makes databases in it.
 */
public final class TestDatabase {
  private static final AtomicInteger NEXT = new AtomicInteger();
  private static final EmbeddedServer SERVER = startServer();

  private TestDatabase() {}

  private static EmbeddedServer startServer() {
    String fork = System.getProperty("telmee.fork", "1");
    Path folder = Path.of("target", "test-data-" + fork).toAbsolutePath();
    deleteCluster(folder.resolve("postgresql"));
    EmbeddedServer server = EmbeddedServer.start(folder);
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-test-database"));
    return server;
  }

  /** The programs stay, the data of an earlier run goes. */
  private static void deleteCluster(Path cluster) {
    if (!Files.exists(cluster) || Files.exists(cluster.resolve("postmaster.pid"))) {
      return;
    }
    try (Stream<Path> paths = Files.walk(cluster)) {
      for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new AssertionError("cannot clean " + cluster, e);
    }
  }

  /** A new, empty database. */
  public static DatabaseUrl create() {
    String name = "test_" + ProcessHandle.current().pid() + "_" + NEXT.incrementAndGet();
    DatabaseUrl url = SERVER.url();
    try (Connection connection =
            DriverManager.getConnection(url.jdbc(), url.user(), url.password());
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new AssertionError("cannot create " + name, e);
    }
    return new DatabaseUrl(url.host(), url.port(), name, url.user(), url.password());
  }

  /** The address as a setting. */
  public static String text(DatabaseUrl url) {
    return "postgresql://%s:%s@%s:%d/%s"
        .formatted(url.user(), url.password(), url.host(), url.port(), url.database());
  }
}
