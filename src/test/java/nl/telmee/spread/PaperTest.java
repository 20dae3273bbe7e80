package nl.telmee.spread;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Answers on paper are typed in once, and count like all others. */
final class PaperTest {
  private static final String STORED =
      "select channel || ' ' || answers::text from response where poll_id = ?::uuid";

  private static TestNode node;
  private static Editor editor;

  @BeforeAll
  static void start() {
    node = TestNode.start();
    node.organisation("velsen");
    editor = Editor.of(node, "editor", "velsen");
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static String page(String poll) {
    return "/staff/polls/" + poll + "/paper";
  }

  @Test
  void aFormIsStoredAsPaperAndItsNumberIsForgotten() {
    String poll = Editor.open(node, "stored", "open");
    String number = editor.paper(poll, "Balie", 3).getFirst();

    HttpResponse<String> stored =
        editor.post(
            page(poll),
            "number",
            number.toUpperCase(java.util.Locale.ROOT),
            "stored",
            "4",
            "a.where",
            "park",
            "a.code",
            "tree",
            "a.often",
            "4",
            "a.order.a",
            "2",
            "a.order.b",
            "1",
            "a.hours",
            "7,5");
    assertThat(stored.statusCode()).isEqualTo(303);
    assertThat(stored.headers().firstValue("Location")).hasValue(page(poll) + "?stored=5");
    assertThat(editor.get(page(poll) + "?stored=5").body()).contains("5 formulieren");
    assertThat(editor.text(STORED, poll))
        .startsWith("2 ")
        .contains("\"park\"", "\"tree\"", "[\"b\", \"a\"]", "7.5");
    assertThat(editor.text("select count(*)::text from access_code where poll_id = ?::uuid", poll))
        .isEqualTo("2");
  }

  @Test
  void theSameFormTwiceIsNoticedAndCountedOnce() {
    String poll = Editor.open(node, "twice", "open");
    String number = editor.paper(poll, "Balie", 1).getFirst();
    editor.post(page(poll), "number", number, "a.where", "park");

    HttpResponse<String> again = editor.post(page(poll), "number", number, "a.where", "hall");
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body())
        .contains("Dit formulier is al ingevoerd")
        .contains("value=\"hall\" checked")
        .contains("value=\"" + number + "\"");
    assertThat(editor.text("select count(*)::text from response where poll_id = ?::uuid", poll))
        .isEqualTo("1");
  }

  @Test
  void aNumberIsToldApartBeforeOneTypesTheRest() {
    String poll = Editor.open(node, "numbers", "open");
    List<String> numbers = editor.paper(poll, "Balie", 2);
    editor.post(page(poll), "number", numbers.getFirst(), "a.where", "park");

    assertThat(editor.get(page(poll) + "/numbers/" + numbers.get(1)).body()).contains("\"new\"");
    assertThat(editor.get(page(poll) + "/numbers/" + numbers.getFirst()).body())
        .contains("\"entered\"");
    assertThat(editor.get(page(poll) + "/numbers/zzzz").body()).contains("\"unknown\"");
  }

  @Test
  void whatIsWrongStandsBesideTheQuestionAndNothingIsLost() {
    String poll = Editor.open(node, "wrong", "open");
    String number = editor.paper(poll, "Balie", 1).getFirst();

    HttpResponse<String> wrong =
        editor.post(page(poll), "number", number, "a.hours", "veel", "a.order.a", "1");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body())
        .contains("href=\"#q-where\"", "href=\"#q-hours\"", "href=\"#q-order\"")
        .contains("Geef hier nog een antwoord.")
        .contains("Dit antwoord kan niet.")
        .contains("value=\"veel\"")
        .contains("value=\"" + number + "\"");
    assertThat(editor.post(page(poll), "number", "", "a.where", "park").body())
        .contains("Vul het nummer van het formulier in.");
  }

  @Test
  void nobodyUsesUpTheNumberOfAFormFromOutside() {
    String poll = Editor.open(node, "outside", "open");
    String number = editor.paper(poll, "Balie", 1).getFirst();
    node.post(
        "/api/v1/polls/" + poll + "/responses",
        "application/x-www-form-urlencoded",
        Editor.form("code", number, "a.where", "park"));

    assertThat(editor.get(page(poll) + "/numbers/" + number).body()).contains("\"new\"");
  }

  @Test
  void inAPollWithCodesTheNumberOfTheFormIsOne() {
    String poll = Editor.open(node, "code-or-paper", "code");
    List<String> numbers = editor.paper(poll, "Klas", 2);
    assertThat(numbers.getFirst()).hasSizeGreaterThan(14);

    HttpResponse<String> online =
        node.post(
            "/api/v1/polls/" + poll + "/responses",
            "application/json",
            "{\"key\":\"%s\",\"code\":\"%s\",\"answers\":{\"where\":\"park\"}}"
                .formatted(java.util.UUID.randomUUID(), numbers.getFirst()));
    assertThat(online.statusCode()).isEqualTo(201);
    assertThat(
            editor.post(page(poll), "number", numbers.getFirst(), "a.where", "park").statusCode())
        .isEqualTo(409);
    assertThat(editor.post(page(poll), "number", numbers.get(1), "a.where", "park").statusCode())
        .isEqualTo(303);
  }

  @Test
  void theFormOnPaperHasEveryQuestionAndSaysWhenItIsAsked() {
    node.organisation("velsen");
    String poll =
        node.openPoll(
            Editor.POLL
                .formatted("printed", "open")
                .replace(
                    "\"text\":{\"nl\":\"Hoe vaak?\"}",
                    "\"text\":{\"nl\":\"Hoe vaak?\"},"
                        + "\"showIf\":{\"question\":\"where\",\"anyOf\":[\"hall\"]}"));
    editor.paper(poll, "Balie", 2);
    String sheet = editor.get(page(poll) + "/" + editor.group(poll, "Balie") + "/print").body();

    assertThat(sheet)
        .contains("Waar?", "In het park", "Bij de hal", "Hoe vaak?", "Hoeveel uur?")
        .contains("Alleen als je bij vraag 1 koos: Bij de hal.");
    assertThat(sheet.split("form-sheet", -1)).hasSize(3);
  }

  @Test
  void aClosedPollTakesNoPaper() {
    String poll = Editor.open(node, "shut", "open");
    String number = editor.paper(poll, "Balie", 1).getFirst();
    node.close(poll);

    assertThat(editor.get(page(poll)).body()).contains("Papier invoeren kan niet meer");
    assertThat(editor.post(page(poll), "number", number, "a.where", "park").statusCode())
        .isEqualTo(409);
  }

  @Test
  void viewersAndStrangersTypeNothingIn() {
    node.organisation("heemskerk");
    String poll = Editor.open(node, "walls", "open");
    String number = editor.paper(poll, "Balie", 1).getFirst();
    Editor viewer = Editor.of(node, "viewer", "velsen");
    Editor stranger = Editor.of(node, "editor", "heemskerk");

    assertThat(viewer.get(page(poll)).body()).contains("Balie").doesNotContain("name=\"number\"");
    assertThat(viewer.post(page(poll), "number", number, "a.where", "park").statusCode())
        .isEqualTo(403);
    assertThat(stranger.get(page(poll)).statusCode()).isEqualTo(404);
    assertThat(stranger.post(page(poll), "number", number, "a.where", "park").statusCode())
        .isEqualTo(404);
  }
}
