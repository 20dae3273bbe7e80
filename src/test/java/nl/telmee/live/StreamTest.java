package nl.telmee.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.telmee.Patience;
import nl.telmee.SetBeside;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Results as they come, over real connections. */
final class StreamTest {
  private static final TestNode NODE = TestNode.start();

  @BeforeAll
  static void makeOrganisation() {
    NODE.organisation("velsen");
  }

  @AfterAll
  static void stop() {
    NODE.close();
  }

  @Test
  void aStreamShowsWhatIsNowAndThenEachNewVersionAsTheApiHasIt() {
    String poll = Votes.poll(NODE, "each", "live", 1);
    try (Listener listener = Listener.open(NODE, poll)) {
      assertThat(listener.version(0).json().path("version").asInt()).isZero();
      for (int version = 1; version <= 4; version++) {
        Votes.vote(NODE, poll);
        assertThat(listener.version(version).data()).isEqualTo(Votes.results(NODE, poll));
      }
      assertThat(listener.versions()).containsExactly(0, 1, 2, 3, 4);
      assertThat(listener.response().statusCode()).isEqualTo(200);
      assertThat(listener.response().headers().firstValue("Content-Type"))
          .contains("text/event-stream");
      assertThat(listener.response().headers().firstValue("Cache-Control")).contains("no-store");
    }
  }

  @Test
  void aNewReaderGetsTheCurrentVersionFirstAndNoneBeforeIt() {
    String poll = Votes.poll(NODE, "current", "live", 1);
    for (int version = 1; version <= 3; version++) {
      int expected = version;
      Votes.vote(NODE, poll);
      Patience.until(() -> NODE.results(poll), now -> now.path("version").asInt() == expected);
    }
    try (Listener listener = Listener.open(NODE, poll)) {
      assertThat(listener.version(3).data()).isEqualTo(Votes.results(NODE, poll));
      listener.received(3);
      assertThat(listener.events().getFirst().id()).isEqualTo("3");
      assertThat(listener.versions()).containsExactly(3);
    }
  }

  @Test
  void whatStandsBesideAVersionIsInTheStreamAsInTheApi() {
    String poll = Votes.poll(NODE, "beside", "live", 1);
    Votes.vote(NODE, poll);
    Patience.until(() -> NODE.results(poll), now -> now.path("version").asInt() == 1);
    try (Listener listener = Listener.open(NODE, poll)) {
      assertThat(listener.version(1).json().has("conversations")).isFalse();
    }
    SetBeside.spoken(NODE, poll, "Markt", 20, "{}");
    Patience.until(() -> NODE.results(poll), now -> now.has("conversations"));
    try (Listener listener = Listener.open(NODE, poll)) {
      assertThat(listener.version(1).data()).isEqualTo(Votes.results(NODE, poll));
    }
  }

  @Test
  void howManyAreInIsToldAtMostOnceASecondAndShowsNothingElse() {
    String poll = Votes.poll(NODE, "received", "live", 1_000);
    try (Listener listener = Listener.open(NODE, poll)) {
      listener.received(0);
      long started = System.nanoTime();
      int votes = 0;
      while (votes < 990 && System.nanoTime() - started < Duration.ofSeconds(2).toNanos()) {
        Votes.vote(NODE, poll);
        votes++;
      }
      listener.received(votes);
      long seconds = Duration.ofNanos(System.nanoTime() - started).toSeconds();

      assertThat(listener.events("received")).hasSizeBetween(2, (int) seconds + 3);
      assertThat(listener.versions()).containsExactly(0);
    }
  }

  @Test
  void howManyAreInIsNotToldAgainWhenAVersionSaidIt() {
    String poll = Votes.poll(NODE, "said", "live", 1);
    try (Listener listener = Listener.open(NODE, poll)) {
      for (int version = 1; version <= 6; version++) {
        Votes.vote(NODE, poll);
        assertThat(listener.version(version).json().at("/responses/received").asInt())
            .isEqualTo(version);
      }
      assertThat(listener.events("received"))
          .as("only what each reader is told at first")
          .allSatisfy(event -> assertThat(event.data()).isEqualTo("{\"received\":0}"));
    }
  }

  @Test
  void theLastVersionOfAClosedPollIsShown() {
    String poll = Votes.poll(NODE, "closing", "live", 5);
    try (Listener listener = Listener.open(NODE, poll)) {
      listener.version(0);
      Votes.vote(NODE, poll);
      NODE.close(poll);

      assertThat(listener.version(1).json().path("state").asText()).isEqualTo("closed");
      assertThat(listener.version(1).data()).contains("\"withheld\":1");
    }
    try (Listener later = Listener.open(NODE, poll)) {
      assertThat(later.version(1).data()).isEqualTo(Votes.results(NODE, poll));
    }
  }

  @Test
  void aStreamEndsInOrderWhenItsNodeStops() {
    String poll = Votes.poll(NODE, "stopping", "live", 5);
    TestNode stopping = NODE.another();
    try (Listener listener = Listener.open(stopping, poll)) {
      listener.version(0);
      stopping.close();
      listener.assertEnds();
    }
  }

  @Test
  void readersThatLeaveAreForgotten() {
    String poll = Votes.poll(NODE, "leaving", "live", 5);
    List<Listener> listeners = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      listeners.add(Listener.open(NODE, poll));
    }
    listeners.forEach(listener -> listener.version(0));
    assertThat(readers()).isGreaterThanOrEqualTo(20);

    listeners.forEach(Listener::close);

    Patience.until(StreamTest::readers, now -> now == 0);
  }

  private static int readers() {
    return NODE.send(HttpRequest.newBuilder(URI.create(NODE.managementUrl() + "/metrics")))
        .body()
        .lines()
        .filter(line -> line.startsWith("telmee_live_readers "))
        .mapToInt(line -> (int) Double.parseDouble(line.substring(line.indexOf(' '))))
        .sum();
  }

  @Test
  void aStreamIsRefusedAsLongAsThePolicyHidesTheResults() {
    String poll = Votes.poll(NODE, "hidden", "after-closing", 5);
    HttpResponse<String> refused = NODE.get("/api/v1/polls/" + poll + "/results/stream");

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(TestNode.json(refused).path("type").asText())
        .isEqualTo("urn:telmee:problem:results-not-yet");

    NODE.close(poll);
    try (Listener listener = Listener.open(NODE, poll)) {
      assertThat(listener.version(1).json().path("state").asText()).isEqualTo("closed");
    }
  }

  @Test
  void aStreamIsAnEventStreamOrNothing() {
    String poll = Votes.poll(NODE, "wrong-type", "live", 5);
    String path = "/api/v1/polls/" + poll + "/results/stream";

    assertThat(NODE.get(path, "Accept", "application/json").statusCode()).isEqualTo(406);
    assertThat(NODE.get("/api/v1/polls/" + UUID.randomUUID() + "/results/stream").statusCode())
        .isEqualTo(404);
  }

  @Test
  void whoAsksForTheHeadersOnlyDoesNotKeepTheConnection() throws IOException {
    String poll = Votes.poll(NODE, "head", "live", 5);
    URI uri = URI.create(NODE.url());
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout(10_000);
      String requests =
          """
          HEAD /api/v1/polls/%s/results/stream HTTP/1.1
          Host: telmee.example

          GET /api/v1/nothing HTTP/1.1
          Host: telmee.example
          Connection: close

          """
              .formatted(poll)
              .replace("\n", "\r\n");
      socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
      String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answers).startsWith("HTTP/1.1 200 OK\r\n");
      assertThat(answers).containsIgnoringCase("Content-Type: text/event-stream\r\n");
      assertThat(answers).contains("HTTP/1.1 404 Not Found\r\n").doesNotContain("event:");
    }
  }

  @Test
  void theHeartbeatIsACommentAndNoEvent() {
    assertThat(Frame.HEARTBEAT.bytes().toString())
        .startsWith(": ")
        .endsWith("\n\n")
        .hasLineCount(2);
  }
}
