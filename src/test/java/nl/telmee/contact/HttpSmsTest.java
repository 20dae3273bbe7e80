package nl.telmee.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.telmee.config.Settings;
import nl.telmee.mail.AddressRefused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text messages, with a real gateway on this machine. */
final class HttpSmsTest {
  private static final SmsGateway.Sms SMS =
      new SmsGateway.Sms("+31612345678", "Doe mee: Één vraag", "id-1");

  private final List<String> received = new ArrayList<>();
  private volatile int status = 202;
  private volatile String wait = "";
  private Vertx vertx;
  private HttpServer server;
  private SmsGateway gateway;

  @BeforeEach
  void start() throws IOException {
    vertx = Vertx.vertx();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/send", this::take);
    server.createContext("/elsewhere", exchange -> reply(exchange, 200));
    server.start();
    Settings settings =
        Settings.from(
            Map.of(
                "TELMEE_SMS_URL", "http://127.0.0.1:" + server.getAddress().getPort() + "/send",
                "TELMEE_SMS_TOKEN", "a token",
                "TELMEE_SMS_FROM", "Velsen"));
    gateway = HttpSms.open(vertx, settings.sms()).orElseThrow();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    Community.await(vertx.close());
  }

  private void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    received.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestHeaders().getFirst("Authorization")
            + " "
            + exchange.getRequestHeaders().getFirst("Idempotency-Key")
            + " "
            + body);
    reply(exchange, status);
  }

  private void reply(HttpExchange exchange, int code) throws IOException {
    if (!wait.isEmpty()) {
      exchange.getResponseHeaders().set("Retry-After", wait);
    }
    exchange.getResponseHeaders().set("Location", "/elsewhere");
    exchange.sendResponseHeaders(code, -1);
    exchange.close();
  }

  @Test
  void aMessageIsPostedWithTheTokenAndAKeyThatMakesSendingAgainHarmless() {
    Community.await(gateway.send(SMS));

    assertThat(received).hasSize(1);
    assertThat(received.getFirst())
        .startsWith("POST Bearer a token id-1 ")
        .contains("\"to\":\"+31612345678\"")
        .contains("\"from\":\"Velsen\"")
        .contains("\"text\":\"Doe mee: Één vraag\"");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 422})
  void aWrongNumberIsNotTriedAgain(int code) {
    status = code;

    assertThatThrownBy(() -> Community.await(gateway.send(SMS))).isInstanceOf(AddressRefused.class);
  }

  @Test
  void aBusyGatewayIsGivenTheTimeItAsksFor() {
    status = 429;
    wait = "120";

    assertThatThrownBy(() -> Community.await(gateway.send(SMS)))
        .isInstanceOfSatisfying(
            SmsGateway.Later.class, later -> assertThat(later.seconds()).isEqualTo(120));
    status = 503;
    wait = "Wed, 21 Oct 2026 07:28:00 GMT";
    assertThatThrownBy(() -> Community.await(gateway.send(SMS)))
        .isInstanceOfSatisfying(
            SmsGateway.Later.class, later -> assertThat(later.seconds()).isEqualTo(60));
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 401, 500})
  void anythingElseMayWorkAnotherTime(int code) {
    status = code;

    assertThatThrownBy(() -> Community.await(gateway.send(SMS)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(String.valueOf(code));
    assertThat(received).hasSize(1);
  }

  @Test
  void aGatewayThatIsNotThereFails() {
    server.stop(0);

    assertThatThrownBy(() -> Community.await(gateway.send(SMS)))
        .isNotInstanceOf(AddressRefused.class);
  }
}
