package nl.telmee.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A phone that has answered keeps a receipt and is recognised by it; it may repeat, not add. */
final class SecondResponseTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static AskedPoll poll;

  @BeforeAll
  static void open() {
    poll = AskedPoll.open();
  }

  @AfterAll
  static void close() {
    poll.close();
  }

  @AfterEach
  void forget() {
    poll.forget();
  }

  @Test
  void anotherKeyFromThePhoneThatHasAnsweredIsRefused() {
    String key = AskedPoll.newKey();
    String cookie = cookie(send(key));

    HttpResponse<String> second = send(AskedPoll.newKey(), "Cookie", cookie);

    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(TestNode.json(second).path("type").asText())
        .isEqualTo("urn:telmee:problem:already-answered");
    assertThat(poll.stored()).containsOnlyKeys(key);
    assertThat(poll.counted()).isOne();
  }

  @Test
  void theSameKeyFromThePhoneThatHasAnsweredIsAcknowledgedAgain() {
    String key = AskedPoll.newKey();
    HttpResponse<String> first = send(key);

    HttpResponse<String> second = send(key, "Cookie", cookie(first));

    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(poll.counted()).isOne();
  }

  @Test
  void aSecondFormOfThePhoneIsAnsweredWithAPage() {
    String cookie = cookie(send(AskedPoll.newKey()));

    HttpResponse<String> second =
        poll.node()
            .post(
                poll.path(),
                FORM,
                "key=" + AskedPoll.newKey() + "&a.municipality=velsen",
                "Cookie",
                cookie);

    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(second.body()).contains("Je hebt al meegedaan", "/p/vragen/receipt/");
    assertThat(poll.counted()).isOne();
  }

  @Test
  void aCookieThatNobodyGaveChangesNothing() {
    String cookie = cookie(send(AskedPoll.newKey()));
    String name = cookie.substring(0, cookie.indexOf('=') + 1);
    String forged = name + "A".repeat(cookie.length() - name.length());

    assertThat(send(AskedPoll.newKey(), "Cookie", forged).statusCode()).isEqualTo(201);
    assertThat(send(AskedPoll.newKey(), "Cookie", name).statusCode()).isEqualTo(201);
    assertThat(poll.counted()).isEqualTo(3);
  }

  @Test
  void theReceiptOfOnePollSaysNothingInAnother() {
    String cookie = cookie(send(AskedPoll.newKey()));
    AskedPoll other = poll.another();
    String moved =
        "answered-" + other.id().substring(0, 13) + cookie.substring(cookie.indexOf('='));

    HttpResponse<String> response = other.send(body(AskedPoll.newKey()), "Cookie", moved);

    assertThat(response.statusCode()).isEqualTo(201);
  }

  @Test
  void theSameKeyMayAnswerTwoPolls() {
    String key = AskedPoll.newKey();
    AskedPoll other = poll.another();

    assertThat(send(key).statusCode()).isEqualTo(201);
    assertThat(other.send(body(key)).statusCode()).isEqualTo(201);
    assertThat(poll.counted()).isOne();
    assertThat(other.counted()).isOne();
  }

  private static HttpResponse<String> send(String key, String... headers) {
    return poll.send(body(key), headers);
  }

  private static String body(String key) {
    return "{\"key\":\"" + key + "\",\"answers\":" + AskedPoll.right() + "}";
  }

  private static String cookie(HttpResponse<String> response) {
    String header = response.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(header).startsWith("answered-" + poll.id().substring(0, 13) + "=");
    return header.substring(0, header.indexOf(';'));
  }
}
