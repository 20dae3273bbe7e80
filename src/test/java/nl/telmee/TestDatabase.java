package nl.telmee;

import io.vertx.ext.auth.hashing.HashingStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import nl.telmee.config.DatabaseUrl;
import nl.telmee.db.EmbeddedServer;
import nl.telmee.db.Migrations;

/**
 * The real PostgreSQL that the tests of this process share; each test class makes databases in it.
 */
public final class TestDatabase {
  private static final int MOST_PROCESSES = 9;

  /** Kept, as a channel that nobody holds is closed and its lock let go. */
  private static final List<FileChannel> HELD = new ArrayList<>();

  private static final AtomicInteger NEXT = new AtomicInteger();
  private static final EmbeddedServer SERVER = startServer();

  private TestDatabase() {}

  private static EmbeddedServer startServer() {
    Path folder = freeFolder();
    deleteCluster(folder.resolve("postgresql"));
    EmbeddedServer server = EmbeddedServer.start(folder);
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-test-database"));
    return server;
  }

  /** Each process of the tests has a folder of its own, held by a lock as long as it lives. */
  private static Path freeFolder() {
    try {
      Files.createDirectories(Path.of("target"));
      for (int number = 1; number <= MOST_PROCESSES; number++) {
        FileChannel channel =
            FileChannel.open(
                Path.of("target", "test-data-" + number + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        if (channel.tryLock() != null) {
          HELD.add(channel);
          return Path.of("target", "test-data-" + number).toAbsolutePath();
        }
        channel.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new AssertionError("more than " + MOST_PROCESSES + " processes run tests here");
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
    return create("");
  }

  /** A new database as {@link Migrations} leave it, with the administrator of the tests. */
  public static DatabaseUrl migrated() {
    return create(" template " + Migrated.DATABASE.database());
  }

  private static DatabaseUrl create(String like) {
    String name = "test_" + ProcessHandle.current().pid() + "_" + NEXT.incrementAndGet();
    DatabaseUrl url = SERVER.url();
    run(url, "create database " + name + like);
    return new DatabaseUrl(url.host(), url.port(), name, url.user(), url.password());
  }

  private static void run(DatabaseUrl url, String sql) {
    try (Connection connection =
            DriverManager.getConnection(url.jdbc(), url.user(), url.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError("cannot " + sql, e);
    }
  }

  /** Migrated once, by the first who needs it. */
  private static final class Migrated {
    private static final DatabaseUrl DATABASE = create();

    static {
      Migrations.run(DATABASE);
      run(
          DATABASE,
          """
          insert into account (id, email, password_hash, role)
          values (gen_random_uuid(), '%s', '%s', 'administrator')
          """
              .formatted(TestNode.ADMIN_EMAIL, hash(TestNode.ADMIN_PASSWORD)));
    }

    /** A hash says how many rounds it took; checking one of few rounds costs tests no time. */
    private static String hash(String password) {
      return HashingStrategy.load().hash("pbkdf2", Map.of("it", "1"), "c2FsdA", password);
    }
  }

  /** The address as a setting. */
  public static String text(DatabaseUrl url) {
    return "postgresql://%s:%s@%s:%d/%s"
        .formatted(url.user(), url.password(), url.host(), url.port(), url.database());
  }
}
