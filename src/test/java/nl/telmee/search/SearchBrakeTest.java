package nl.telmee.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import nl.telmee.SteppedClock;
import nl.telmee.TestNode;
import nl.telmee.config.TrustedProxies;
import nl.telmee.identity.RemoteAddress;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Nobody can keep the database busy with searches; a school that searches is not in the way. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class SearchBrakeTest {
  private static TestNode node;

  @BeforeAll
  static void start() {
    node = TestNode.start();
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static int searched(SearchBrake brake, String address, int most) {
    for (int i = 0; i < most; i++) {
      try {
        brake.require(address);
      } catch (Rejected _) {
        return i;
      }
    }
    return most;
  }

  @Test
  @Order(1)
  void tenClassesBehindOneAddressSearchAndWhoTakesAllWaitsAMinute() {
    SteppedClock clock = new SteppedClock();
    SearchBrake brake = new SearchBrake(new RemoteAddress(TrustedProxies.NONE), clock);

    assertThat(searched(brake, "school", 10 * 30)).isEqualTo(10 * 30);
    assertThatThrownBy(() -> brake.require("school"))
        .isInstanceOfSatisfying(
            Rejected.class,
            refused -> assertThat(refused.problem()).isEqualTo(Problem.SEARCHED_TOO_OFTEN));
    assertThat(searched(brake, "elsewhere", 1)).isEqualTo(1);
    clock.step(Duration.ofSeconds(61));
    assertThat(searched(brake, "school", 1)).isEqualTo(1);
  }

  @Test
  @Order(2)
  void aSearchThatTakesTooLongIsStoppedAndSaysWhenToComeBack() throws SQLException {
    try (Connection connection = node.jdbc();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("lock table trajectory in access exclusive mode");

      HttpResponse<String> stopped = node.get("/api/v1/search-results?q=fietspad");

      connection.rollback();
      assertThat(stopped.statusCode()).isEqualTo(503);
      assertThat(stopped.headers().firstValue("Retry-After")).contains("10");
    }
    assertThat(node.get("/api/v1/search-results?q=fietspad").statusCode()).isEqualTo(200);
  }

  @Test
  @Order(3)
  void whoSearchesTooOftenReadsWhyAndWhenToComeBack() {
    for (int i = 0; i < SearchBrake.MOST_A_MINUTE; i++) {
      node.get("/api/v1/search-results?q=fietspad&limit=1");
    }

    HttpResponse<String> api = node.get("/api/v1/search-results?q=fietspad");
    assertThat(api.statusCode()).isEqualTo(429);
    assertThat(api.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(TestNode.json(api).path("type").asText())
        .isEqualTo("urn:telmee:problem:searched-too-often");
    assertThat(api.headers().firstValue("Retry-After"))
        .hasValueSatisfying(seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 61));
    HttpResponse<String> page = node.get("/search?q=fietspad");
    assertThat(page.statusCode()).isEqualTo(429);
    assertThat(page.headers().firstValue("Retry-After")).isPresent();
    assertThat(page.body()).contains("te vaak gezocht", "Wacht een minuut");
    assertThat(node.get("/search").statusCode()).as("the bare form").isEqualTo(200);
  }
}
