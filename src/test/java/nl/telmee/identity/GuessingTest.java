package nl.telmee.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who guesses is slowed, by account and by address, and others are not. */
final class GuessingTest {
  private static final int BY_ACCOUNT = 5;
  private static final int BY_ADDRESS = 50;
  private static final String FORWARDED = "X-Forwarded-For";

  private static TestNode node;

  @BeforeAll
  static void start() {
    node = TestNode.start(Map.of("TELMEE_TRUSTED_PROXIES", "127.0.0.1, ::1"));
    node.organisation("velsen");
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static HttpResponse<String> signIn(String body, String from) {
    return node.post("/api/v1/sessions", "application/json", body, FORWARDED, from);
  }

  private static int right(String from) {
    return signIn(Staff.administrator(node).credentials(), from).statusCode();
  }

  /** Asks for a link as often as an address may, each time for somebody else. */
  private static void wearOut(String from) {
    for (int i = 0; i < BY_ADDRESS; i++) {
      assertThat(
              node.post(
                      "/staff/reset",
                      "application/x-www-form-urlencoded",
                      "email=somebody" + i + "%40velsen.example",
                      FORWARDED,
                      from.formatted(i),
                      "Sec-Fetch-Site",
                      "same-origin")
                  .statusCode())
          .as("try %d", i)
          .isEqualTo(200);
    }
  }

  @Test
  void anAccountTakesFiveWrongTriesAMinuteFromWhereverTheyCome() {
    Staff guessed = Staff.of(node, "editor", "velsen");
    Staff other = Staff.of(node, "editor", "velsen");
    String wrong = guessed.credentials().replace(TestNode.ADMIN_PASSWORD, "a guess");
    for (int i = 0; i < BY_ACCOUNT; i++) {
      assertThat(signIn(wrong, "198.51.100." + i).statusCode()).isEqualTo(401);
    }

    HttpResponse<String> sixth = signIn(guessed.credentials(), "198.51.100.99");
    String shouted = guessed.credentials().replace("editor", "EDITOR");

    assertThat(sixth.statusCode()).as("even the right password").isEqualTo(429);
    assertThat(sixth.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 61L);
    assertThat(signIn(shouted, "198.51.100.98").statusCode()).as("in capitals").isEqualTo(429);
    assertThat(signIn(other.credentials(), "198.51.100.1").statusCode()).isEqualTo(201);
  }

  @Test
  void anAddressTakesFiftyTriesWhosesoeverAccountTheyAreAbout() {
    wearOut("203.0.113.7");

    assertThat(right("203.0.113.7")).isEqualTo(429);
    assertThat(right("203.0.113.8")).as("the neighbour").isEqualTo(201);
  }

  @Test
  void behindAProxyTheAddressIsTheOneThatTheProxySaw() {
    wearOut("10.9.8.7, 203.0.113.20");

    assertThat(right("203.0.113.21, 203.0.113.20")).as("made up before it").isEqualTo(429);
    assertThat(right("203.0.113.20, 203.0.113.21")).isEqualTo(201);
  }

  @Test
  void allAddressesOfOneHouseholdAreOne() {
    wearOut("2001:db8:1:2::%x");

    assertThat(right("2001:db8:1:2:ffff::1")).isEqualTo(429);
    assertThat(right("2001:db8:1:3::1")).as("the next house").isEqualTo(201);
  }

  @Test
  void whatIsNoAddressCountsForTheProxyItself() {
    wearOut("somewhere-%d");

    assertThat(right("elsewhere")).isEqualTo(429);
    assertThat(right("203.0.113.40")).isEqualTo(201);
  }
}
