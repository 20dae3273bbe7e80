package nl.telmee.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import nl.telmee.Clamd;
import nl.telmee.config.ScanSettings;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A scanner is asked over a real socket; a file that was not looked at does not pass. */
final class ClamScanTest {
  private static final Vertx VERTX = Vertx.vertx();

  @AfterAll
  static void close() throws Exception {
    VERTX.close().await(10, TimeUnit.SECONDS);
  }

  private static Future<Void> check(int port, Buffer file) {
    return VirusScan.open(VERTX, Optional.of(new ScanSettings("127.0.0.1", port))).check(file);
  }

  private static void refused(Future<Void> checked, Problem problem) {
    assertThatThrownBy(() -> checked.await(30, TimeUnit.SECONDS))
        .isInstanceOfSatisfying(
            Rejected.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
  }

  @Test
  void aFileOfManyChunksIsLookedAtAsAWhole() throws Exception {
    try (Clamd clamd = new Clamd()) {
      Buffer large = Buffer.buffer("x".repeat(1_000_000));

      check(clamd.port(), large).await(30, TimeUnit.SECONDS);
      refused(check(clamd.port(), large.copy().appendString("virus")), Problem.FILE_INFECTED);

      assertThat(clamd.looked()).containsExactly(1_000_000, 1_000_005);
    }
  }

  @Test
  void withoutAnAnswerNothingPasses() {
    Clamd gone = new Clamd();
    gone.close();

    refused(check(gone.port(), Buffer.buffer("plan")), Problem.BUSY);
  }

  @Test
  void withoutAScannerEverythingPasses() throws Exception {
    assertThat(
            VirusScan.open(VERTX, Optional.empty())
                .check(Buffer.buffer("virus"))
                .await(1, TimeUnit.SECONDS))
        .isNull();
  }
}
