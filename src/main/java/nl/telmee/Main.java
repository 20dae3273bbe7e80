package nl.telmee;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.telmee.config.DatabaseUrl;
import nl.telmee.config.InvalidSettings;
import nl.telmee.config.Settings;
import nl.telmee.db.EmbeddedServer;
import nl.telmee.db.Migrations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts and stops. What keeps it from starting is one line on the error stream and exit code 1.
 */
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);
  private static final int START_MINUTES = 5;
  private static final int STOP_SECONDS = 30;

  /** Held while this process starts: a signal waits until there is something whole to stop. */
  private static final Object STARTING = new Object();

  private static Optional<Main> started = Optional.empty();

  private final Settings settings;
  private final Optional<EmbeddedServer> embedded;
  private final Running node;

  private Main(Settings settings, Optional<EmbeddedServer> embedded, Running node) {
    this.settings = settings;
    this.embedded = embedded;
    this.node = node;
  }

  public static void main(String[] args) {
    Runtime.getRuntime().addShutdownHook(new Thread(Main::stopAndExit, "stop"));
    try {
      Main main = startThis();
      Welcome.print(out(), main.node, main.settings, main.embedded.isPresent());
    } catch (InvalidSettings e) {
      System.err.println("telmee: " + e.getMessage());
      System.exit(1);
    }
  }

  private static Main startThis() {
    synchronized (STARTING) {
      Main main = start(Settings.from(System.getenv()));
      started = Optional.of(main);
      return main;
    }
  }

  @SuppressWarnings("SystemOut") // What to open first is for who started the program.
  private static PrintStream out() {
    return System.out;
  }

  /**
   * Starts a node and what it needs. Blocks.
   *
   * @throws InvalidSettings with one line that says why it cannot start
   */
  static Main start(Settings settings) {
    return start(settings, Clock.systemUTC());
  }

  /** The same by another clock, for tests that set it. */
  static Main start(Settings settings, Clock clock) {
    int port = freePort(settings.host(), settings.port(), "TELMEE_PORT");
    freePort(settings.host(), settings.managementPort(), "TELMEE_MANAGEMENT_PORT");
    Optional<EmbeddedServer> embedded =
        settings.database().isPresent()
            ? Optional.empty()
            : Optional.of(EmbeddedServer.start(settings.dataDir()));
    try {
      DatabaseUrl url = settings.database().orElseGet(() -> embedded.orElseThrow().url());
      Migrations.run(url);
      boolean demo = settings.demo().orElse(embedded.map(EmbeddedServer::fresh).orElse(false));
      return new Main(settings, embedded, node(settings, clock, url, port, demo));
    } catch (RuntimeException e) {
      embedded.ifPresent(EmbeddedServer::close);
      throw e;
    }
  }

  /** Finds out before anything is started whether the port can be had. */
  private static int freePort(String host, int port, String setting) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(host, port));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new InvalidSettings(
          "cannot listen on %s:%d (TELMEE_HOST, %s): %s"
              .formatted(host, port, setting, e.getMessage()));
    }
  }

  private static Running node(
      Settings settings, Clock clock, DatabaseUrl url, int port, boolean demo) {
    Vertx vertx = Network.vertx();
    try {
      return App.start(vertx, settings, clock, url, port, demo)
          .toCompletionStage()
          .toCompletableFuture()
          .get(START_MINUTES, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InvalidSettings("interrupted while starting");
    } catch (ExecutionException | TimeoutException e) {
      close(vertx);
      LOG.debug("Start failed", e);
      throw new InvalidSettings("cannot start: " + reason(e));
    }
  }

  private static void close(Vertx vertx) {
    try {
      vertx.close().toCompletionStage().toCompletableFuture().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("Closing failed", e);
    }
  }

  private static String reason(Exception e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return Network.portIsInUse(cause)
        ? "a port is in use (TELMEE_PORT, TELMEE_MANAGEMENT_PORT): " + cause.getMessage()
        : String.valueOf(cause.getMessage()).lines().findFirst().orElse("unknown reason");
  }

  /** The address of the node, for tests. */
  Running running() {
    return node;
  }

  /** Stops the node, then the database. Blocks. */
  void stop() {
    try {
      node.stop()
          .get()
          .toCompletionStage()
          .toCompletableFuture()
          .get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("Stopping took too long or failed", e);
    } finally {
      embedded.ifPresent(EmbeddedServer::close);
    }
  }

  /**
   * Ends the process with 0 if it had started: a signal that was handled in order is no failure.
   */
  private static void stopAndExit() {
    synchronized (STARTING) {
      if (started.isPresent()) {
        started.get().stop();
        Runtime.getRuntime().halt(0);
      }
    }
  }
}
