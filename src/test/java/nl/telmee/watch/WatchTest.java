package nl.telmee.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.telmee.Patience;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The home of staff and the page of a poll, without a browser. */
final class WatchTest {
  private static final int K = 5;

  private static TestNode node;

  @BeforeAll
  static void start() {
    node = TestNode.start();
    node.organisation("velsen");
    node.organisation("heemskerk");
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static String body(String slug, String visibility, String closesAt) {
    return """
    {"organisation":"velsen","slug":"%s","title":{"nl":"Peiling %1$s"},"closesAt":%s,
     "resultsPolicy":{"visibility":"%s","minimumGroup":%d,"breakdowns":false},
     "questions":[
      {"id":"one","type":"scale","minimum":1,"maximum":5,"text":{"nl":"Een?"}},
      {"id":"two","type":"scale","minimum":1,"maximum":5,"text":{"nl":"Twee?"}},
      {"id":"idea","type":"text","maxLength":200,"text":{"nl":"Wat nog?"}}]}
    """
        .formatted(slug, closesAt, visibility, K);
  }

  private static void answer(String poll, int people) {
    for (int i = 0; i < people; i++) {
      node.respond(poll, UUID.randomUUID().toString(), "{\"one\":4,\"idea\":\"meer groen\"}");
    }
  }

  private static String page(Staff who, String path) {
    HttpResponse<String> response = node.get(path, "Cookie", who.cookies());
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    return response.body();
  }

  @Test
  void theHomeSaysWhatWaitsAndListsWhatThereIs() {
    Staff editor = Staff.of(node, "editor", "velsen");
    String soon = Instant.now().plus(Duration.ofHours(9)).toString();
    String poll = node.openPoll(body("soon", "live", '"' + soon + '"'));
    node.draft(body("draft-one", "live", "null"));
    answer(poll, K);

    String cookies = editor.cookies();
    String home =
        Patience.until(
            () -> node.get("/staff", "Cookie", cookies).body(),
            html -> html.contains("5 open antwoorden te lezen in"));
    assertThat(home)
        .contains("Sluit binnenkort:", "nog 8 uur", "Peiling soon", "Live, groepen van 5")
        .contains("nog een concept")
        .contains("/staff/polls/" + poll + "/answers")
        .doesNotContain("Peiling draft-one");
    assertThat(page(editor, "/staff?state=draft")).contains("Peiling draft-one", "/edit");
    assertThat(page(editor, "/staff?search=SOON")).contains("Peiling soon");
    assertThat(page(editor, "/staff?search=zz%25_")).contains("Niets gevonden");
    assertThat(page(editor, "/staff?state=nonsense&page=99"))
        .contains("Er is nu geen peiling open");
  }

  @Test
  void anOrganisationIsCalledByItsName() {
    node.postAsAdministrator(
        "/api/v1/organisations",
        """
        {"slug":"haven","kind":"municipality",
         "name":{"nl":"Gemeente Havenstad","en":"Town of Havenstad"}}
        """);
    String mine = body("by-name", "after-closing", "null").replace("\"velsen\"", "\"haven\"");
    String poll = node.openPoll(mine);
    String draft = node.draft(mine.replace("by-name", "by-name-draft"));
    Staff editor = Staff.of(node, "editor", "haven");
    node.get("/api/v1/polls/" + poll + "/results", "Authorization", "Bearer " + editor.token());

    for (String path :
        List.of(
            "/staff",
            "/staff?search=havenstad",
            "/staff/polls/" + poll,
            "/staff/polls/" + poll + "/share",
            "/staff/polls/" + draft + "/edit",
            "/p/by-name/results/report?look=1")) {
      assertThat(page(editor, path)).as(path).contains("Gemeente Havenstad");
    }
    assertThat(page(editor, "/staff/polls/" + poll + "?lang=en")).contains("Town of Havenstad");
    assertThat(node.get("/p/by-name/results").body()).contains("Gemeente Havenstad, ");
  }

  @Test
  void whatCameSinceTheHourWasWrittenDownIsCountedAtOnce() throws SQLException {
    String poll = node.openPoll(body("fresh", "live", "null"));
    answer(poll, K - 2);
    Patience.until(
        () -> node.results(poll).path("responses").path("received").asInt(), n -> n == K - 2);
    String cookies = Staff.of(node, "editor", "velsen").cookies();
    try (Connection db = node.jdbc();
        PreparedStatement forget =
            db.prepareStatement("delete from received_hour where poll_id = ?")) {
      forget.setObject(1, UUID.fromString(poll));
      forget.executeUpdate();
    }

    assertThat(node.get("/staff?search=fresh", "Cookie", cookies).body())
        .contains("3 in twee dagen")
        .doesNotContain("0 in twee dagen");
    assertThat(node.get("/staff/polls/" + poll, "Cookie", cookies).body())
        .doesNotContain("Er zijn nog geen antwoorden.");
  }

  @Test
  void whatIsKnownNowStandsInTheHourOfNow() {
    Instant now = Instant.parse("2026-11-22T10:20:00Z");
    Instant nine = Instant.parse("2026-11-22T09:00:00Z");
    Instant opened = nine.minus(Duration.ofDays(9));
    List<Hour> counted = List.of(new Hour(nine, 4));

    assertThat(Hour.upTo(now, 7, counted, opened, nine))
        .containsExactly(new Hour(nine, 4), new Hour(nine.plus(Duration.ofHours(1)), 7));
    assertThat(Hour.upTo(now, 7, List.of(), opened, nine)).as("nobody knows when").isEmpty();
    assertThat(Hour.upTo(now, 7, List.of(), now, nine)).hasSize(1);
    assertThat(Hour.upTo(now, 0, counted, opened, nine)).isEqualTo(counted);
  }

  @Test
  void anotherOrganisationSeesNothingOfIt() {
    String poll = node.openPoll(body("ours", "live", "null"));
    Staff other = Staff.of(node, "editor", "heemskerk");

    assertThat(page(other, "/staff")).doesNotContain("Peiling ours");
    assertThat(node.get("/staff/polls/" + poll, "Cookie", other.cookies()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void aViewerWatchesAndIsOfferedNothingToChange() {
    String poll = node.openPoll(body("viewed", "live", "null"));
    String html = page(Staff.of(node, "viewer", "velsen"), "/staff/polls/" + poll);

    assertThat(html)
        .contains("/p/viewed/screen")
        .doesNotContain("/answers\"", "/close\"", "/codes\"");
    assertThat(page(Staff.of(node, "viewer", "velsen"), "/staff"))
        .doesNotContain("/staff/polls/new");
  }

  @Test
  void whatEverybodySeesIsShownAndWhatIsHiddenIsAskedForFirst() {
    String live = node.openPoll(body("shown-live", "live", "null"));
    String later = node.openPoll(body("shown-later", "after-closing", "null"));
    answer(later, K);
    Staff editor = Staff.of(node, "editor", "velsen");

    assertThat(page(editor, "/staff/polls/" + live)).contains("data-results");
    String hidden = page(editor, "/staff/polls/" + later);
    assertThat(hidden)
        .contains("Toch kijken, dit wordt genoteerd", "Nog niemand van de organisatie")
        .doesNotContain("data-results", "data-share");
    node.get("/p/shown-later/results", "Cookie", editor.cookies());
    assertThat(page(editor, "/staff/polls/" + later))
        .contains("Medewerkers keken 1 keer eerder mee");
  }

  @Test
  void theScreenOfAHiddenPollAsksStaffBeforeItShowsAndWritesTheLookDown() {
    node.openPoll(body("screen-later", "after-closing", "null"));
    Staff editor = Staff.of(node, "editor", "velsen");

    assertThat(node.get("/p/screen-later/screen").body())
        .contains("qr")
        .doesNotContain("data-share", "dit wordt genoteerd");
    assertThat(node.get("/p/screen-later/screen?look=1").statusCode()).isEqualTo(403);
    assertThat(page(editor, "/p/screen-later/screen"))
        .contains("Toch tonen, dit wordt genoteerd")
        .doesNotContain("data-share");
    assertThat(page(editor, "/p/screen-later/screen?look=1"))
        .contains("Alleen voor jou", "data-share")
        .doesNotContain("data-stream");
    Staff other = Staff.of(node, "editor", "heemskerk");
    assertThat(node.get("/p/screen-later/screen?look=1", "Cookie", other.cookies()).statusCode())
        .isEqualTo(403);
  }

  @Test
  void howFarPeopleComeIsCountedWithoutAPerson() {
    String poll = node.openPoll(body("far", "live", "null"));
    String path = "/api/v1/polls/" + poll + "/_leave";
    for (int i = 0; i < K; i++) {
      assertThat(node.post(path, "application/json", "{\"question\":\"two\"}").statusCode())
          .isEqualTo(204);
    }
    assertThat(node.post(path, "application/json", "{\"question\":\"nine\"}").statusCode())
        .isEqualTo(400);
    assertThat(node.post(path, "application/json", "{\"question\":\"one\",\"who\":1}").statusCode())
        .isEqualTo(400);

    String cookies = Staff.of(node, "editor", "velsen").cookies();
    String html =
        Patience.until(
            () -> node.get("/staff/polls/" + poll, "Cookie", cookies).body(),
            body -> body.contains("Gestopt"));
    assertThat(html).contains("<td class=\"n\">5</td>");
  }

  @Test
  void aDraftIsEditedOrWaitedFor() {
    String draft = node.draft(body("waits", "live", "null"));
    Staff editor = Staff.of(node, "editor", "velsen");

    HttpResponse<String> toEdit = node.get("/staff/polls/" + draft, "Cookie", editor.cookies());
    assertThat(toEdit.statusCode()).isEqualTo(303);
    assertThat(toEdit.headers().firstValue("Location")).contains("/staff/polls/" + draft + "/edit");
    assertThat(page(Staff.of(node, "viewer", "velsen"), "/staff/polls/" + draft))
        .contains("is nog een concept");
    assertThat(node.get("/p/waits/screen").statusCode()).isEqualTo(404);
  }

  @Test
  void nonsenseInTheAddressOfTheScreenIsRefusedOrTakenToTheNearest() {
    node.openPoll(body("odd", "live", "null"));

    assertThat(node.get("/p/odd/screen?q=99").statusCode()).isEqualTo(200);
    assertThat(node.get("/p/odd/screen?q=-1").statusCode()).isEqualTo(400);
    assertThat(node.get("/p/odd/screen?q=x").statusCode()).isEqualTo(400);
    assertThat(node.get("/p/nothing/screen").statusCode()).isEqualTo(404);
  }
}
