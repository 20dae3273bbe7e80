package nl.telmee.spread;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.telmee.Phone;
import nl.telmee.TestNode;
import nl.telmee.web.Qr;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Codes for a class: made, handed out, used once, counted per group and never tied to anything. */
final class CodesOverHttpTest {
  private static TestNode node;
  private static Editor editor;

  @BeforeAll
  static void start() {
    node = TestNode.start();
    node.organisation("velsen");
    node.organisation("heemskerk");
    editor = Editor.of(node, "editor", "velsen");
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static String answer(String key, String code) {
    return "{\"key\":\"%s\",\"code\":\"%s\",\"answers\":{\"where\":\"park\"}}".formatted(key, code);
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private static HttpResponse<String> respond(String poll, String code) {
    return node.post(
        "/api/v1/polls/" + poll + "/responses", "application/json", answer(key(), code));
  }

  private static String counts(String poll) {
    return editor.text(
        """
        select issued || ' made, ' || withdrawn || ' withdrawn, '
          || (select count(*) from access_code a where a.code_group = g.id) || ' left'
        from code_group g where g.poll_id = ?::uuid
        """,
        poll);
  }

  @Test
  void aClassOfThirtyBehindOneAddressAnswersAtOnce() throws Exception {
    String poll = Editor.open(node, "class", "code");
    List<String> codes = editor.codes(poll, "Klas 3B", 30);
    assertThat(codes).hasSize(30).doesNotHaveDuplicates();

    List<Callable<Integer>> pupils = new ArrayList<>();
    for (String code : codes) {
      pupils.add(
          () -> {
            try (Phone phone = new Phone(node.url())) {
              String path = "/api/v1/polls/" + poll + "/responses";
              // Half of them type a wrong code first.
              phone.post(path, "application/json", answer(key(), "bako-bako-bako"));
              return phone.post(path, "application/json", answer(key(), code)).status();
            }
          });
    }
    try (ExecutorService room = Executors.newFixedThreadPool(30)) {
      for (Future<Integer> status : room.invokeAll(pupils)) {
        assertThat(status.get()).isEqualTo(201);
      }
    }

    assertThat(counts(poll)).isEqualTo("30 made, 0 withdrawn, 0 left");
    String page = editor.get("/staff/polls/" + poll + "/codes").body();
    assertThat(page)
        .contains("<td class=\"n\">30</td><td class=\"n\">30</td><td class=\"n\">0</td>");
  }

  @Test
  void aCodeWorksOnceHoweverItIsTyped() {
    String poll = Editor.open(node, "once", "code");
    List<String> codes = editor.codes(poll, "Klas", 2);

    String shouted = " " + codes.getFirst().toUpperCase(java.util.Locale.ROOT).replace("-", " ");
    assertThat(respond(poll, shouted).statusCode()).isEqualTo(201);
    assertThat(respond(poll, codes.getFirst()).body()).contains("code-unknown");
    assertThat(respond(poll, codes.get(1).replace("o", "0")).statusCode()).isEqualTo(201);
    assertThat(respond(poll, "").body()).contains("code-needed");
  }

  @Test
  void withoutJavaScriptAWrongCodeLosesNothingThatWasTyped() {
    String poll = Editor.open(node, "form", "code");
    String code = editor.codes(poll, "Klas", 1).getFirst();
    String path = "/api/v1/polls/" + poll + "/responses?lang=nl";
    String type = "application/x-www-form-urlencoded";

    HttpResponse<String> wrong =
        node.post(path, type, Editor.form("code", "bako", "a.where", "hall", "a.hours", "12"));
    assertThat(wrong.statusCode()).isEqualTo(409);
    assertThat(wrong.body())
        .contains("value=\"bako\"")
        .contains("value=\"hall\" checked")
        .contains("value=\"12\"")
        .contains("href=\"#f-code\"")
        .contains("Deze code kennen we niet");
    assertThat(node.post(path, type, Editor.form("a.where", "hall")).body())
        .contains("Vul hier je code in");
    assertThat(node.post(path, type, Editor.form("code", code, "a.where", "hall")).statusCode())
        .isEqualTo(303);
  }

  @Test
  void twoPupilsMayShareOneDevice() {
    String poll = Editor.open(node, "shared", "code");
    List<String> codes = editor.codes(poll, "Klas", 2);
    HttpResponse<String> first = respond(poll, codes.getFirst());
    String cookie = first.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];

    assertThat(node.get("/p/shared", "Cookie", cookie).body()).contains("name=\"code\"");
    HttpResponse<String> second =
        node.post(
            "/api/v1/polls/" + poll + "/responses",
            "application/json",
            answer(key(), codes.get(1)),
            "Cookie",
            cookie);
    assertThat(second.statusCode()).isEqualTo(201);
  }

  @Test
  void whatIsWithdrawnNoLongerWorksAndMoreCanBeMade() {
    String poll = Editor.open(node, "withdrawn", "code");
    List<String> codes = editor.codes(poll, "Club", 5);
    String group = "/staff/polls/" + poll + "/codes/" + editor.group(poll, "Club");
    respond(poll, codes.getFirst());

    assertThat(editor.post(group + "/withdraw").statusCode()).isEqualTo(303);
    assertThat(respond(poll, codes.get(1)).body()).contains("code-unknown");
    assertThat(counts(poll)).isEqualTo("5 made, 4 withdrawn, 0 left");
    assertThat(editor.post(group + "/more", "size", "3").statusCode()).isEqualTo(303);
    assertThat(counts(poll)).isEqualTo("8 made, 4 withdrawn, 3 left");
    assertThat(Editor.lines(editor.get(group + "/list.csv").body())).hasSize(3);
  }

  @Test
  void theQrCodeOnACardFillsInTheCode() {
    String poll = Editor.open(node, "cards", "code");
    List<String> codes = editor.codes(poll, "Klas", 9);
    String group = "/staff/polls/" + poll + "/codes/" + editor.group(poll, "Klas");

    String cards = editor.get(group + "/cards").body();
    assertThat(Editor.codesIn(cards)).containsAll(codes);
    assertThat(cards.split("velsen · Klas<", -1)).as("whose each card is").hasSize(10);
    assertThat(cards.split("class=\"sheet cards\"", -1)).as("sheets of eight").hasSize(3);
    String csv = editor.get(group + "/list.csv").body();
    assertThat(csv)
        .contains(codes.getFirst() + "," + node.url() + "/p/cards#code=" + codes.getFirst());
    String path = Qr.of(node.url() + "/p/cards#code=" + codes.getFirst()).path();
    assertThat(cards).contains(path);
  }

  @Test
  void aFormWithMistakesIsShownAgainWithWhatWasTyped() {
    String poll = Editor.open(node, "mistakes", "code");
    String path = "/staff/polls/" + poll + "/codes";

    HttpResponse<String> none = editor.post(path, "name", "", "size", "x<y");
    assertThat(none.statusCode()).isEqualTo(400);
    assertThat(none.body())
        .contains("value=\"x&lt;y\"")
        .contains("href=\"#name\"", "href=\"#size\"");
    assertThat(editor.post(path, "name", "Klas", "size", "2001").statusCode()).isEqualTo(400);
    assertThat(editor.post(path, "name", "Klas", "size", "0").statusCode()).isEqualTo(400);
    assertThat(editor.post(path, "name", "Klas", "size", "2000").statusCode()).isEqualTo(303);
    String more = path + "/" + editor.group(poll, "Klas") + "/more";
    for (int i = 0; i < 9; i++) {
      assertThat(editor.post(more, "size", "2000").statusCode()).isEqualTo(303);
    }
    HttpResponse<String> tooMany = editor.post(path, "name", "Nog een", "size", "1");
    assertThat(tooMany.statusCode()).isEqualTo(400);
    assertThat(tooMany.body()).contains("20.000");
  }

  @Test
  void onlyWhoMayChangeThePollSeesTheCodes() {
    String poll = Editor.open(node, "mine", "code");
    editor.codes(poll, "Klas", 3);
    String group = "/staff/polls/" + poll + "/codes/" + editor.group(poll, "Klas");
    Editor viewer = Editor.of(node, "viewer", "velsen");
    Editor stranger = Editor.of(node, "editor", "heemskerk");

    assertThat(viewer.get("/staff/polls/" + poll + "/codes").body()).contains("Klas");
    assertThat(viewer.get(group + "/list.csv").statusCode()).isEqualTo(403);
    assertThat(viewer.post("/staff/polls/" + poll + "/codes", "name", "x").statusCode())
        .isEqualTo(403);
    for (String path : List.of("/staff/polls/" + poll + "/codes", group + "/list.csv")) {
      assertThat(stranger.get(path).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(stranger.post(group + "/withdraw").statusCode()).isEqualTo(404);
    String other = Editor.open(node, "other", "code");
    assertThat(
            editor.get("/staff/polls/" + other + "/codes/" + editor.group(poll, "Klas") + "/cards"))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(404);
  }

  @Test
  void anOpenPollTakesNoCodesAndSaysSo() {
    String poll = Editor.open(node, "everybody", "open");
    String path = "/staff/polls/" + poll + "/codes";

    assertThat(editor.get(path).body()).contains("Codes zijn daarom niet nodig");
    assertThat(editor.post(path, "name", "Klas", "size", "3").statusCode()).isEqualTo(403);
    assertThat(node.get("/p/everybody").body()).doesNotContain("name=\"code\"");
  }

  @Test
  void whatIsDoneWithCodesIsWrittenDown() {
    String poll = Editor.open(node, "audited", "code");
    editor.codes(poll, "Klas 3B", 4);

    assertThat(
            editor.text(
                "select string_agg(action, ',' order by action) from audit_entry where subject = ?",
                poll))
        .contains("codes-made", "export-made");
  }
}
