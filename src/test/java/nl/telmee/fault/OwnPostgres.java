package nl.telmee.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.telmee.Patience;
import nl.telmee.TestDatabase;
import nl.telmee.config.DatabaseUrl;

/** A PostgreSQL for one case, which may be killed, paused and started again at the same port. */
final class OwnPostgres implements AutoCloseable {
  private static final int STOP_SECONDS = 60;
  private static final String USER = "postgres";

  private final Path programs;
  private final Path folder;
  private final DatabaseUrl url;
  private Process postmaster;

  private OwnPostgres(Path programs, Path folder, DatabaseUrl url) throws IOException {
    this.programs = programs;
    this.folder = folder;
    this.url = url;
    this.postmaster = launch();
    awaitAnswer();
  }

  /** A new one in a folder that is there. */
  static OwnPostgres start(Path folder) throws IOException {
    Path programs = programs();
    Path cluster = folder.resolve("postgresql");
    List<String> command = asSomebody(programs.resolve("initdb"));
    command.addAll(List.of("-D", cluster.toString(), "-U", USER, "--auth=trust", "-E", "UTF8"));
    command.addAll(List.of("--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=nl-NL"));
    Path log = folder.resolve("initdb.log");
    ProcessBuilder made = new ProcessBuilder(command).redirectErrorStream(true);
    await(made.redirectOutput(log.toFile()).start(), command);
    DatabaseUrl url = new DatabaseUrl("127.0.0.1", Ports.free(), USER, USER, "trusted");
    return new OwnPostgres(programs, folder, url);
  }

  /** Where the server that all tests share has its programs. */
  private static Path programs() {
    DatabaseUrl shared = TestDatabase.create();
    try (Connection connection =
            DriverManager.getConnection(shared.jdbc(), shared.user(), shared.password());
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select setting from pg_config where name = 'BINDIR'")) {
      rows.next();
      return Path.of(rows.getString(1));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** PostgreSQL refuses to run as root. */
  private static List<String> asSomebody(Path program) {
    boolean root = System.getProperty("user.name").equals("root");
    List<String> command = new ArrayList<>(root ? List.of("unshare", "-U") : List.of());
    command.add(program.toString());
    return command;
  }

  static void run(String... command) throws IOException {
    await(new ProcessBuilder(command).start(), List.of(command));
  }

  private static void await(Process process, List<String> command) throws IOException {
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
    List<String> command = asSomebody(programs.resolve("postgres"));
    for (String setting :
        List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=100",
            "max_wal_size=64MB",
            "min_wal_size=32MB",
            "wal_init_zero=off")) { // As the embedded one: a full disk is found out later.
      command.add("-c");
      command.add(setting);
    }
    command.addAll(
        List.of("-D", folder.resolve("postgresql").toString(), "-p", String.valueOf(url.port())));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(
            ProcessBuilder.Redirect.appendTo(folder.resolve("postgresql-own.log").toFile()))
        .start();
  }

  DatabaseUrl url() {
    return url;
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
