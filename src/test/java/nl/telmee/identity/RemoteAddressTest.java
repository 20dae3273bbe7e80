package nl.telmee.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import nl.telmee.TestNode;
import nl.telmee.config.Settings;
import org.junit.jupiter.api.Test;

/** An address in a header counts when a proxy wrote it that we know, and else never. */
final class RemoteAddressTest {
  private static final int ALLOWED = 50;

  private static String of(String proxies, String peer, String... forwarded) {
    Settings settings = Settings.from(Map.of("TELMEE_TRUSTED_PROXIES", proxies));
    return new RemoteAddress(settings.trustedProxies()).of(peer, List.of(forwarded));
  }

  @Test
  void withoutTheSettingTheHeaderIsIgnored() {
    assertThat(of("", "127.0.0.1", "203.0.113.9")).isEqualTo("127.0.0.1");
    assertThat(of("", "10.0.0.7", "203.0.113.9")).isEqualTo("10.0.0.7");
  }

  @Test
  void theProxyIsBelievedAndNobodyElse() {
    assertThat(of("10.0.0.7", "10.0.0.7", "203.0.113.9")).isEqualTo("203.0.113.9");
    assertThat(of("10.0.0.7", "10.0.0.8", "203.0.113.9")).isEqualTo("10.0.0.8");
  }

  @Test
  void whatTheVisitorWroteBeforeThatIsNotBelieved() {
    assertThat(of("10.0.0.7", "10.0.0.7", "198.51.100.1, 203.0.113.9")).isEqualTo("203.0.113.9");
    assertThat(of("10.0.0.7", "10.0.0.7", "198.51.100.1", "203.0.113.9")).isEqualTo("203.0.113.9");
    assertThat(of("10.0.0.7", "10.0.0.7", "10.0.0.7, 203.0.113.9")).isEqualTo("203.0.113.9");
  }

  @Test
  void severalProxiesInARowAreAllPassed() {
    assertThat(of("10.0.0.0/8", "10.0.0.7", "203.0.113.9, 10.0.1.2, 10.0.1.3"))
        .isEqualTo("203.0.113.9");
  }

  @Test
  void whatIsNoAddressLeavesTheProxys() {
    assertThat(of("10.0.0.7", "10.0.0.7", "unknown")).isEqualTo("10.0.0.7");
    assertThat(of("10.0.0.7", "10.0.0.7", "203.0.113.9, ")).isEqualTo("10.0.0.7");
    assertThat(of("10.0.0.7", "10.0.0.7")).isEqualTo("10.0.0.7");
  }

  @Test
  void ofIpv6ItIsTheNetwork() {
    assertThat(of("::1", "::1", "2001:db8:1:2:3:4:5:6"))
        .isEqualTo(of("::1", "::1", "2001:db8:1:2:9:9:9:9"))
        .isNotEqualTo(of("::1", "::1", "2001:db8:1:3::1"));
  }

  /** Signs in with a wrong password, each time for another account. */
  private static int wrong(TestNode node, int account, String forwarded) {
    HttpResponse<String> response =
        node.post(
            "/api/v1/sessions",
            "application/json",
            "{\"email\":\"nobody-%d@velsen.example\",\"password\":\"wrong wrong wrong\"}"
                .formatted(account),
            "X-Forwarded-For",
            forwarded);
    return response.statusCode();
  }

  @Test
  void whoMakesUpAnAddressForEachTryIsStoppedAllTheSame() {
    try (TestNode node = TestNode.start()) {
      for (int i = 0; i < ALLOWED; i++) {
        assertThat(wrong(node, i, "203.0.113." + i)).isEqualTo(401);
      }

      assertThat(wrong(node, ALLOWED, "203.0.113.200")).isEqualTo(429);
    }
  }
}
