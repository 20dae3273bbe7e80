package nl.telmee.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nl.telmee.config.DatabaseUrl;
import nl.telmee.config.InvalidSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real, durable PostgreSQL in the data directory, for one node. It listens on 127.0.0.1 only,
 * asks for a password (SCRAM) from the first moment, and stops with {@link #close}. A server that a
 * killed node left behind is stopped before the new one starts.
 */
public final class EmbeddedServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
  private static final String SUPERUSER = "postgres";
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration STOP_ORPHAN = Duration.ofSeconds(30);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final EmbeddedPostgres server;
  private final FileLock lock;
  private final DatabaseUrl url;
  private final boolean fresh;

  private EmbeddedServer(EmbeddedPostgres server, FileLock lock, DatabaseUrl url, boolean fresh) {
    this.server = server;
    this.lock = lock;
    this.url = url;
    this.fresh = fresh;
  }

  /**
   * Starts the server; makes its cluster first when the directory has none. Blocks.
   *
   * @throws InvalidSettings when the directory cannot be used, or another node uses it
   */
  public static EmbeddedServer start(Path dataDir) {
    try {
      Files.createDirectories(dataDir);
      Path folder = dataDir.toRealPath();
      FileLock lock = lock(folder);
      Path cluster = folder.resolve("postgresql");
      Path made = folder.resolve("postgresql-made");
      boolean fresh = !Files.exists(made);
      if (fresh) {
        deleteRemains(cluster);
      }
      EmbeddedServer started = start(folder, cluster, passwordFile(folder, fresh), lock, fresh);
      Files.writeString(made, "");
      return started;
    } catch (IOException | IllegalStateException e) {
      throw new InvalidSettings(
          "cannot use TELMEE_DATA_DIR " + dataDir.toAbsolutePath() + ": " + reason(e));
    }
  }

  private static EmbeddedServer start(
      Path folder, Path cluster, Path password, FileLock lock, boolean fresh) throws IOException {
    String secret = Files.readString(password);
    Redirect log = Redirect.appendTo(folder.resolve("postgresql.log").toFile());
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(folder.resolve("postgresql-binaries").toFile())
            .setDataDirectory(cluster)
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setDataDirectoryCustomizer(directory -> stopOrphan(directory.toPath()))
            .setLocaleConfig("auth", "scram-sha-256")
            .setLocaleConfig("pwfile", password.toString())
            .setLocaleConfig("locale", "C.UTF-8")
            .setLocaleConfig("locale-provider", "icu")
            .setLocaleConfig("icu-locale", "nl-NL")
            .setConnectConfig("password", secret)
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("unix_socket_directories", "")
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("max_connections", "100")
            .setServerConfig("shared_buffers", "256MB")
            .setServerConfig("max_wal_size", "2GB")
            .setServerConfig("wal_init_zero", "off")
            .setServerConfig("checkpoint_timeout", "15min")
            .setServerConfig("wal_compression", "on")
            .setServerConfig("jit", "off")
            .setPGStartupWait(START)
            .setErrorRedirector(log)
            .setOutputRedirector(log)
            .start();
    DatabaseUrl url = new DatabaseUrl("127.0.0.1", server.getPort(), SUPERUSER, SUPERUSER, secret);
    return new EmbeddedServer(server, lock, url, fresh);
  }

  /** What a start that was killed while it made the cluster left behind. */
  private static void deleteRemains(Path cluster) throws IOException {
    if (Files.exists(cluster)) {
      try (Stream<Path> remains = Files.walk(cluster)) {
        for (Path path : remains.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  /** Where it listens. */
  public DatabaseUrl url() {
    return url;
  }

  /** Whether this start made the cluster. */
  public boolean fresh() {
    return fresh;
  }

  /** Stops the server; transactions that still run are rolled back. Blocks. */
  @Override
  public void close() {
    try {
      server.close();
      lock.release();
    } catch (IOException e) {
      LOG.warn("The embedded database did not stop cleanly: {}", e.getMessage());
    }
  }

  @SuppressWarnings("resource") // The lock must live as long as the process.
  private static FileLock lock(Path folder) throws IOException {
    try {
      RandomAccessFile file = new RandomAccessFile(folder.resolve("lock").toFile(), "rw");
      FileLock lock = file.getChannel().tryLock();
      if (lock != null) {
        return lock;
      }
    } catch (OverlappingFileLockException _) {
      // Another node in this process has it.
    }
    throw new IllegalStateException("another Telmee uses it");
  }

  private static Path passwordFile(Path folder, boolean fresh) throws IOException {
    Path file = folder.resolve("database-password");
    if (fresh) {
      byte[] bytes = new byte[24];
      RANDOM.nextBytes(bytes);
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, HexFormat.of().formatHex(bytes));
    }
    return file;
  }

  private static void stopOrphan(Path cluster) {
    Path pidFile = cluster.resolve("postmaster.pid");
    try {
      if (!Files.exists(pidFile)) {
        return;
      }
      List<String> lines = Files.readAllLines(pidFile);
      ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
          .filter(process -> runsOurPrograms(process, cluster))
          .ifPresent(EmbeddedServer::stop);
    } catch (IOException | NumberFormatException e) {
      throw new IllegalStateException("unreadable " + pidFile, e);
    }
  }

  /** The number may belong to another process by now; ours runs the programs beside the cluster. */
  private static boolean runsOurPrograms(ProcessHandle process, Path cluster) {
    String programs = cluster.resolveSibling("postgresql-binaries").toString();
    return process.info().command().filter(command -> command.startsWith(programs)).isPresent();
  }

  private static void stop(ProcessHandle postmaster) {
    LOG.info("Stopping the database that an earlier run left behind");
    postmaster.destroy();
    try {
      postmaster.onExit().get(STOP_ORPHAN.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException _) {
      postmaster.destroyForcibly();
    }
  }

  private static String reason(Exception e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof FileSystemException file) {
      String why = file.getReason() == null ? file.getClass().getSimpleName() : file.getReason();
      return file.getFile() + ": " + why;
    }
    String kind = cause.getClass().getSimpleName();
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse(kind);
  }
}
