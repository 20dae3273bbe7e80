package nl.telmee.scan;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import nl.telmee.config.ScanSettings;
import nl.telmee.web.Problem;

/**
 * Looks whether a file holds a virus. The one place through which files go before they are stored;
 * a scanner of another make needs another implementation of this interface and nothing else.
 */
public interface VirusScan {
  /** Without a scanner nothing is looked at. */
  VirusScan NONE = _ -> Future.succeededFuture();

  /**
   * Succeeds when nothing was found. Fails with {@link Problem#FILE_INFECTED}, or with {@link
   * Problem#BUSY} when the scanner gives no answer: a file that was not looked at is not stored.
   */
  Future<Void> check(Buffer file);

  /** The scanner that the settings name. */
  static VirusScan open(Vertx vertx, java.util.Optional<ScanSettings> settings) {
    return settings.<VirusScan>map(one -> new ClamScan(vertx, one)).orElse(NONE);
  }
}
