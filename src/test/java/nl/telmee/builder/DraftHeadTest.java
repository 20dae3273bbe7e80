package nl.telmee.builder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import nl.telmee.Survey;
import nl.telmee.TestNode;
import nl.telmee.web.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What stands above the pages of a poll that is being made. */
final class DraftHeadTest {
  private static TestNode node;
  private static Maker maker;

  @BeforeAll
  static void start() {
    node = TestNode.start();
    node.organisation("velsen");
    maker = Maker.administrator(node);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static String page(String poll, String name) {
    HttpResponse<String> response = maker.get("/staff/polls/" + poll + "/" + name);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }

  private static List<String> tabs(String page) {
    String tabs = page.substring(page.indexOf("<nav class=\"tabs line\""));
    return Pattern.compile("/staff/polls/[^/]+/([a-z]+)\"")
        .matcher(tabs.substring(0, tabs.indexOf("</nav>")))
        .results()
        .map(link -> link.group(1))
        .toList();
  }

  @Test
  void whatIsHandedOutIsOfferedOnceNothingIsMissing() {
    String poll = node.draft(Survey.poll("head"));
    List<String> whole = List.of("edit", "share", "codes", "paper", "conversations", "retention");
    ObjectNode untitled = (ObjectNode) Json.readOwn(Survey.poll("head"));
    untitled.withObject("title").put("nl", "");

    for (String one : whole) {
      assertThat(tabs(page(poll, one))).as(one).isEqualTo(whole);
    }
    maker.send(poll, maker.revision(poll), untitled, "save");
    assertThat(tabs(page(poll, "edit"))).containsExactly("edit", "retention");
    assertThat(page(poll, "retention")).contains(">Nieuwe peiling</h1>");
  }

  @Test
  void whatTheApiLeftOutIsAnEmptyField() {
    String poll =
        node.draft(Survey.poll("left-out").replace("\"slug\"", "\"opensAt\":null,\"slug\""));

    assertThat(page(poll, "edit")).doesNotContain("value=\"null\"");
  }
}
