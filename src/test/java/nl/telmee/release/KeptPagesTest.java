package nl.telmee.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import nl.telmee.Patience;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pages that a node draws once: everybody gets his own, and nobody an old one. */
final class KeptPagesTest {
  private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([0-9a-f-]{36})\"");
  private static final Pattern VERSION = Pattern.compile("data-version=\"(\\d+)\"");
  private static final String SITE = "https://www.velsen.nl";

  private static final TestNode NODE = TestNode.start(Map.of("TELMEE_EMBED_ORIGINS", SITE));

  @BeforeAll
  static void town() {
    NODE.organisation("velsen");
  }

  @AfterAll
  static void stop() {
    NODE.close();
  }

  private static String poll(String slug, String visibility) {
    return NODE.openPoll(KindsOfQuestions.poll(slug, visibility, true));
  }

  private static HttpResponse<String> page(String path, String... headers) {
    HttpResponse<String> response = NODE.get(path, headers);
    assertThat(response.statusCode()).isEqualTo(200);
    return response;
  }

  private static String key(String page) {
    Matcher matcher = KEY.matcher(page);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private static HttpResponse<String> respond(String poll, String answers) {
    HttpResponse<String> response = NODE.respond(poll, UUID.randomUUID().toString(), answers);
    assertThat(response.statusCode()).isEqualTo(201);
    return response;
  }

  private static int version(String page) {
    Matcher matcher = VERSION.matcher(page);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  private static String zipped(String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> response =
          client.send(
              NODE.request(path, "Accept-Encoding", "gzip").build(),
              HttpResponse.BodyHandlers.ofByteArray());
      assertThat(response.headers().allValues("Content-Encoding")).containsExactly("gzip");
      assertThat(response.headers().firstValue("Vary").orElse(""))
          .isEqualTo("Accept-Encoding, Accept-Language, Cookie");
      try (var in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }

  @Test
  void everyVisitorGetsAFormWithAKeyOfItsOwn() throws Exception {
    poll("own-key", "live");
    Set<String> keys = new HashSet<>();
    Set<String> rest = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      HttpResponse<String> plain = page("/p/own-key");
      assertThat(plain.headers().firstValue("Cache-Control")).contains("no-store");
      for (String page : new String[] {plain.body(), zipped("/p/own-key")}) {
        keys.add(key(page));
        rest.add(KEY.matcher(page).replaceAll(""));
      }
    }

    assertThat(keys).hasSize(40);
    // The name of the organisation comes when the node has read it.
    assertThat(rest).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void aLanguageAndTheCookieThatKeepsItAreForWhoAskedForThem() {
    poll("language", "live");
    for (String path : new String[] {"/p/language", "/p/language/results"}) {
      HttpResponse<String> english = page(path + "?lang=en");
      assertThat(english.body()).contains("<html lang=\"en\"");
      assertThat(english.headers().firstValue("Set-Cookie").orElse("")).contains("lang=en");

      HttpResponse<String> dutch = page(path);
      assertThat(dutch.body()).contains("<html lang=\"nl\"", "href=\"" + path + "?lang=en\"");
      assertThat(dutch.headers().firstValue("Set-Cookie")).isEmpty();
      assertThat(page(path, "Cookie", "lang=en").body()).contains("<html lang=\"en\"");
    }
  }

  @Test
  void onlyTheFormForAFrameMayBeInOne() {
    poll("framed", "live");
    for (int i = 0; i < 2; i++) {
      HttpResponse<String> framed = page("/p/framed/embed");
      HttpResponse<String> whole = page("/p/framed");

      assertThat(framed.body()).contains("embed=true");
      assertThat(framed.headers().firstValue("Content-Security-Policy").orElse("")).contains(SITE);
      assertThat(framed.headers().firstValue("X-Frame-Options")).isEmpty();
      assertThat(whole.body()).doesNotContain("embed=true");
      assertThat(whole.headers().firstValue("Content-Security-Policy").orElse(""))
          .contains("frame-ancestors 'none'");
      assertThat(whole.headers().firstValue("X-Frame-Options")).contains("DENY");
    }
  }

  @Test
  void whoAnsweredGetsNoFormWhileOthersDo() {
    String poll = poll("answered", "after-answering");
    page("/p/answered");
    HttpResponse<String> answered = respond(poll, KindsOfQuestions.answers().getFirst());
    String cookie = answered.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];

    assertThat(page("/p/answered", "Cookie", cookie).body()).doesNotContain("name=\"key\"");
    assertThat(page("/p/answered").body()).contains("name=\"key\"");
    assertThat(page("/p/answered/results", "Cookie", cookie).body()).contains("data-results");
    assertThat(NODE.get("/p/answered/results").statusCode()).isEqualTo(403);
  }

  @Test
  void aReceiptInOneAddressIsOnNoOtherPage() {
    String poll = poll("receipt", "live");
    String location =
        respond(poll, KindsOfQuestions.answers().getFirst())
            .headers()
            .firstValue("Location")
            .orElseThrow();
    String receipt = location.substring(location.lastIndexOf('/') + 1);

    assertThat(page("/p/receipt/results?receipt=" + receipt).body()).contains(receipt);
    assertThat(page("/p/receipt/results").body()).doesNotContain(receipt, "receipt=");
    assertThat(page("/p/receipt/results?by=a&value=%22%3Cb").body()).contains("data-results");
  }

  @Test
  void aPageIsNeverOlderThanTheJsonAndSoIsThatOfAGroup() {
    String poll = poll("versions", "live");
    String group = "/p/versions/results?by=municipality&value=velsen";
    int seen = 0;
    for (int round = 0; round < 3; round++) {
      KindsOfQuestions.answers().forEach(answers -> respond(poll, answers));
      int before = seen;
      for (int now = before; now == before; ) {
        now = NODE.results(poll).path("version").asInt();
        assertThat(version(page("/p/versions/results").body())).isGreaterThanOrEqualTo(now);
        assertThat(version(page(group).body())).isGreaterThanOrEqualTo(now);
        seen = now;
      }
    }
    assertThat(page("/p/versions/results").body()).doesNotContain("class=\"group\"");
    assertThat(page(group).body()).contains("class=\"group\"");
  }

  @Test
  void howManyAnswersAreInGoesOnBetweenVersions() {
    String poll = poll("counting", "live");
    page("/p/counting/results");
    for (int people = 1; people <= 2; people++) {
      respond(poll, KindsOfQuestions.answers().getFirst());
      String count = "data-received>" + people + "<";
      String page =
          Patience.until(() -> page("/p/counting/results").body(), now -> now.contains(count));
      assertThat(version(page)).isZero();
    }
  }

  @Test
  void aPollThatClosedHasNoFormAndNoLinkToOne() {
    String poll = poll("closing", "live");
    assertThat(page("/p/closing").body()).contains("name=\"key\"");
    assertThat(page("/p/closing/results").body()).contains("href=\"/p/closing\"");

    NODE.close(poll);
    assertThat(page("/p/closing").body()).doesNotContain("name=\"key\"");
    Patience.until(() -> NODE.results(poll), now -> now.path("state").asText().equals("closed"));
    assertThat(page("/p/closing/results").body())
        .doesNotContain("href=\"/p/closing\"", "data-stream");
  }

  @Test
  void whoLookedEarlyStandsOnThePageAtOnce() {
    poll("looked", "after-closing");
    String token = "Bearer " + NODE.token();
    for (int looks = 1; looks <= 2; looks++) {
      String page = page("/p/looked/results", "Authorization", token).body();
      assertThat(page.split("<details class=\"looks", -1)).hasSize(2);
      assertThat(page.substring(page.indexOf("<details class=\"looks")).split("<li>", -1))
          .hasSize(looks + 1);
    }
    assertThat(NODE.get("/p/looked/results").statusCode()).isEqualTo(403);
  }
}
