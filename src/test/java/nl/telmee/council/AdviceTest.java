package nl.telmee.council;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import nl.telmee.Village;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Advice, asked and unasked: written by the council, answered by the municipality. */
final class AdviceTest {
  private static final byte[] PDF = "%PDF-1.7 report".getBytes(ISO_8859_1);

  private static TestNode node;
  private static Letterbox box;
  private static Village village;

  @BeforeAll
  static void start() {
    node = TestNode.start();
    box = new Letterbox(node);
    village = box.village();
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void adviceIsAskedWrittenDeliveredAndAnsweredPointByPoint() {
    String advice = box.asked("Hoe kan het park beter?");
    assertThat(box.page(box.member(), advice).body()).contains("Hoe kan het park beter?");
    assertThat(village.get("/council", box.member()).body()).contains(advice);
    box.write(advice, 1, "Het park", "Meer bankjes.", "Meer licht.");
    assertThat(box.deliver(advice, 1).statusCode()).isEqualTo(303);
    assertThat(node.get("/o/velsen/advice/" + advice).body())
        .contains("Het park", "Meer bankjes.", "Dit advies wacht nog op antwoord");

    HttpResponse<String> gaps =
        box.answer(
            advice, "revision", "1", "verdict-0", "adopted", "reason-0", "Ja.", "publish", "1");
    assertThat(gaps.statusCode()).isEqualTo(400);
    assertThat(gaps.body()).contains("Kies bij punt 2", "Schrijf bij punt 2", "Ja.");
    assertThat(
            box.answer(
                    advice,
                    "revision",
                    "1",
                    "verdict-0",
                    "adopted",
                    "reason-0",
                    "Er komen tien bankjes.",
                    "verdict-1",
                    "not-adopted",
                    "reason-1",
                    "Licht stoort de vleermuizen.",
                    "publish",
                    "1")
                .statusCode())
        .isEqualTo(303);

    assertThat(node.get("/o/velsen/advice/" + advice).body())
        .contains("Er komen tien bankjes.", "Niet overgenomen", "Licht stoort de vleermuizen.");
    JsonNode api = TestNode.json(node.get("/api/v1/advices/" + advice));
    assertThat(api.path("points").path(0).path("verdict").asText()).isEqualTo("adopted");
    assertThat(api.path("state").asText()).isEqualTo("answered");
    assertThat(node.get("/api/v1/events?type=nl.telmee.advice.published.v1").body())
        .contains("advices/" + advice, "\"asked\":true", "Het park");
    assertThat(node.get("/api/v1/events?type=nl.telmee.advice.answered.v1").body())
        .as("followers hear what is done with it")
        .contains("advices/" + advice, "urn:nld:telmee:velsen", "Het park");
    assertThat(village.rows("select action from audit_entry where subject = '" + advice + "'"))
        .contains("advice-asked", "advice-delivered", "advice-answered");
  }

  @Test
  void whatACouncilWritesIsItsOwnUntilItIsDelivered() {
    String unasked = box.begun("Zelf bedacht", "Doe dit.");
    String asked = box.asked("Een vraag");
    box.write(asked, 1, "Nog geheim");
    String other = Staff.of(node, "council-member", "jeugdraad").cookies();
    String secretary = Staff.of(node, "editor", "raad").cookies();

    assertThat(box.page(box.editor(), unasked).statusCode()).isEqualTo(404);
    assertThat(box.page(other, unasked).statusCode()).isEqualTo(404);
    assertThat(box.page(other, asked).statusCode()).isEqualTo(404);
    assertThat(box.page(secretary, unasked).body()).contains("Zelf bedacht");
    assertThat(box.page(box.editor(), asked).body())
        .contains("Een vraag")
        .doesNotContain("Nog geheim");
    assertThat(village.get("/council/advices", box.editor()).body())
        .doesNotContain("Zelf bedacht", "Nog geheim");
    String administrator = Staff.administrator(node).cookies();
    assertThat(box.page(administrator, asked).body()).doesNotContain("Nog geheim");
    assertThat(box.write(unasked, 2, "Verder", "Doe dit.").statusCode()).isEqualTo(303);
    assertThat(
            village
                .send(
                    "/council/advices/" + asked + "/_write",
                    box.editor(),
                    "revision",
                    "2",
                    "title",
                    "Van de gemeente")
                .statusCode())
        .isEqualTo(403);
  }

  /**
   * The second wall: whatever the program asks, standing above a council is not speaking for it.
   */
  @Test
  void theDatabaseItselfKeepsADraftForTheCouncil() {
    String advice = box.begun("Achter de muur");
    String own = "telmee.sees = ',raad,velsen,'; set local telmee.changes = ',raad,velsen,'";
    String text = "select title from advice_text where advice = '" + advice + "'";
    String row = "select state from advice where id = '" + advice + "'";
    for (String sql : List.of(text, row)) {
      assertThat(asStaff(own, sql)).isEmpty();
      assertThat(asStaff("telmee.sees = '*'; set local telmee.changes = '*'", sql)).isEmpty();
      assertThat(asStaff(own + "; set local telmee.council = 'jeugdraad'", sql)).isEmpty();
      assertThat(asStaff(own + "; set local telmee.council = 'raad'", sql)).hasSize(1);
    }
    box.deliver(advice, 1, Instant.now().plus(Duration.ofDays(1)));
    assertThat(asStaff(own, text)).containsExactly("Achter de muur");
    assertThat(asStaff("telmee.sees = ',velsen,'; set local telmee.changes = ''", text)).isEmpty();
  }

  private static List<String> asStaff(String scope, String sql) {
    try (Connection db = node.jdbc();
        Statement statement = db.createStatement()) {
      db.setAutoCommit(false);
      statement.execute("set local role telmee_staff; set local " + scope);
      List<String> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
      db.rollback();
      return found;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whoWasSecondLosesNothingAndOverwritesNothing() {
    String advice = box.begun("Eerste");
    box.write(advice, 2, "Van een ander");
    HttpResponse<String> second = box.write(advice, 2, "Van mij");

    assertThat(second.statusCode()).isEqualTo(412);
    assertThat(second.body()).contains("Van mij", "Tekst van Van een ander", "Iemand anders");
    assertThat(
            village.rows(
                "select title from advice_text where advice = '" + advice + "' order by revision"))
        .containsExactly("Eerste", "Van een ander");
    assertThat(box.deliver(advice, 1).statusCode()).isEqualTo(412);
  }

  @Test
  void aDeliveredTextDoesNotChangeAnyMore() {
    String advice = box.begun("Klaar");
    box.deliver(advice, 1);
    assertThat(box.write(advice, 2, "Toch anders").statusCode()).isEqualTo(409);
    assertThat(box.attach(box.member(), advice, "advice", "a.pdf", PDF).statusCode())
        .isEqualTo(403);
    assertThat(node.get("/o/velsen/advice").body()).contains("Klaar");
  }

  @Test
  void aDraftOfAnAnswerIsTheMunicipalitysOwn() {
    String advice = box.begun("Antwoord mij", "Een punt.");
    box.deliver(advice, 1);
    box.answer(advice, "revision", "1", "answer", "Voorlopig nee", "reason-0", "Nog bezig");

    assertThat(box.page(box.editor(), advice).body()).contains("Voorlopig nee", "Nog bezig");
    assertThat(box.page(box.member(), advice).body()).doesNotContain("Voorlopig nee", "Nog bezig");
    assertThat(node.get("/o/velsen/advice/" + advice).body()).doesNotContain("Voorlopig nee");
    assertThat(node.get("/api/v1/advices/" + advice).body()).doesNotContain("Voorlopig nee");
  }

  @Test
  void anEmbargoIsSeenByBothAndAnsweredOnlyAfterIt() {
    String advice = box.begun("Straks", "Een punt.");
    box.deliver(advice, 1, Instant.now().plus(Duration.ofDays(2)));

    assertThat(box.page(box.editor(), advice).body()).contains("Straks", "Niet openbaar tot");
    assertThat(village.get("/council", box.editor()).body()).contains("Straks");
    HttpResponse<String> early =
        box.answer(
            advice, "revision", "1", "verdict-0", "adopted", "reason-0", "Ja", "publish", "1");
    assertThat(early.statusCode()).isEqualTo(409);
    assertThat(
            village
                .send("/council/advices/" + advice + "/_publish", box.editor(), "go", "1")
                .statusCode())
        .isEqualTo(403);
    assertThat(
            village
                .send("/council/advices/" + advice + "/_publish", box.member(), "go", "1")
                .statusCode())
        .isEqualTo(303);
    assertThat(node.get("/o/velsen/advice/" + advice).statusCode()).isEqualTo(200);
  }

  @Test
  void anEmbargoIsAMomentStillToCome() {
    String advice = box.begun("Te laat");
    HttpResponse<String> past = box.deliver(advice, 1, Instant.now().minus(Duration.ofDays(1)));
    assertThat(past.statusCode()).isEqualTo(400);
    assertThat(past.body()).contains("Kies een dag en tijd die nog komen");
    assertThat(node.get("/o/velsen/advice").body()).doesNotContain("Te laat");
  }

  @Test
  void filesAreKnownByWhatIsInThemAndHandedOutToBeKept() {
    String advice = box.begun("Met bijlage");
    String html = "<!doctype html><script>alert(1)</script>";
    assertThat(
            box.attach(box.member(), advice, "advice", "a.pdf", html.getBytes(ISO_8859_1))
                .headers()
                .firstValue("Location"))
        .hasValueSatisfying(location -> assertThat(location).endsWith("?file=wrong"));
    box.attach(box.member(), advice, "advice", "../../Plan \"één\".html", PDF);
    box.attach(box.member(), advice, "answer", "b.pdf", PDF);
    assertThat(village.rows("select name from advice_file where advice = '" + advice + "'"))
        .containsExactly("Plan één.pdf");
    String file =
        village.rows("select id from advice_file where advice = '" + advice + "'").getFirst();
    String path = "/o/velsen/advice/" + advice + "/attachments/" + file;
    assertThat(node.get(path).statusCode()).isEqualTo(404);
    box.deliver(advice, 1);

    HttpResponse<String> got = node.get(path);
    assertThat(got.statusCode()).isEqualTo(200);
    assertThat(got.body()).isEqualTo("%PDF-1.7 report");
    assertThat(got.headers().firstValue("Content-Disposition"))
        .hasValueSatisfying(
            value ->
                assertThat(value)
                    .startsWith("attachment; ")
                    .contains("filename*=UTF-8''Plan%20%C3%A9%C3%A9n.pdf"));
    assertThat(got.headers().firstValue("Content-Security-Policy"))
        .hasValue("default-src 'none'; sandbox");
    assertThat(got.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(node.get(path.replace("velsen", "beverwijk")).statusCode()).isEqualTo(404);
  }

  @Test
  void aFileOfTenMegabytesIsTakenAndALargerOneIsNot() {
    String advice = box.begun("Groot");
    byte[] large = new byte[10 * 1024 * 1024];
    System.arraycopy(PDF, 0, large, 0, PDF.length);
    assertThat(
            box.attach(box.member(), advice, "advice", "groot.pdf", large)
                .headers()
                .firstValue("Location"))
        .hasValueSatisfying(location -> assertThat(location).doesNotContain("file="));
    byte[] larger = java.util.Arrays.copyOf(large, large.length + 1);
    box.attach(box.member(), advice, "advice", "groter.pdf", larger);
    assertThat(village.rows("select name from advice_file where advice = '" + advice + "'"))
        .containsExactly("groot.pdf");
  }

  @Test
  void markupIsNeverHtml() {
    String advice = box.begun("<b>Vet</b>", "<script>alert(1)</script>");
    box.deliver(advice, 1);
    assertThat(node.get("/o/velsen/advice/" + advice).body())
        .contains("&lt;b&gt;Vet", "&lt;script&gt;")
        .doesNotContain("<b>Vet", "<script>alert");
  }

  @Test
  void onlyACouncilBelowCanBeAsked() {
    assertThat(
            village
                .send(
                    "/council/advices/ask",
                    village.neighbour().cookies(),
                    "council",
                    "raad",
                    "question",
                    "x")
                .statusCode())
        .isEqualTo(403);
    assertThat(
            village
                .send("/council/advices/ask", box.editor(), "council", "velsen", "question", "x")
                .statusCode())
        .isEqualTo(403);
    assertThat(village.send("/council/advices", box.editor(), "revision", "1", "title", "x"))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(403);
  }
}
