package nl.telmee.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The provider of {@code src/test/oidc}, a process of its own on this machine. Its packages are
 * installed into {@code target/oidc} once for each lock file.
 */
final class OpenIdServer implements AutoCloseable {
  private static final Path SOURCES = Path.of("src/test/oidc");
  private static final Path WORKSHOP = Path.of("target/oidc");
  private static final String LOCK = "package-lock.json";
  private static final Duration INSTALLING = Duration.ofMinutes(5);
  private static final int STOPPING_SECONDS = 10;
  private static final String READY = "listening on ";

  private final Process process;
  private final String issuer;

  private OpenIdServer(Process process, String issuer) {
    this.process = process;
    this.issuer = issuer;
  }

  /**
   * Starts it on a free port.
   *
   * @param redirect where it may send people back to
   */
  static OpenIdServer start(String redirect) throws IOException, InterruptedException {
    install();
    Process process =
        new ProcessBuilder("node", "provider.mjs", redirect)
            .directory(WORKSHOP.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(READY)) {
        return new OpenIdServer(process, "http://127.0.0.1:" + line.substring(READY.length()));
      }
    }
    throw new AssertionError("the provider ended with " + process.waitFor());
  }

  private static void install() throws IOException, InterruptedException {
    Files.createDirectories(WORKSHOP);
    for (String file : List.of("package.json", LOCK, "provider.mjs")) {
      Files.copy(
          SOURCES.resolve(file), WORKSHOP.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    Path installed = WORKSHOP.resolve("installed-lock.json");
    if (Files.exists(installed) && Files.mismatch(installed, SOURCES.resolve(LOCK)) == -1) {
      return;
    }
    Process npm =
        new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
            .directory(WORKSHOP.toFile())
            .inheritIO()
            .start();
    assertThat(npm.waitFor(INSTALLING)).as("npm ci in time").isTrue();
    assertThat(npm.exitValue()).as("npm ci").isZero();
    Files.copy(SOURCES.resolve(LOCK), installed, StandardCopyOption.REPLACE_EXISTING);
  }

  String issuer() {
    return issuer;
  }

  /** Puts a person of the provider in other groups. */
  void groups(String person, String json) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(issuer + "/people/" + person))
              .POST(HttpRequest.BodyPublishers.ofString(json))
              .build();
      assertThat(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
          .isEqualTo(200);
    }
  }

  /** Stops the process that was started here, and waits until it is gone. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOPPING_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
