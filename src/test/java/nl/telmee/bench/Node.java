package nl.telmee.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A node in a process of its own, from the jar that everybody starts. */
record Node(Child process, int port, int managementPort) implements AutoCloseable {
  static final Path JAR = Path.of("target", "telmee.jar");

  /** Starts one with these flags of Java; returns when it answers. */
  static Node start(BenchDatabase database, List<String> flags, String log) throws IOException {
    requireJar();
    int port = Ports.free();
    int managementPort = Ports.free();
    String classes = Path.of("target", "test-classes").toString();
    Child process =
        Child.start(
            JAR + System.getProperty("path.separator") + classes,
            NodeProcess.class,
            flags,
            List.of(),
            settings(database, port, managementPort),
            Path.of("target", log));
    process.answer();
    return new Node(process, port, managementPort);
  }

  static void requireJar() {
    if (!Files.exists(JAR)) {
      throw new IllegalStateException(JAR + " is not there: run mvn -q -Pbench verify");
    }
  }

  /** The environment of a node on this database. */
  static Map<String, String> settings(BenchDatabase database, int port, int managementPort) {
    Map<String, String> settings = new HashMap<>();
    settings.put("TELMEE_PORT", String.valueOf(port));
    settings.put("TELMEE_MANAGEMENT_PORT", String.valueOf(managementPort));
    settings.put("TELMEE_DATABASE_URL", database.setting());
    settings.put("TELMEE_DEMO", "false");
    settings.put("TELMEE_ADMIN_EMAIL", NodeClient.ADMIN_EMAIL);
    settings.put("TELMEE_ADMIN_PASSWORD", NodeClient.ADMIN_PASSWORD);
    return settings;
  }

  /** Memory in bytes after a collection of garbage: what is in use. */
  long memoryInUse() throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    new ProcessBuilder(jcmd.toString(), String.valueOf(process.pid()), "GC.run")
        .redirectErrorStream(true)
        .redirectOutput(Path.of("target", "bench-gc.log").toFile())
        .start()
        .waitFor();
    return process.pss();
  }

  @Override
  public void close() {
    process.close();
  }
}
