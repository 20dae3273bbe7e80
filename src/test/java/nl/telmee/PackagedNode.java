package nl.telmee;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The packaged program as a process of its own, with its own database in a directory. It can be
 * started again after its end. Whatever it started is gone when this is closed.
 */
final class PackagedNode implements AutoCloseable {
  private static final String OPEN_FIRST = "Open first";
  private static final String LAST_LINE = "Health";
  private static final long PATIENCE_SECONDS = 120;

  private final Path dataDir;
  private final Set<ProcessHandle> started = new LinkedHashSet<>();
  private final ConcurrentLinkedQueue<String> output = new ConcurrentLinkedQueue<>();
  private @Nullable Process process;
  private String url = "";

  PackagedNode(Path dataDir) {
    this.dataDir = dataDir;
  }

  /** Returns when it says that it is running. */
  void start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-jar",
            System.getProperty("telmee.jar"));
    builder.environment().keySet().removeIf(name -> name.startsWith("TELMEE_"));
    builder
        .environment()
        .putAll(
            Map.of(
                "TELMEE_PORT", "0",
                "TELMEE_MANAGEMENT_PORT", "0",
                "TELMEE_DATA_DIR", dataDir.toString(),
                "TELMEE_DEMO", "false",
                "TELMEE_ADMIN_PASSWORD", TestNode.ADMIN_PASSWORD));
    Process running = builder.redirectErrorStream(true).start();
    process = running;
    started.add(running.toHandle());
    BufferedReader lines = running.inputReader();
    for (String line = lines.readLine(); ; line = lines.readLine()) {
      if (line == null) {
        throw new AssertionError("did not start:\n" + output());
      }
      output.add(line);
      if (line.strip().startsWith(OPEN_FIRST)) {
        url = line.strip().substring(OPEN_FIRST.length()).strip().replaceFirst("/$", "");
      }
      if (line.strip().startsWith(LAST_LINE)) {
        break;
      }
    }
    Thread.ofVirtual().start(() -> drain(lines));
    started.addAll(databaseProcesses());
  }

  private void drain(BufferedReader lines) {
    try {
      lines.lines().forEach(output::add);
    } catch (UncheckedIOException _) {
      // The process has ended.
    }
  }

  /** What it has printed. */
  String output() {
    return String.join("\n", output);
  }

  String url() {
    return url;
  }

  private Process running() {
    Process running = process;
    if (running == null) {
      throw new IllegalStateException("not started");
    }
    return running;
  }

  /** The database and its workers, which are no children of the program. */
  List<ProcessHandle> databaseProcesses() throws IOException {
    List<ProcessHandle> processes = new ArrayList<>();
    long postmaster = Long.parseLong(postmasterLines().getFirst().strip());
    ProcessHandle.of(postmaster)
        .ifPresent(
            handle -> {
              processes.add(handle);
              handle.descendants().forEach(processes::add);
            });
    return processes;
  }

  private List<String> postmasterLines() throws IOException {
    return Files.readAllLines(postmasterFile());
  }

  private Path postmasterFile() {
    return dataDir.resolve("postgresql").resolve("postmaster.pid");
  }

  /** A connection to the database in the directory, as long as it runs. */
  Connection jdbc() throws IOException, SQLException {
    String port = postmasterLines().get(3).strip();
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
        "postgres",
        Files.readString(dataDir.resolve("database-password")));
  }

  /** SIGKILL for the program; its database stays behind. */
  void kill() throws IOException {
    started.addAll(databaseProcesses());
    running().destroyForcibly();
    awaitEnd(running().toHandle());
  }

  /** SIGKILL for the program and its database, as when the power fails. */
  void killAll() throws IOException {
    List<ProcessHandle> database = databaseProcesses();
    kill();
    database.forEach(ProcessHandle::destroyForcibly);
    database.forEach(PackagedNode::awaitEnd);
  }

  /** SIGTERM; yields the exit code. */
  int terminate() throws IOException, InterruptedException {
    started.addAll(databaseProcesses());
    running().destroy();
    if (!running().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("does not end:\n" + output());
    }
    return running().exitValue();
  }

  /** Returns when a process has ended. */
  static void awaitEnd(ProcessHandle process) {
    try {
      process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("does not end: " + process.info(), e);
    }
  }

  /** Ends by their ids all processes that came of this, and waits for it. */
  @Override
  public void close() throws IOException {
    if (Files.exists(postmasterFile())) {
      started.addAll(databaseProcesses());
    }
    started.forEach(ProcessHandle::destroyForcibly);
    started.forEach(PackagedNode::awaitEnd);
  }
}
