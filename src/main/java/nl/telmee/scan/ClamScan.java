package nl.telmee.scan;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import nl.telmee.config.ScanSettings;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks clamd, the daemon of ClamAV, by its command {@code INSTREAM} (clamd(8)): chunks with their
 * length before them, a chunk of no length, then one line of answer. Thread: any.
 */
final class ClamScan implements VirusScan {
  private static final Logger LOG = LoggerFactory.getLogger(ClamScan.class);
  private static final int CHUNK = 64 * 1024;
  private static final int CONNECT_MILLIS = 2_000;
  private static final int PATIENCE_SECONDS = 20;
  private static final int LONGEST_ANSWER = 1_000;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(30);
  private static final String CLEAN = "stream: OK";
  private static final String FOUND = " FOUND";

  private final NetClient client;
  private final ScanSettings settings;

  ClamScan(Vertx vertx, ScanSettings settings) {
    this.client = vertx.createNetClient(new NetClientOptions().setConnectTimeout(CONNECT_MILLIS));
    this.settings = settings;
  }

  @Override
  public Future<Void> check(Buffer file) {
    return client
        .connect(settings.port(), settings.host())
        .compose(socket -> ask(socket, file).eventually(socket::close))
        .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .recover(ClamScan::silent)
        .compose(ClamScan::verdict);
  }

  private static Future<String> ask(NetSocket socket, Buffer file) {
    Promise<String> answer = Promise.promise();
    Buffer said = Buffer.buffer();
    socket.handler(
        part -> {
          if (said.length() < LONGEST_ANSWER) {
            said.appendBuffer(part);
          }
        });
    socket.exceptionHandler(answer::tryFail);
    socket.closeHandler(
        _ -> answer.tryComplete(said.toString(StandardCharsets.US_ASCII).replace("\0", "")));
    return socket.write(command(file)).compose(_ -> answer.future());
  }

  private static Buffer command(Buffer file) {
    Buffer command = Buffer.buffer("zINSTREAM\0");
    for (int from = 0; from < file.length(); from += CHUNK) {
      int to = Math.min(file.length(), from + CHUNK);
      command.appendInt(to - from).appendBuffer(file.slice(from, to));
    }
    return command.appendInt(0);
  }

  private static Future<String> silent(Throwable failure) {
    LOG.warn("The virus scanner gives no answer: {}", failure.toString());
    return Future.failedFuture(Rejected.later(Problem.BUSY, RETRY_AFTER));
  }

  private static Future<Void> verdict(String answer) {
    if (answer.strip().equals(CLEAN)) {
      return Future.succeededFuture();
    }
    if (answer.strip().endsWith(FOUND)) {
      LOG.warn("A file was refused: {}", answer.strip());
      return Future.failedFuture(Rejected.because(Problem.FILE_INFECTED));
    }
    LOG.warn("The virus scanner says: {}", answer.strip());
    return Future.failedFuture(Rejected.later(Problem.BUSY, RETRY_AFTER));
  }
}
