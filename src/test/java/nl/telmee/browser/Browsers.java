package nl.telmee.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nl.telmee.Installing;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The Chrome or Chromium that all tests of a run share, closed when the run ends: one that is
 * installed, else one that this class gets. Without a browser the tests fail; none is skipped.
 */
final class Browsers implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final List<String> QUIET =
      List.of(
          "--disable-background-networking",
          "--disable-gpu",
          "--disable-component-update",
          "--disable-sync",
          "--no-first-run");
  private static final Path LOG = Path.of("target", "browser-install.log").toAbsolutePath();
  private static final double PATIENCE_MILLIS = 20_000;
  private static final int INSTALL_MINUTES = 10;

  /** Gives the browser to tests that ask for it as a parameter. */
  static final class Given implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.GLOBAL)
          .computeIfAbsent(Browsers.class, _ -> new Browsers(), Browsers.class)
          .browser;
    }
  }

  private final Playwright playwright;
  private final Browser browser;

  private Browsers() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    // The driver would get three browsers that nobody asked for.
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser = installed().or(() -> Installing.alone(this::fetched)).orElseThrow(Browsers::none);
  }

  private Optional<Browser> installed() {
    String chosen = System.getenv("CHROME_PATH");
    if (chosen != null && !Files.isExecutable(Path.of(chosen))) {
      throw new AssertionError("CHROME_PATH is no program: " + chosen);
    }
    Stream<Path> folders =
        Stream.concat(
            Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(Path::of),
            Stream.of(Path.of("/usr/bin")));
    return (chosen == null
            ? folders.flatMap(folder -> NAMES.stream().map(folder::resolve))
            : Stream.of(Path.of(chosen)))
        .filter(Files::isExecutable)
        .findFirst()
        .map(program -> launch(options().setExecutablePath(program)));
  }

  /** Another process of the tests may just have got one. */
  private Optional<Browser> fetched() {
    return installed().or(this::downloaded).or(this::packaged);
  }

  /** The browser tool's own download, in the folder where it keeps browsers. */
  private Optional<Browser> downloaded() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    if (!run(java, "-cp", classes, "com.microsoft.playwright.CLI", "install", "chromium")) {
      return Optional.empty();
    }
    try {
      return Optional.of(launch(options()));
    } catch (PlaywrightException _) {
      // It came without the libraries that it needs; a package brings them along.
      return Optional.empty();
    }
  }

  private Optional<Browser> packaged() {
    boolean mayInstall = System.getProperty("user.name").equals("root");
    return mayInstall
            && run("apt-get", "update")
            && run("apt-get", "install", "-y", "--no-install-recommends", "chromium")
        ? installed()
        : Optional.empty();
  }

  /** Whether a program was there and succeeded. What it says goes to a file. */
  private static boolean run(String... command) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(LOG.toFile()));
    builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
    try {
      Process process = builder.start();
      boolean ended = process.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES);
      process.destroy();
      return ended && process.exitValue() == 0;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static AssertionError none() {
    return new AssertionError(
        "No browser for the browser tests. Install Chromium or Chrome (on Debian: apt-get install"
            + " chromium), or say in CHROME_PATH where it is. What was tried: "
            + LOG);
  }

  private static BrowserType.LaunchOptions options() {
    // Root cannot have a sandbox, and the only pages are our own.
    return new BrowserType.LaunchOptions()
        .setHeadless(true)
        .setChromiumSandbox(false)
        .setArgs(QUIET);
  }

  private Browser launch(BrowserType.LaunchOptions options) {
    return playwright.chromium().launch(options);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
