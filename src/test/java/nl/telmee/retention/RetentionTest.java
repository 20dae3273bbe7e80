package nl.telmee.retention;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import nl.telmee.Patience;
import nl.telmee.Staff;
import nl.telmee.Survey;
import nl.telmee.TestNode;
import nl.telmee.id.PollId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was kept long enough is gone from the tables; what was released stays as it is. */
final class RetentionTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final TestNode NODE = TestNode.start();
  private static String administrator = "";
  private static String editor = "";

  @BeforeAll
  static void sign() {
    NODE.organisation("velsen");
    NODE.organisation("haarlem");
    administrator = Staff.administrator(NODE).cookies();
    editor = Staff.of(NODE, "editor", "velsen").cookies();
  }

  @AfterAll
  static void stop() {
    NODE.close();
  }

  private static long count(String sql, Object... arguments) {
    try (Connection connection = NODE.jdbc();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setObject(i + 1, arguments[i]);
      }
      if (!statement.execute()) {
        return statement.getUpdateCount();
      }
      try (ResultSet rows = statement.getResultSet()) {
        rows.next();
        return rows.getLong(1);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static long responses(String poll) {
    return count("select count(*) from response where poll_id = ?", UUID.fromString(poll));
  }

  private static long texts(String poll) {
    return count(
        "select count(*) from response where poll_id = ? and jsonb_exists(answers, 'idea')",
        UUID.fromString(poll));
  }

  private static String closed(String slug, long seed, int people) {
    String poll = NODE.openPoll(Survey.poll(slug));
    Survey survey = new Survey(seed);
    for (int i = 0; i < people; i++) {
      assertThat(NODE.respond(poll, survey.key(), survey.answers()).statusCode()).isEqualTo(201);
    }
    NODE.close(poll);
    Patience.until(() -> NODE.results(poll), now -> now.path("state").asText().equals("closed"));
    return poll;
  }

  private static void closedDaysAgo(String poll, int days) {
    daysAgo("closed_at", poll, days);
  }

  private static void daysAgo(String column, String poll, int days) {
    count(
        "update poll set " + column + " = now() - make_interval(days => ?) where id = ?",
        days,
        UUID.fromString(poll));
  }

  /** A node looks for what is due when it starts. */
  private static void aDayLater() {
    NODE.another().close();
  }

  private static void awaitEnded(String poll, String kind) {
    Patience.until(
        () ->
            count(
                "select count(*) from destruction where poll_id = ? and kind = ?"
                    + " and ended_at is not null",
                UUID.fromString(poll),
                kind),
        n -> n == 1);
  }

  private static NamedCsvRecord line(String poll, String kind) {
    HttpResponse<String> response = get("/staff/retention/csv", administrator);
    assertThat(response.statusCode()).as(response.headers().toString()).isEqualTo(200);
    String csv = response.body();
    return CsvReader.builder().ofNamedCsvRecord(csv).stream()
        .filter(line -> line.getField("poll").equals(poll) && line.getField("kind").equals(kind))
        .findFirst()
        .orElseThrow(() -> new AssertionError(csv));
  }

  private static HttpResponse<String> get(String path, String cookies) {
    return NODE.get(path, "Cookie", cookies);
  }

  private static HttpResponse<String> post(String path, String cookies, String form) {
    return NODE.post(path, FORM, form, "Cookie", cookies, "Sec-Fetch-Site", "same-origin");
  }

  @Test
  void responsesAreGoneAfterTheirTermAndResultsAreNot() {
    String poll = closed("a-year-ago", 1, 120);
    JsonNode before = NODE.results(poll);
    closedDaysAgo(poll, 366);

    aDayLater();
    awaitEnded(poll, "responses");

    assertThat(responses(poll)).isZero();
    assertThat(NODE.results(poll)).isEqualTo(before);
    try (TestNode fresh = NODE.another()) {
      assertThat(fresh.results(poll)).as("as another node reads it").isEqualTo(before);
    }
    assertThat(count("select count(*) from tally where poll_id = ?", UUID.fromString(poll)))
        .isPositive();
    assertThat(line(poll, "responses").getField("rows")).isEqualTo("120");
    assertThat(line(poll, "responses").getField("rule")).isEqualTo("term");
  }

  @Test
  void aPollThatWasPutInAfterItClosedIsKeptItsTermFromThatDay() {
    String poll = closed("of-years-ago", 41, 30);
    closedDaysAgo(poll, 3000);
    daysAgo("taken_in_at", poll, 364);
    String gone = closed("put-in-last-year", 42, 30);
    closedDaysAgo(gone, 3000);
    daysAgo("taken_in_at", gone, 366);
    aDayLater();
    awaitEnded(gone, "responses");

    assertThat(responses(gone)).isZero();
    assertThat(responses(poll)).as("put in less than a year ago").isEqualTo(30);
    assertThat(get("/staff/polls/" + poll + "/retention", administrator).body())
        .contains("Deze peiling kwam hier op", "De termijnen tellen vanaf die dag");
  }

  @Test
  void whatHasAWhileToGoStays() {
    String poll = closed("last-week", 2, 30);
    closedDaysAgo(poll, 20);

    aDayLater();

    assertThat(responses(poll)).isEqualTo(30);
    assertThat(texts(poll)).isPositive();
    assertThat(count("select count(*) from destruction where poll_id = ?", UUID.fromString(poll)))
        .isZero();
  }

  @Test
  void textsGoBeforeTheResponsesTheyCameWith() {
    String poll = closed("a-season-ago", 3, 80);
    long written = texts(poll);
    closedDaysAgo(poll, 91);

    aDayLater();
    awaitEnded(poll, "texts");

    assertThat(written).isPositive();
    assertThat(texts(poll)).isZero();
    assertThat(responses(poll)).isEqualTo(80);
    assertThat(line(poll, "texts").getField("rows")).isEqualTo(String.valueOf(written));
    aDayLater();
    assertThat(count("select count(*) from destruction where poll_id = ?", UUID.fromString(poll)))
        .as("lines of the report")
        .isEqualTo(1);
  }

  @Test
  void codesThatNobodyUsedGoAndTheGroupStillAddsUp() {
    String poll = closed("with-codes", 4, 10);
    UUID group = UUID.randomUUID();
    count(
        "insert into code_group (poll_id, id, name, kind, issued, made_at)"
            + " values (?, ?, '2b', 'code', 30, now())",
        UUID.fromString(poll),
        group);
    count(
        "insert into access_code select ?, 'code' || n, ? from generate_series(1, 12) n",
        UUID.fromString(poll),
        group);
    closedDaysAgo(poll, 31);

    aDayLater();
    awaitEnded(poll, "codes");

    assertThat(count("select count(*) from access_code where poll_id = ?", UUID.fromString(poll)))
        .isZero();
    assertThat(count("select withdrawn from code_group where id = ?", group)).isEqualTo(12);
    assertThat(responses(poll)).isEqualTo(10);
  }

  @Test
  void filesGoAfterADay() {
    String poll = closed("with-files", 5, 10);
    UUID job = UUID.randomUUID();
    count(
        "insert into export_job (poll_id, id, state, language, email, requested_at, ended_at)"
            + " values (?, ?, 'done', 'nl', 'a@velsen.example', now(), now() - interval '25"
            + " hours')",
        UUID.fromString(poll),
        job);
    count("insert into export_chunk values (?, ?, 0, 'abc')", UUID.fromString(poll), job);

    aDayLater();
    awaitEnded(poll, "exports");

    assertThat(count("select count(*) from export_job where id = ?", job)).isZero();
    assertThat(count("select count(*) from export_chunk where job = ?", job)).isZero();
  }

  @Test
  void aDraftThatNobodyTouchedForAYearGoes() {
    String poll = NODE.draft(Survey.poll("forgotten"));
    count(
        "update poll set changed_at = now() - interval '366 days' where id = ?",
        UUID.fromString(poll));

    aDayLater();
    awaitEnded(poll, "drafts");

    assertThat(count("select count(*) from poll where id = ?", UUID.fromString(poll))).isZero();
  }

  @Test
  void aLineOfTheReportCannotBeChangedUnnoticed() {
    String poll = closed("sealed", 6, 20);
    closedDaysAgo(poll, 366);
    aDayLater();
    awaitEnded(poll, "responses");

    NamedCsvRecord line = line(poll, "responses");
    Destruction same =
        new Destruction(
            UUID.fromString(line.getField("id")),
            new PollId(UUID.fromString(poll)),
            line.getField("organisation"),
            line.getField("title"),
            DataKind.of(line.getField("kind")),
            Integer.valueOf(line.getField("days")),
            null,
            null,
            Long.parseLong(line.getField("rows")),
            Instant.parse(line.getField("beganAt")),
            Instant.parse(line.getField("endedAt")),
            null);

    assertThat(same.computedHash()).isEqualTo(line.getField("sha256"));
    assertThat(
            count(
                "select count(*) from audit_entry where action = 'data-destroyed' and subject = ?"
                    + " and detail::text like ?",
                poll,
                "%" + line.getField("sha256") + "%"))
        .isEqualTo(1);
  }

  @Test
  void anAdministratorDestroysAtOnceAfterTypingTheWord() {
    String poll = closed("at-once", 7, 40);
    String path = "/staff/polls/" + poll + "/destroy";

    HttpResponse<String> nothing = post(path, administrator, "word=wissen");
    HttpResponse<String> unsure = post(path, administrator, "kind=responses&word=ja");

    assertThat(nothing.statusCode()).isEqualTo(400);
    assertThat(unsure.statusCode()).isEqualTo(400);
    assertThat(unsure.body()).contains("role=\"alert\"").contains("value=\"responses\" checked");
    assertThat(responses(poll)).isEqualTo(40);

    assertThat(post(path, administrator, "kind=responses&word=Wissen").statusCode()).isEqualTo(303);
    awaitEnded(poll, "responses");
    assertThat(responses(poll)).isZero();
    assertThat(line(poll, "responses").getField("by")).isEqualTo(TestNode.ADMIN_EMAIL);
    assertThat(get("/staff/polls/" + poll + "/retention", editor).body()).contains("Gewist op");
  }

  @Test
  void overTheApiItIsTheSameDestructionWithTheSameReport() {
    String poll = closed("by-program", 10, 30);
    String path = "/api/v1/polls/" + poll + "/destructions";

    HttpResponse<String> wrong =
        NODE.postAsAdministrator(path, "{\"kind\":\"drafts\",\"sure\":true}");
    HttpResponse<String> begun = NODE.postAsAdministrator(path, "{\"kind\":\"responses\"}");

    assertThat(TestNode.json(wrong).path("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("/kind", "/sure");
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
    awaitEnded(poll, "responses");
    JsonNode line = TestNode.json(get(path, editor)).path("destructions").path(0);
    assertThat(responses(poll)).isZero();
    assertThat(line.path("id")).isEqualTo(TestNode.json(begun).path("id"));
    assertThat(line.path("rows").asInt()).isEqualTo(30);
    assertThat(line.path("person").asText()).isEqualTo(TestNode.ADMIN_EMAIL);
    assertThat(line.path("sha256").asText()).isEqualTo(line(poll, "responses").getField("sha256"));
  }

  @Test
  void onlyAnAdministratorDestroysAndOnlyOfAClosedPoll() {
    String poll = closed("not-by-all", 8, 10);
    String open = NODE.openPoll(Survey.poll("still-open"));

    assertThat(get("/staff/polls/" + poll + "/destroy", editor).statusCode()).isEqualTo(403);
    assertThat(
            post("/staff/polls/" + poll + "/destroy", editor, "kind=responses&word=wissen")
                .statusCode())
        .isEqualTo(403);
    assertThat(
            post("/staff/polls/" + open + "/destroy", administrator, "kind=responses&word=wissen")
                .statusCode())
        .isEqualTo(409);
    assertThat(responses(poll)).isEqualTo(10);
  }

  @Test
  void termsAreChosenBeforeTheOpeningAndReadByWhoTakesPart() {
    String poll = NODE.draft(Survey.poll("short-terms"));
    String path = "/staff/polls/" + poll + "/retention";

    HttpResponse<String> wrong = post(path, editor, "revision=1&responses=veel&texts=400&codes=-1");
    HttpResponse<String> longer = post(path, editor, "revision=1&responses=30&texts=31&codes=0");
    HttpResponse<String> right = post(path, editor, "revision=1&responses=730&texts=7&codes=0");

    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body())
        .contains("value=\"veel\"")
        .contains("href=\"#responses\"")
        .contains("href=\"#codes\"");
    assertThat(longer.body()).contains("niet langer bewaren dan de antwoorden");
    assertThat(right.statusCode()).isEqualTo(303);
    assertThat(get(path, editor).body()).contains("value=\"730\"").contains("2 jaar na sluiting");

    NODE.open(poll);
    assertThat(NODE.get("/p/short-terms").body()).contains("uiterlijk 2 jaar na sluiting");
    assertThat(post(path, editor, "revision=2&responses=1&texts=1&codes=1").statusCode())
        .isEqualTo(404);
    assertThat(get(path, editor).body())
        .contains("2 jaar na sluiting")
        .doesNotContain("<form class");
  }

  @Test
  void whatSomebodyElseChangedMeanwhileIsNotLost() {
    String poll = NODE.draft(Survey.poll("two-editors"));
    String path = "/staff/polls/" + poll + "/retention";

    assertThat(post(path, editor, "revision=1&responses=10&texts=5&codes=1").statusCode())
        .isEqualTo(303);
    HttpResponse<String> late = post(path, editor, "revision=1&responses=20&texts=5&codes=1");

    assertThat(late.statusCode()).isEqualTo(412);
    assertThat(late.body())
        .contains("Iemand anders")
        .contains("value=\"20\"")
        .contains("name=\"revision\" value=\"2\"");
  }

  @Test
  void othersSeeNothingOfIt() {
    String poll = closed("ours", 9, 10);
    closedDaysAgo(poll, 366);
    aDayLater();
    awaitEnded(poll, "responses");
    String stranger = Staff.of(NODE, "editor", "haarlem").cookies();

    assertThat(get("/staff/retention/csv", stranger).body()).doesNotContain(poll);
    assertThat(get("/staff/retention", stranger).body()).contains("Er is nog niets gewist");
    assertThat(get("/staff/polls/" + poll + "/retention", stranger).statusCode()).isEqualTo(404);
    assertThat(get("/staff/retention/csv", editor).body()).contains(poll);
  }
}
