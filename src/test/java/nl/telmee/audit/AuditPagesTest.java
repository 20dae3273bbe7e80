package nl.telmee.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import nl.telmee.Desk;
import nl.telmee.Staff;
import nl.telmee.Survey;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The log as an administrator reads it: searched, and taken away as a file. */
final class AuditPagesTest {
  private static TestNode node;
  private static Desk desk;
  private static Staff reader;
  private static String poll;

  @BeforeAll
  static void start() {
    node = TestNode.start();
    node.organisation("velsen");
    node.organisation("heemskerk");
    poll = node.openPoll(Survey.poll("watched"));
    node.close(poll);
    Staff.of(node, "editor", "heemskerk").token();
    reader = Staff.of(node, "administrator", "velsen");
    desk = new Desk(node);
    desk.signIn(reader.email(), TestNode.ADMIN_PASSWORD);
  }

  @AfterAll
  static void stop() {
    desk.close();
    node.close();
  }

  private static String page(String query) {
    HttpResponse<String> response = desk.get("/staff/audit" + query);
    assertThat(response.statusCode()).as(query).isEqualTo(200);
    return response.body();
  }

  private static List<NamedCsvRecord> csv(Desk who, String query) {
    HttpResponse<String> response = who.get("/staff/audit/csv" + query);
    assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
    assertThat(response.headers().firstValue("Content-Disposition").orElse(""))
        .contains("audit-log.csv");
    return CsvReader.builder().ofNamedCsvRecord(response.body()).stream().toList();
  }

  @Test
  void theLogSaysThatItIsWholeAndWhoDidWhat() {
    assertThat(page(""))
        .contains("<td class=\"long\" data-label=\"Who\">" + TestNode.ADMIN_EMAIL)
        .contains(poll, "opened a poll", "closed a poll")
        .doesNotContain("role=\"alert\"");
  }

  @Test
  void aPollIsCalledByItsTitleAndFoundByIt() {
    String title = TestNode.json(node.get("/api/v1/polls/" + poll)).at("/title/nl").asText();

    assertThat(
            page("?action=poll-opened&subject=" + title.toUpperCase(Locale.ROOT).replace(' ', '+')))
        .contains("<a href=\"/staff/polls/" + poll + "\">" + title + "</a>");
    assertThat(page("?action=poll-opened&subject=no+such+title")).contains("Nothing found");
  }

  @Test
  void theLogSaysHowLongItIsKept() {
    assertThat(page("")).contains("stays for 400 days");
  }

  @Test
  void aSearchByPersonActionSubjectAndDayFindsWhatFitsAll() {
    String closed = "?action=poll-closed&person=ADMIN%40&subject=" + poll;

    assertThat(lines(page(closed))).isEqualTo(1);
    assertThat(page(closed)).contains("href=\"/staff/audit/csv?action=poll-closed");
    assertThat(page(closed + "&to=2020-01-01")).contains("Nothing found");
    assertThat(page(closed + "&from=2020-01-01")).contains(poll);
    assertThat(page("?person=100%25_")).contains("Nothing found");
    assertThat(desk.get("/staff/audit?from=yesterday").statusCode()).isEqualTo(400);
    assertThat(desk.get("/staff/audit?action=party").statusCode()).isEqualTo(400);
  }

  private static int lines(String html) {
    return html.split("<td class=\"num\"", -1).length - 1;
  }

  @Test
  void theFilesHoldWhatTheSearchFoundAndThatTheyWereTaken() {
    List<NamedCsvRecord> csv = csv(desk, "?subject=" + poll);
    JsonNode json = TestNode.json(desk.get("/staff/audit/json?subject=" + poll));

    assertThat(csv)
        .extracting(line -> line.getField("action"))
        .containsExactly("poll-closed", "poll-opened", "poll-made");
    assertThat(json.findValuesAsText("hash"))
        .containsExactlyElementsOf(csv.stream().map(line -> line.getField("hash")).toList());
    assertThat(csv(desk, "?action=audit-exported&person=" + reader.email()))
        .extracting(line -> line.getField("subject"))
        .contains("csv", "json");
  }

  @Test
  void whatIsAnotherOrganisationsIsInNeitherPageNorFile() {
    assertThat(csv(desk, ""))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line.getField("organisation")).isEqualTo("velsen"));
    assertThat(desk.get("/staff/audit/json").body()).doesNotContain("heemskerk");
    assertThat(page("?subject=heemskerk")).contains("Nothing found");
    try (Desk all = Desk.ofAdministrator(node)) {
      assertThat(csv(all, ""))
          .extracting(line -> line.getField("organisation"))
          .contains("velsen", "heemskerk");
    }
  }
}
