package nl.telmee.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Readers of one stream, in a process of their own. */
record Readers(Child process, int number) implements AutoCloseable {
  /** Files that a process has open besides its connections. */
  private static final int OTHER_FILES = 500;

  /** As many as wanted, or as the limit of open files allows. */
  static int atMost(int wanted) throws IOException {
    return Math.min(wanted, Proc.mostFiles() - OTHER_FILES);
  }

  /** Opens so many streams of a poll's results; returns when each has its first frame. */
  static Readers of(int port, String poll, int number) throws IOException {
    return start(port, poll, NodeClient.results(poll, "/stream"), number);
  }

  /** Opens so many streams of any other server. */
  static Readers of(int port, int number) throws IOException {
    return start(port, "", "/", number);
  }

  private static Readers start(int port, String poll, String path, int number) throws IOException {
    Child process =
        Child.start(
            ReadersProcess.class,
            List.of("-XX:+UseSerialGC", "-Xms256m", "-Xmx768m"),
            List.of(String.valueOf(port), poll, path, String.valueOf(number)),
            Map.of(),
            Path.of("target", "bench-readers.log"));
    process.answer();
    return new Readers(process, number);
  }

  void log() throws IOException {
    process.ask("log");
  }

  /** Waits until each has this version or a newer one. Fails when one does not get it. */
  void await(int version) throws IOException {
    process.ask("await " + version);
  }

  ReadersResult result() throws IOException {
    return ReadersResult.parse(process.ask("result"));
  }

  @Override
  public void close() {
    process.close();
  }
}
