package nl.telmee.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nl.telmee.Patience;
import nl.telmee.TestDatabase;
import nl.telmee.config.DatabaseUrl;
import nl.telmee.db.EmbeddedServer;

/** A PostgreSQL for one case, which may be killed, paused and started again at the same port. */
final class OwnPostgres implements AutoCloseable {
  private static final int STOP_SECONDS = 60;

  private final Path folder;
  private final Path cluster;
  private final DatabaseUrl url;
  private Process postmaster;

  private OwnPostgres(Path folder, Path cluster, DatabaseUrl url) throws IOException {
    this.folder = folder;
    this.cluster = cluster;
    this.url = url;
    this.postmaster = launch();
    awaitAnswer();
  }

  /** A new one in a folder; settings as on the command line of {@code postgres}. */
  static OwnPostgres start(Path folder) throws IOException {
    DatabaseUrl url = make(folder);
    return new OwnPostgres(folder, folder.resolve("postgresql"), url);
  }

  /** A new one whose data is on another, small file system. */
  static OwnPostgres startOn(Path folder, Path small) throws IOException {
    DatabaseUrl url = make(folder);
    Path cluster = small.resolve("postgresql");
    run("cp", "-a", folder.resolve("postgresql").toString(), cluster.toString());
    return new OwnPostgres(folder, cluster, url);
  }

  private static DatabaseUrl make(Path folder) {
    try (EmbeddedServer made = EmbeddedServer.start(folder)) {
      return made.url();
    }
  }

  static void run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException("failed: " + String.join(" ", command));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private Process launch() throws IOException {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("unshare", "-U")); // PostgreSQL refuses to run as root.
    }
    command.add(program());
    for (String setting :
        List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=100",
            "max_wal_size=64MB",
            "min_wal_size=32MB")) {
      command.add("-c");
      command.add(setting);
    }
    command.addAll(List.of("-D", cluster.toString(), "-p", String.valueOf(url.port())));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(
            ProcessBuilder.Redirect.appendTo(folder.resolve("postgresql-own.log").toFile()))
        .start();
  }

  private String program() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("postgresql-binaries"))) {
      return files
          .filter(file -> file.endsWith(Path.of("bin", "postgres")))
          .findFirst()
          .orElseThrow()
          .toString();
    }
  }

  /** For the setting of a node. */
  String text() {
    return TestDatabase.text(url);
  }

  Connection jdbc() throws SQLException {
    return DriverManager.getConnection(url.jdbc(), url.user(), url.password());
  }

  private boolean answers() {
    try (Connection connection = jdbc()) {
      return connection.isValid(STOP_SECONDS);
    } catch (SQLException _) {
      return false;
    }
  }

  private void awaitAnswer() {
    Patience.until(this::answers, answers -> answers || !postmaster.isAlive());
    if (!answers()) {
      // Processes of the one before may still hold its memory for a moment.
      Patience.until(this::tryAgain, answers -> answers);
    }
  }

  private boolean tryAgain() {
    try {
      if (!postmaster.isAlive()) {
        postmaster = launch();
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return answers();
  }

  /** Whether it runs; a full disk may end it. */
  boolean alive() {
    return postmaster.isAlive();
  }

  /** Starts it again. */
  void again() throws IOException {
    if (!postmaster.isAlive()) {
      postmaster = launch();
    }
    awaitAnswer();
  }

  /** SIGKILL for the postmaster. */
  void kill() {
    postmaster.destroyForcibly();
    awaitEnd();
  }

  /** Stops it in order, and at once: connections are ended (SIGINT). */
  void stop() throws IOException {
    signal("INT");
    awaitEnd();
  }

  private void awaitEnd() {
    try {
      if (!postmaster.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("PostgreSQL does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** SIGSTOP or SIGCONT for it and all its processes. */
  void signalAll(String name) throws IOException {
    List<ProcessHandle> all = new ArrayList<>(postmaster.descendants().toList());
    all.addFirst(postmaster.toHandle());
    for (ProcessHandle process : all) {
      new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
    }
  }

  private void signal(String name) throws IOException {
    run("kill", "-" + name, String.valueOf(postmaster.pid()));
  }

  @Override
  public void close() {
    List<ProcessHandle> all = new ArrayList<>(postmaster.descendants().toList());
    all.addFirst(postmaster.toHandle());
    all.forEach(ProcessHandle::destroyForcibly);
    awaitEnd();
  }
}
