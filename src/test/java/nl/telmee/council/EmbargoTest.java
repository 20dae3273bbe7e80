package nl.telmee.council;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.telmee.Patience;
import nl.telmee.RouteTable;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import nl.telmee.Village;
import nl.telmee.web.Routes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * An embargo, kept on every route there is: a visitor walks over all of them with the advice's own
 * ids, before the moment and after it. Routes that are made tomorrow are walked over too.
 */
final class EmbargoTest {
  private static final String MARK = "Zwaluwstaart";
  private static final byte[] PDF = ("%PDF-1.7 " + MARK).getBytes(ISO_8859_1);
  private static final Duration LISTEN = Duration.ofMillis(400);

  /** What a visitor got: what the status was, and all that was said. */
  private record Answer(int status, String said) {}

  private static TestNode node;
  private static Letterbox box;
  private static HttpClient client;
  private static String advice;
  private static String attachment;

  @BeforeAll
  static void start() {
    node = TestNode.start();
    box = new Letterbox(node);
    client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    advice = box.asked(MARK + ", een vraag");
    box.write(advice, 1, MARK, MARK + " punt");
    box.attach(box.member(), advice, "advice", MARK + ".pdf", PDF);
    attachment =
        box.village().rows("select id from advice_file where advice = '" + advice + "'").getFirst();
    box.deliver(advice, 1, Instant.now().plus(Duration.ofDays(30)));
  }

  @AfterAll
  static void stop() {
    client.close();
    node.close();
  }

  /** Every route with ids of the advice in it, and with everything that a list can be asked for. */
  private static Map<String, Answer> walk(String cookies, String adviceId, String fileId) {
    Map<String, Answer> answers = new TreeMap<>();
    for (Routes.Entry entry : RouteTable.get().entries()) {
      if (entry.path().matches("/staff/sign-out|.*/_end(-all)?")) {
        continue; // Who signs out is a visitor, and that one walks too.
      }
      for (String organisation : List.of("velsen", "raad", "ijmond")) {
        String path =
            entry
                .path()
                .replace(":organisation", organisation)
                .replace(":advice", adviceId)
                .replace(":attachment", fileId)
                .replace(":year", "2026")
                .replaceAll(":(poll|item|signal|account|session)", adviceId)
                .replaceAll(":[a-z]+", "x");
        String query = entry.method().equals(HttpMethod.GET) ? "?organisation=" + organisation : "";
        answers.put(
            entry.method() + " " + path + query,
            send(entry.method().name(), path + query, cookies));
      }
    }
    return answers;
  }

  /** A stream is listened to for a moment. */
  private static Answer send(String method, String path, String cookies) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(node.url() + path))
            .method(
                method,
                method.equals("GET")
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString("{}"))
            .header("Content-Type", "application/json")
            .header("Sec-Fetch-Site", "same-origin")
            .header("Cookie", cookies)
            .build();
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      boolean stream =
          response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
      String body = stream ? listen(response.body()) : whole(response.body());
      return new Answer(response.statusCode(), response.headers().map() + "\n" + body);
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String whole(InputStream body) throws IOException {
    try (body) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String listen(InputStream body) throws IOException, InterruptedException {
    StringBuilder heard = new StringBuilder();
    CompletableFuture<Void> reading =
        CompletableFuture.runAsync(
            () -> {
              try {
                for (int c = body.read(); c >= 0; c = body.read()) {
                  synchronized (heard) {
                    heard.append((char) c);
                  }
                }
              } catch (IOException _) {
                // The test stops listening.
              }
            });
    try {
      reading.get(LISTEN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException _) {
      body.close();
    }
    synchronized (heard) {
      return heard.toString();
    }
  }

  private static List<String> telling(Map<String, Answer> answers, String text) {
    List<String> telling = new ArrayList<>();
    answers.forEach(
        (route, answer) -> {
          if (answer.said.contains(text)) {
            telling.add(route);
          }
        });
    return telling;
  }

  @Test
  void nothingTellsOfAnAdviceBeforeItsMomentAndEverythingDoesAfterIt() {
    Village village = box.village();
    String stranger = village.neighbour().cookies();
    String otherCouncil = Staff.of(node, "council-member", "jeugdraad").cookies();
    String viewer = Staff.of(node, "viewer", "velsen").cookies();
    String unknown = UUID.randomUUID().toString();
    String noFile = UUID.randomUUID().toString();
    for (String who : List.of("", stranger, otherCouncil, viewer)) {
      Map<String, Answer> before = walk(who, advice, attachment);
      assertThat(telling(before, MARK)).as("said to %s", who.length()).isEmpty();
      Map<String, Answer> none = walk(who, unknown, noFile);
      assertThat(statuses(before, advice, attachment).entrySet())
          .as("an id that is none gets the same")
          .containsExactlyElementsOf(statuses(none, unknown, noFile).entrySet());
    }
    String lists = lists();
    assertThat(village.rows("select data::text from event").toString()).doesNotContain(MARK);
    assertThat(village.rows("select 1 from audit_entry where detail::text like '%" + MARK + "%'"))
        .isEmpty();
    assertThat(box.page(box.editor(), advice).body()).contains(MARK, "Niet openbaar tot");

    village.change("update advice set embargo_until = now() where id = '" + advice + "'");
    Patience.until(
        () -> node.get("/o/velsen/advice/" + advice).statusCode(), status -> status == 200);

    assertThat(telling(walk("", advice, attachment), MARK))
        .contains(
            "GET /o/velsen/advice?organisation=velsen",
            "GET /o/raad/advice?organisation=raad",
            "GET /o/velsen/advice/" + advice + "?organisation=velsen",
            "GET /o/velsen/advice/"
                + advice
                + "/attachments/"
                + attachment
                + "?organisation=velsen",
            "GET /api/v1/advices?organisation=velsen",
            "GET /api/v1/advices?organisation=raad",
            "GET /api/v1/advices/" + advice + "?organisation=velsen",
            "GET /feeds/velsen/atom?organisation=velsen",
            "GET /feeds/ijmond/json?organisation=ijmond",
            "GET /api/v1/events?organisation=velsen");
    assertThat(lists()).isNotEqualTo(lists);
    assertThat(village.rows("select count(*) from event where subject = 'advices/" + advice + "'"))
        .containsExactly("1");
    assertThat(
            village.rows(
                "select actor from audit_entry where action = 'advice-published'"
                    + " and subject = '"
                    + advice
                    + "'"))
        .containsExactly("telmee");
  }

  /** By route with the ids taken out, so that two walks can be compared. */
  private static Map<String, Integer> statuses(
      Map<String, Answer> answers, String adviceId, String fileId) {
    Map<String, Integer> statuses = new TreeMap<>();
    answers.forEach(
        (route, answer) ->
            statuses.put(route.replace(adviceId, "ADVICE").replace(fileId, "FILE"), answer.status));
    return statuses;
  }

  private static String lists() {
    return node.get("/api/v1/advices?organisation=velsen").body()
        + node.get("/o/velsen/advice").body();
  }

  @Test
  void aThousandNodesWouldPublishItOnce() {
    Letterbox other = box;
    String twice = other.begun("Tweemaal");
    other.deliver(twice, 1, Instant.now().plus(Duration.ofDays(3)));
    try (TestNode second = node.another();
        TestNode third = node.another()) {
      other.village().change("update advice set embargo_until = now() where id = '" + twice + "'");
      Patience.until(
          () -> second.get("/o/velsen/advice/" + twice).statusCode(), status -> status == 200);
      assertThat(third.get("/o/velsen/advice/" + twice).statusCode()).isEqualTo(200);
    }
    assertThat(
            other
                .village()
                .rows("select count(*) from event where subject = 'advices/" + twice + "'"))
        .containsExactly("1");
  }
}
