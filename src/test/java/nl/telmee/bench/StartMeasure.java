package nl.telmee.bench;

import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** How long the jar takes to answer, started as anybody starts it; and what memory it takes. */
final class StartMeasure implements Measure {
  private static final long BETWEEN_TRIES = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(2);
  private static final int IDLE_SECONDS = 5;
  private static final int STOP_SECONDS = 30;
  private static final double MEGABYTE = 1e6;
  private static final String OK = "HTTP/1.1 200";

  private final Figures seen = new Figures();

  @Override
  public String name() {
    return "start";
  }

  @Override
  public void prepare(Stage stage) throws IOException, InterruptedException {
    seen.add("memory after all", stage.node().process().pss() / MEGABYTE);
    measure(stage);
    Series kept = seen.of("memory after all");
    seen.clear();
    seen.add("memory after all", kept.median());
  }

  @Override
  public void round(Stage stage) throws IOException, InterruptedException {
    measure(stage);
  }

  private void measure(Stage stage) throws IOException, InterruptedException {
    int port = Ports.free();
    ProcessBuilder builder = new ProcessBuilder(command(stage.options()));
    builder.environment().keySet().removeIf(name -> name.startsWith("TELMEE_"));
    builder.environment().putAll(Node.settings(stage.database(), port, Ports.free()));
    File log = Path.of("target", "bench-start.log").toFile();
    long start = System.nanoTime();
    Process process = builder.redirectErrorStream(true).redirectOutput(log).start();
    AutoCloseable stopped = stage.opened(process::destroy);
    try {
      awaitAnswer(port, start);
      seen.add("start", (System.nanoTime() - start) / 1e6);
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(IDLE_SECONDS));
      seen.add("memory idle", Proc.pss(process.pid()) / MEGABYTE);
      stage.tell(
          "%.0f ms, %.0f MB"
              .formatted(
                  seen.of("start").values().getLast(), seen.of("memory idle").values().getLast()));
    } finally {
      process.destroy();
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      stage.forget(stopped);
    }
  }

  private static List<String> command(Options options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options.server());
    command.addAll(List.of("-jar", Node.JAR.toString()));
    return command;
  }

  /** Asks for the first page as soon as anybody listens: to try costs the start next to nothing. */
  private static void awaitAnswer(int port, long start) throws IOException {
    while (!answers(port)) {
      if (System.nanoTime() - start > PATIENCE) {
        throw new IOException("the jar does not start, see target/bench-start.log");
      }
      LockSupport.parkNanos(BETWEEN_TRIES);
    }
  }

  private static boolean answers(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      byte[] seen = socket.getInputStream().readNBytes(OK.length());
      return new String(seen, StandardCharsets.US_ASCII).equals(OK);
    } catch (ConnectException _) {
      return false;
    }
  }

  @Override
  public List<Row> rows() {
    return List.of(
        Row.of("start of the jar on this database, to the first page", "ms", 0, seen.of("start"))
            .toReach(Target.atMost(2_000)),
        Row.of("memory (PSS), idle", "MB", 0, seen.of("memory idle")).toReach(Target.atMost(150)),
        Row.of(
            "memory (PSS) of the node after responses, pages and releases",
            "MB",
            0,
            seen.of("memory after all")));
  }
}
