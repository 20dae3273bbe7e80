package nl.telmee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The packaged program as a process of its own, with what it prints kept in files. */
public final class NodeProcess implements AutoCloseable {
  private static final String JAR = System.getProperty("telmee.jar", "target/telmee.jar");
  private static final String READY = "/health/ready";
  private static final Duration START = Duration.ofMinutes(3);
  static final Duration REFUSAL = Duration.ofSeconds(60);
  private static final Duration STOP = Duration.ofMinutes(1);
  private static final int LOOK_MILLIS = 50;
  private static final int MOST_AGAIN = 3;

  private final Process process;
  private final Path out;
  private final Path err;

  private NodeProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /**
   * Starts the program and does not wait.
   *
   * @param folder where it runs and its output is kept
   * @param settings all of its {@code TELMEE_…} settings
   */
  public static NodeProcess launch(Path folder, Map<String, String> settings) {
    return launch(
        folder,
        settings,
        List.of("-XX:TieredStopAtLevel=1", "-jar", new File(JAR).getAbsolutePath()));
  }

  private static NodeProcess launch(
      Path folder, Map<String, String> settings, List<String> arguments) {
    try {
      Path out = Files.createTempFile(folder, "out", ".txt");
      Path err = Files.createTempFile(folder, "err", ".txt");
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(arguments);
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("TELMEE_"));
      builder.environment().putAll(settings);
      return new NodeProcess(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts the program and waits until it says where it is; again when somebody else got the free
   * port between its choice and its use.
   */
  public static NodeProcess start(Path folder, Map<String, String> settings) {
    NodeProcess node = launch(folder, settings);
    for (int again = 0; again < MOST_AGAIN && node.lostItsPort(); again++) {
      node = launch(folder, settings);
    }
    return node.awaitStart();
  }

  /**
   * The same from the classes as they are, without its jar.
   *
   * @param megabytes of heap
   */
  public static NodeProcess small(Path folder, Map<String, String> settings, int megabytes) {
    return launchSmall(folder, settings, megabytes).awaitStart();
  }

  /**
   * The same without waiting; {@code more} are options of the virtual machine.
   *
   * @param megabytes of heap
   */
  public static NodeProcess launchSmall(
      Path folder, Map<String, String> settings, int megabytes, String... more) {
    String heap = "-Xmx" + megabytes + "m";
    String path = absolute(System.getProperty("java.class.path"));
    List<String> arguments = new ArrayList<>(List.of(more));
    arguments.addAll(List.of(heap, "--enable-native-access=ALL-UNNAMED", "-cp", path));
    arguments.add(Main.class.getName());
    return launch(folder, settings, arguments);
  }

  /** It runs in a folder of its own. */
  private static String absolute(String classPath) {
    return Arrays.stream(classPath.split(File.pathSeparator))
        .map(entry -> new File(entry).getAbsolutePath())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Waits until it says where it is. */
  public NodeProcess awaitStart() {
    if (!getsReady()) {
      close();
      throw new AssertionError("did not start: " + out() + err());
    }
    return this;
  }

  private boolean lostItsPort() {
    return !getsReady() && err().contains("a port is in use");
  }

  /** Waits; yields false when it ended before it was ready, or takes too long. */
  private boolean getsReady() {
    Instant end = Instant.now().plus(START);
    while (!out().contains(READY)) {
      if (ends(Duration.ofMillis(LOOK_MILLIS)) || Instant.now().isAfter(end)) {
        return false;
      }
    }
    return true;
  }

  /** Waits for the program to end by itself; yields its exit code. */
  int exit(Duration atMost) {
    if (ends(atMost)) {
      return process.exitValue();
    }
    throw new AssertionError("still runs: " + out() + err());
  }

  /** It ended by itself, with 1 and one clear line on the error stream that holds these hints. */
  void assertRefusal(String... hints) {
    try (this) {
      assertThat(exit(REFUSAL)).as(err()).isEqualTo(1);
      assertThat(err().lines()).singleElement().asString().startsWith("telmee: ");
      assertThat(err()).contains(hints);
      assertThat(out()).isEmpty();
    }
  }

  /** Sends SIGTERM and yields the exit code. */
  public int stop() {
    process.destroy();
    return exit(STOP);
  }

  /** Sends SIGKILL and returns when the process has ended. */
  public void kill() {
    process.destroyForcibly();
    exit(STOP);
  }

  /** The id of its process. */
  public long pid() {
    return process.pid();
  }

  private boolean ends(Duration atMost) {
    try {
      return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  public String out() {
    return read(out);
  }

  public String err() {
    return read(err);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it printed beside a word; empty when that word is not there. */
  public String printed(String word) {
    Matcher line = Pattern.compile("(?m)^ +" + word + " +(.*)$").matcher(out());
    return line.find() ? line.group(1) : "";
  }

  /** The address of its pages and API, without a slash at the end. */
  public String url() {
    return printed("Open first").replaceFirst("/$", "");
  }

  public HttpResponse<String> get(String address) {
    return send(HttpRequest.newBuilder(URI.create(address)));
  }

  /** Sends JSON to an address of the API; a token may be empty. */
  public HttpResponse<String> post(String path, String token, String json) {
    return send(
        HttpRequest.newBuilder(URI.create(url() + "/api/v1" + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  /** The answer to who signs in as the first administrator. */
  public HttpResponse<String> signIn(String password) {
    return post(
        "/sessions",
        "",
        "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(TestNode.ADMIN_EMAIL, password));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.timeout(STOP).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Stops it, by force if need be, with its database. */
  @Override
  public void close() {
    process.destroy();
    if (!ends(STOP)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
