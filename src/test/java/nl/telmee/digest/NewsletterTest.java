package nl.telmee.digest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.telmee.Desk;
import nl.telmee.FussyPost;
import nl.telmee.Mailbox;
import nl.telmee.Patience;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A newsletter from the choice of its days to the mailboxes, the website and the log. */
final class NewsletterTest {
  private static final String FOLLOWER =
      """
      with f as (insert into mail_follower (id, organisation, frequency, newsletter, themes,
        language, cursor, due_at) values (gen_random_uuid(), 'velsen', 'none', true, '{}', ?, 0,
        now()) returning id)
      insert into mail_address (follower, organisation, address, token, token_hash)
      select id, 'velsen', ?, translate(gen_random_uuid()::text, '-', '') || 'abcdefghijk',
        sha256(?::bytea) from f
      """;

  private static Mailbox mailbox;
  private static FussyPost post;
  private static TestNode node;
  private static Staff editor;
  private static List<String> events;

  @BeforeAll
  static void start() throws Exception {
    mailbox = new Mailbox();
    post = new FussyPost(mailbox.port());
    post.refuse("refused@x.example");
    node = TestNode.start(Mailbox.settings(post.port()));
    node.organisation("velsen");
    node.organisation("heemskerk");
    editor = Staff.of(node, "editor", "velsen");
    events = new ArrayList<>();
    for (String title : List.of("Fietsen", "Wonen", "Groen")) {
      events.add(event("nl.telmee.poll.opened.v1", title));
    }
    events.add(event("nl.telmee.decision.taken.v1", "Brug"));
    for (String who : List.of("a", "b", "refused")) {
      follower(who + "@x.example", "nl");
    }
    follower("english@x.example", "en");
  }

  @AfterAll
  static void stop() throws Exception {
    node.close();
    post.close();
    mailbox.close();
  }

  @BeforeEach
  void empty() throws SQLException {
    mailbox.empty();
    run("delete from newsletter");
  }

  @Test
  void anEditorMakesOneOfWhatHappenedAndSendsIt() throws SQLException {
    try (Desk desk = new Desk(node)) {
      desk.signIn(editor.email(), TestNode.ADMIN_PASSWORD);
      String page =
          Desk.next(
                  desk.post(
                      "/staff/newsletter",
                      "organisation",
                      "velsen",
                      "since",
                      "2026-10-01",
                      "until",
                      "2026-10-31"))
              .replace("?done=made", "");
      assertThat(desk.get(page).body())
          .contains("New polls", "Fietsen", "Wonen", "Groen", "What was decided", "Brug");

      HttpResponse<String> moved = save(desk, page, 1, "up:" + events.get(2), events);
      assertThat(Desk.next(moved)).endsWith("#i-" + events.get(2));
      List<String> order = List.of(events.get(0), events.get(2), events.get(3));
      assertThat(items(page))
          .containsExactly(events.get(0), events.get(2), events.get(1), events.get(3));
      HttpResponse<String> outdated = save(desk, page, 1, "save", order);
      assertThat(outdated.statusCode()).isEqualTo(412);
      assertThat(outdated.body()).contains("value=\"Een titel\"");
      assertThat(Desk.next(save(desk, page, 2, "test", order))).endsWith("?done=test");
      Mailbox.Mail test = mailbox.await(editor.email(), 1).getFirst();
      assertThat(test.subject()).isEqualTo("[test] A title");
      assertThat(test.header("List-Unsubscribe")).isEmpty();

      assertThat(Desk.next(save(desk, page, 3, "send", order))).isEqualTo(page + "/send");
      assertThat(desk.get(page + "/send").body()).contains("goes to 4 addresses", "3 messages");
      assertThat(Desk.next(desk.post(page + "/send", "when", "now"))).isEqualTo(page);

      String progress =
          Patience.until(() -> desk.get(page).body(), body -> body.contains("is sent, finished"));
      assertThat(progress).contains("3 of 4 mails have gone", "1 address did not take the mail");
      assertThat(desk.get("/staff/audit").statusCode()).isEqualTo(403);
    }
    assertThat(mailbox.to("a@x.example")).hasSize(1);
    Mailbox.Mail dutch = mailbox.to("a@x.example").getFirst();
    assertThat(dutch.subject()).isEqualTo("Een titel");
    assertThat(dutch.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
    assertThat(dutch.plain())
        .contains(
            "Hallo allemaal.", "Nieuwe peilingen", "Fietsen", "Groen", "/o/velsen/newsletters/")
        .doesNotContain("Wonen");
    assertThat(dutch.plain().indexOf("Fietsen")).isLessThan(dutch.plain().indexOf("Groen"));
    assertThat(mailbox.to("english@x.example").getFirst().plain())
        .contains("A title", "Hello everybody.", "New polls");

    String archive = dutch.link("/o/velsen/newsletters/\\d+");
    assertThat(node.get(archive).body()).contains("Een titel", "Hallo allemaal.", "Groen");
    assertThat(node.get("/o/velsen/newsletters").body()).contains("href=\"" + archive + "\"");
    assertThat(number("select count(*) from newsletter_delivery")).isZero();
    assertThat(
            strings(
                "select action from audit_entry"
                    + " where subject = (select id::text from newsletter) order by seq"))
        .startsWith("newsletter-made", "newsletter-changed")
        .contains("newsletter-scheduled")
        .endsWith("newsletter-sent");
  }

  @Test
  void aProgramMakesSchedulesAndReadsOne() {
    JsonNode made = api("/api/v1/newsletters", body("velsen", ""), 201);
    assertThat(made.path("items")).hasSize(4);
    String path = "/api/v1/newsletters/" + made.path("id").asText();
    assertThat(node.get(path).statusCode()).as("a draft is nobody else's").isEqualTo(404);
    assertThat(node.get("/o/velsen/newsletters/1").statusCode()).isEqualTo(404);

    String only = ",\"items\":[\"" + events.get(1) + "\",\"" + UUID.randomUUID() + "\"]";
    JsonNode changed = TestNode.json(node.putAsAdministrator(path, body("velsen", only)));
    assertThat(changed.path("items")).hasSize(1);
    JsonNode ready = api(path + "/_send", "{\"sendAt\":\"2099-01-01T10:00:00Z\"}", 200);
    assertThat(ready.path("state").asText()).isEqualTo("scheduled");
    assertThat(node.putAsAdministrator(path, body("velsen", "")).statusCode()).isEqualTo(409);
    assertThat(mailbox.all()).isEmpty();
    assertThat(TestNode.json(node.get("/api/v1/newsletters")).path("newsletters")).isEmpty();
  }

  @Test
  void whatWasScheduledCanBeHeldBackAndThrownAway() throws SQLException {
    JsonNode made = api("/api/v1/newsletters", body("velsen", ""), 201);
    String page = "/staff/newsletter/" + made.path("id").asText();
    try (Desk desk = Desk.ofAdministrator(node)) {
      assertThat(desk.post(page + "/send", "when", "later", "at", "2001-01-01T10:00").statusCode())
          .isEqualTo(400);
      desk.post(page + "/send", "when", "later", "at", "2027-01-01T10:00");
      assertThat(desk.get(page).body()).contains("1 January 2027 at 10:00", "Do not send it yet");
      assertThat(desk.post(page + "/_remove").statusCode()).isEqualTo(409);
      desk.post(page + "/_hold");
      assertThat(Desk.next(desk.post(page + "/_remove"))).contains("done=removed");
    }
    assertThat(number("select count(*) from newsletter")).isZero();
  }

  @Test
  void anotherOrganisationsNewsletterIsNotThere() {
    JsonNode made = api("/api/v1/newsletters", body("heemskerk", ""), 201);
    try (Desk desk = new Desk(node)) {
      desk.signIn(editor.email(), TestNode.ADMIN_PASSWORD);
      String page = "/staff/newsletter/" + made.path("id").asText();
      assertThat(desk.get(page).statusCode()).isEqualTo(404);
      assertThat(desk.post(page + "/send", "when", "now").statusCode()).isEqualTo(404);
      assertThat(
              desk.post(
                      "/staff/newsletter",
                      "organisation",
                      "heemskerk",
                      "since",
                      "2026-10-01",
                      "until",
                      "2026-10-31")
                  .statusCode())
          .isEqualTo(403);
      assertThat(desk.get("/staff/newsletter").body()).doesNotContain("heemskerk");
    }
  }

  @Test
  void staffSeesHowManyFollowAndNoMore() {
    try (Desk desk = new Desk(node)) {
      desk.signIn(editor.email(), TestNode.ADMIN_PASSWORD);
      assertThat(desk.get("/staff/newsletter").body())
          .contains("Who follows by e-mail?", "data-label=\"Newsletter\">4<")
          .doesNotContain("x.example");
    }
  }

  private static HttpResponse<String> save(
      Desk desk, String page, int revision, String action, List<String> kept) {
    List<String> fields =
        new ArrayList<>(
            List.of(
                "revision",
                String.valueOf(revision),
                "title-nl",
                "Een titel",
                "title-en",
                "A title",
                "introduction-nl",
                "Hallo allemaal.\n\nTweede alinea.",
                "introduction-en",
                "Hello everybody.",
                "since",
                "2026-10-01",
                "until",
                "2026-10-31",
                "action",
                action));
    kept.forEach(id -> fields.addAll(List.of("order", id, "keep", id)));
    return desk.post(page, fields.toArray(String[]::new));
  }

  private static List<String> items(String page) throws SQLException {
    return strings(
        "select unnest(items)::text from newsletter where id = '%s'"
            .formatted(page.replaceAll(".*/", "")));
  }

  private static String body(String organisation, String more) {
    return """
    {"organisation":"%s","title":{"nl":"Nieuws"},"since":"2026-10-01","until":"2026-10-31"%s}
    """
        .formatted(organisation, more);
  }

  private static JsonNode api(String path, String body, int status) {
    HttpResponse<String> answer = node.postAsAdministrator(path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return TestNode.json(answer);
  }

  private static String event(String type, String title) throws SQLException {
    UUID id = UUID.randomUUID();
    try (Connection connection = node.jdbc();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                select event_append(?, ?, 'velsen', 'tests/1', null, '{}', '2026-10-15T10:00:00Z', '/p/x',
                  '{"title":{"nl":"%s"},"outcome":"adopted"}')
                """
                    .formatted(title))) {
      statement.setObject(1, id);
      statement.setString(2, type);
      statement.execute();
    }
    return id.toString();
  }

  private static void follower(String address, String language) throws SQLException {
    try (Connection connection = node.jdbc();
        PreparedStatement statement = connection.prepareStatement(FOLLOWER)) {
      statement.setString(1, language);
      statement.setString(2, address);
      statement.setString(3, address);
      statement.execute();
    }
  }

  private static void run(String sql) throws SQLException {
    try (Connection connection = node.jdbc()) {
      connection.createStatement().execute(sql);
    }
  }

  private static long number(String sql) throws SQLException {
    return Long.parseLong(strings(sql).getFirst());
  }

  private static List<String> strings(String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = node.jdbc();
        ResultSet rows = connection.createStatement().executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }
}
