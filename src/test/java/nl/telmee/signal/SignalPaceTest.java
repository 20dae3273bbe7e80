package nl.telmee.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import nl.telmee.TestNode;
import nl.telmee.Village;
import org.junit.jupiter.api.Test;

/** How much one address may send. */
final class SignalPaceTest {
  @Test
  void aClassCanAllBringSomethingUpAndAFloodHasToWait() {
    try (TestNode node = TestNode.start()) {
      Village village = new Village(node);
      int taken = 0;
      HttpResponse<String> last =
          village.send("/o/velsen/signals", "", "subject", "x", "what", "y");
      while (last.statusCode() == 303 && taken < 1_000) {
        taken++;
        last = village.send("/o/velsen/signals", "", "subject", "x", "what", "y");
      }
      assertThat(taken).isEqualTo(200);
      assertThat(last.statusCode()).isEqualTo(503);
      assertThat(last.headers().firstValue("Retry-After")).isPresent();
    }
  }
}
