package nl.telmee.spread;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.telmee.TestNode;
import nl.telmee.web.Qr;
import nl.telmee.web.Scanner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A poll finds its people: links, QR codes, posters, texts, a picture, a frame. */
final class SharePagesTest {
  private static final Pattern SHORT = Pattern.compile("/n/[a-z]{5}");

  private static TestNode node;
  private static Editor editor;
  private static String poll;

  @BeforeAll
  static void start() {
    node =
        TestNode.start(
            Map.of("TELMEE_EMBED_ORIGINS", "https://www.velsen.nl, https://*.school.example"));
    node.organisation("velsen");
    editor = Editor.of(node, "editor", "velsen");
    poll = Editor.open(node, "shared", "open");
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static String page(String id) {
    return editor.get("/staff/polls/" + id + "/share").body();
  }

  private static String shortLink(String page) {
    Matcher found = SHORT.matcher(page);
    assertThat(found.find()).isTrue();
    return found.group();
  }

  private static byte[] bytes(String path, String... headers) throws IOException {
    try (var client = java.net.http.HttpClient.newHttpClient()) {
      HttpResponse<byte[]> response =
          client.send(node.request(path, headers).build(), BodyHandlers.ofByteArray());
      assertThat(response.statusCode()).as(path).isEqualTo(200);
      return response.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Test
  void theShortLinkLeadsToThePollHoweverItIsTyped() {
    String link = shortLink(page(poll));

    assertThat(shortLink(page(poll))).as("it stays the same").isEqualTo(link);
    for (String typed :
        List.of(link, "/n/" + link.substring(3).toUpperCase(java.util.Locale.ROOT))) {
      HttpResponse<String> followed = node.get(typed);
      assertThat(followed.statusCode()).isEqualTo(303);
      assertThat(followed.headers().firstValue("Location")).hasValue("/p/shared");
    }
    assertThat(node.get("/n/zzzzz").statusCode()).isEqualTo(404);
    assertThat(node.get("/n/x").statusCode()).isEqualTo(404);
  }

  @Test
  void aDraftIsNotToBeFoundByItsShortLink() {
    String draft = node.draft(Editor.POLL.formatted("draft", "open"));
    String page = page(draft);

    assertThat(page).contains("De peiling is nog niet open");
    assertThat(node.get(shortLink(page)).statusCode()).isEqualTo(404);
    assertThat(node.get("/p/draft/image.png").statusCode()).isEqualTo(404);
    assertThat(editor.get("/staff/polls/" + draft + "/share/image.png").statusCode())
        .isEqualTo(200);
  }

  @Test
  void theQrCodeForPrintLeadsToThePoll() throws IOException {
    byte[] png =
        bytes(
            "/staff/polls/" + poll + "/share/qr.png", "Authorization", "Bearer " + editor.token());

    assertThat(Scanner.scan(png)).isEqualTo(node.url() + "/p/shared");
    HttpResponse<String> svg = editor.get("/staff/polls/" + poll + "/share/qr.svg");
    assertThat(svg.body()).contains(Qr.of(node.url() + "/p/shared").path());
    assertThat(svg.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("attachment", "qr-shared.svg");
  }

  @Test
  void postersHaveTheQrCodeAndTheShortLink() {
    String spoken = node.url().substring("http://".length()) + shortLink(page(poll));
    Map<String, Integer> pieces = Map.of("a4", 1, "a5", 2, "a6", 4);
    pieces.forEach(
        (size, n) -> {
          String sheet = editor.get("/staff/polls/" + poll + "/share/sheet/" + size).body();
          assertThat(sheet.split("<article", -1)).hasSize(n + 1);
          assertThat(sheet).contains(spoken, "Skatebaan: waar?", "anoniem", "velsen");
        });
    assertThat(editor.get("/staff/polls/" + poll + "/share/sheet/a3").statusCode()).isEqualTo(404);
    assertThat(editor.get("/staff/polls/" + poll + "/share/sheet/a4?lang=en").body())
        .contains("Skate park?", "anonymous");
    editor.get("/staff/polls/" + poll + "/share?lang=nl");
  }

  @Test
  void aLinkHasAPictureAndASentence() throws IOException {
    String answer = node.get("/p/shared").body();

    assertThat(answer)
        .contains("<meta property=\"og:title\" content=\"Skatebaan: waar?\">")
        .contains("<meta name=\"description\" content=\"Jij kiest mee.\">")
        .contains("content=\"" + node.url() + "/p/shared/image.png\"");
    assertThat(bytes("/p/shared/image.png")).startsWith((byte) 0x89, (byte) 'P', (byte) 'N');
    assertThat(bytes("/p/shared/image.png?lang=en")).isNotEqualTo(bytes("/p/shared/image.png"));
    assertThat(node.get("/p/nowhere/image.png").statusCode()).isEqualTo(404);
  }

  @Test
  void onlyTheAnswerPageCanBeFramedAndOnlyByWhomTheSettingNames() {
    HttpResponse<String> framed = node.get("/p/shared/embed");
    assertThat(framed.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("frame-ancestors 'self' https://www.velsen.nl https://*.school.example");
    assertThat(framed.headers().firstValue("X-Frame-Options")).isEmpty();
    for (String path : List.of("/p/shared", "/p/shared/results", "/", "/staff/sign-in")) {
      HttpResponse<String> other = node.get(path);
      assertThat(other.headers().firstValue("Content-Security-Policy").orElseThrow())
          .as(path)
          .contains("frame-ancestors 'none'");
      assertThat(other.headers().firstValue("X-Frame-Options")).hasValue("DENY");
    }
    assertThat(page(poll)).contains("/embed.js", "https://www.velsen.nl");
  }

  @Test
  void aFormInAFrameStaysInTheFrame() {
    String path = "/api/v1/polls/" + poll + "/responses?embed=true&lang=nl";
    String type = "application/x-www-form-urlencoded";

    HttpResponse<String> wrong = node.post(path, type, Editor.form("a.hours", "x"));
    assertThat(wrong.headers().firstValue("X-Frame-Options")).isEmpty();
    assertThat(wrong.body()).contains("embed=true&amp;lang=nl");
    HttpResponse<String> right = node.post(path, type, Editor.form("a.where", "park"));
    String thanks = right.headers().firstValue("Location").orElseThrow();
    assertThat(thanks).startsWith("/p/shared/embed/receipt/");
    HttpResponse<String> thanked = node.get(thanks);
    assertThat(thanked.statusCode()).isEqualTo(200);
    assertThat(thanked.headers().firstValue("X-Frame-Options")).isEmpty();
    assertThat(thanked.body()).contains("target=\"_blank\"");
  }

  @Test
  void withoutTheSettingNothingCanBeFramed() {
    try (TestNode closed = TestNode.start()) {
      closed.organisation("velsen");
      String id = Editor.open(closed, "unframed", "open");

      assertThat(closed.get("/p/unframed/embed").statusCode()).isEqualTo(404);
      assertThat(closed.get("/p/unframed/embed/receipt/abc").statusCode()).isEqualTo(404);
      assertThat(Editor.of(closed, "editor", "velsen").get("/staff/polls/" + id + "/share").body())
          .contains("TELMEE_EMBED_ORIGINS");
    }
  }

  @Test
  void strangersFindNothingHere() {
    node.organisation("heemskerk");
    Editor stranger = Editor.of(node, "editor", "heemskerk");
    for (String path : List.of("", "/qr.svg", "/qr.png", "/image.png", "/sheet/a4")) {
      assertThat(stranger.get("/staff/polls/" + poll + "/share" + path).statusCode())
          .as(path)
          .isEqualTo(404);
    }
    assertThat(Editor.of(node, "viewer", "velsen").get("/staff/polls/" + poll + "/share"))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(200);
  }

  @Test
  void aTextForXFitsWithALongTitle() {
    String title = "Wat vind jij van ".repeat(11).strip();
    String long200 =
        node.openPoll(
            Editor.POLL.formatted("long", "open").replace("Skatebaan: waar?", title + "?"));
    Matcher x =
        Pattern.compile("X · Nederlands</span>\\s*<textarea[^>]*>\\s*([^<]*)</textarea>")
            .matcher(page(long200));

    assertThat(x.find()).isTrue();
    String text = x.group(1).strip();
    String link = node.url() + "/p/long";
    assertThat(text).endsWith(link);
    assertThat(text.length() - link.length() + 23).isLessThanOrEqualTo(280);
  }
}
