package nl.telmee.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.telmee.Patience;
import nl.telmee.SetBeside;
import nl.telmee.Survey;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** LibreOffice opens the workbook and finds in it every number that the API gives. */
final class ResultsXlsxTest {
  private static final int PEOPLE = 120;
  private static final double ROUNDING = 0.0006;
  private static final TestNode NODE = TestNode.start();

  private static String poll = "";
  private static String page = "";
  private static JsonNode results;
  private static Map<String, List<List<String>>> sheets;

  @BeforeAll
  static void answerAndOpen(@TempDir Path folder) throws IOException, InterruptedException {
    NODE.organisation("velsen");
    poll = NODE.openPoll(Survey.poll("as-workbook"));
    Survey survey = new Survey(5);
    for (int i = 0; i < PEOPLE; i++) {
      assertThat(NODE.respond(poll, survey.key(), survey.answers()).statusCode()).isEqualTo(201);
    }
    NODE.close(poll);
    SetBeside.labels(
        NODE, poll, "idea", "[{\"name\":\"Licht\",\"count\":7},{\"name\":\"Groen\",\"count\":1}]");
    SetBeside.spoken(
        NODE,
        poll,
        "Markt",
        1250,
        "{\"themes\":{\"homes\":1200,\"green\":3},\"importance\":{\"1\":9}}");
    SetBeside.spoken(NODE, poll, "Haven", 20, "{\"themes\":{\"homes\":17}}");
    SetBeside.spoken(NODE, poll, "Plein", 4, "{\"themes\":{\"sport\":4}}");
    results =
        Patience.until(
            () -> NODE.results(poll),
            now ->
                now.path("state").asText().equals("closed")
                    && now.has("conversations")
                    && now.toString().contains("\"labels\""));
    page = NODE.get("/p/as-workbook/results").body();
    sheets = Workbooks.open(folder, download("/api/v1/polls/" + poll + "/results").body());
  }

  @AfterAll
  static void stop() {
    NODE.close();
  }

  private static HttpResponse<byte[]> download(String path, String... headers)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          NODE.request(
                  path, headers.length > 0 ? headers : new String[] {"Accept", ResultsXlsx.TYPE})
              .build(),
          HttpResponse.BodyHandlers.ofByteArray());
    }
  }

  private static JsonNode question(JsonNode questions, String id) {
    for (JsonNode question : questions) {
      if (question.path("id").asText().equals(id)) {
        return question;
      }
    }
    throw new AssertionError("no question " + id);
  }

  private static List<String> row(String sheet, String label, int occurrence) {
    return sheets.getOrDefault(sheet, List.of()).stream()
        .filter(row -> row.getFirst().equals(label))
        .skip(occurrence)
        .findFirst()
        .orElseThrow(() -> new AssertionError(label + " in " + sheets.get(sheet)));
  }

  private static double number(String text) {
    return text.endsWith("%")
        ? Double.parseDouble(text.substring(0, text.length() - 1)) / 100
        : Double.parseDouble(text.replace(",", ""));
  }

  private static void assertSame(List<String> row, int column, JsonNode number, double precision) {
    assertThat(number(row.get(column)))
        .as("%s, column %d", row, column)
        .isBetween(number.asDouble() - precision, number.asDouble() + precision);
  }

  @Test
  void thereIsASheetForTheNotesAndOneForEachQuestion() {
    assertThat(sheets.keySet())
        .containsExactlyInAnyOrder(
            "Toelichting",
            "1 Waar woon je",
            "2 Hoe oud ben je",
            "3 Wat vind je belangrijk",
            "4 Hoe erg",
            "5 Wat eerst",
            "6 Wat mag het kosten",
            "7 Wat dan",
            "Ook gesproken");
  }

  @Test
  void everyCountAndShareOfAChoiceIsThere() {
    String sheet = "3 Wat vind je belangrijk";
    JsonNode options = question(results.path("questions"), "themes").path("options");
    List<String> labels = List.of("Wonen", "Sport", "Groen", "Muziek", "Anders");
    for (int i = 0; i < labels.size(); i++) {
      List<String> row = row(sheet, labels.get(i), 0);
      assertSame(row, 1, options.get(i).path("count"), 0);
      assertSame(row, 2, options.get(i).path("share"), 0.0011);
    }
  }

  /** The number that stands behind a name in one of the page's tables. */
  private static double onThePage(String from, String name) {
    Matcher found =
        Pattern.compile(">\\Q" + name + "\\E</th><td class=\"n\"[^>]*>([0-9.]+)<")
            .matcher(page.substring(page.indexOf(from)));
    assertThat(found.find()).as("%s after %s", name, from).isTrue();
    return Double.parseDouble(found.group(1).replace(".", ""));
  }

  @Test
  void labelsStandBelowTheAnswersToAnOpenQuestionAsOnThePage() {
    String sheet = "7 Wat dan";
    JsonNode labels = question(results.path("questions"), "idea").path("labels");

    assertThat(sheets.getOrDefault(sheet, List.of()).toString())
        .contains("Editie 1: 12 teksten gelezen. 2 teksten laten we niet zien.")
        .doesNotContain("bankje");
    for (JsonNode label : labels) {
      String name = label.path("name").asText();
      List<String> row = row(sheet, name, 0);
      assertSame(row, 1, label.path("count"), 0);
      assertSame(row, 2, label.path("share"), 0.0011);
      assertThat(number(row.get(1))).isEqualTo(onThePage("Onderwerp", name));
    }
    assertThat(labels).hasSize(2);
  }

  @Test
  void conversationsHaveASheetWithTheNumbersOfThePage() {
    JsonNode spoken = results.path("conversations");
    List<String> themes = List.of("Wonen", "Sport", "Groen", "Muziek", "Anders");
    JsonNode options = question(spoken.path("questions"), "themes").path("options");

    for (int i = 0; i < themes.size(); i++) {
      List<String> row = row("Ook gesproken", themes.get(i), 0);
      assertSame(row, 1, options.get(i).path("count"), 0);
      assertThat(number(row.get(1))).isEqualTo(onThePage("Ook gesproken", themes.get(i)));
    }
    assertThat(number(row("Ook gesproken", "Wonen", 0).get(1))).isEqualTo(1217);
    assertThat(row("Ook gesproken", "Markt", 0))
        .containsExactly("Markt", "2 november 2026", "1250");
    assertThat(row("Ook gesproken", "Mensen die we ook spraken", 0).get(2)).isEqualTo("1270");
    assertThat(sheets.getOrDefault("Ook gesproken", List.of()).toString()).doesNotContain("Plein");
  }

  @Test
  void meansAndDeviationsAreThere() {
    for (Map.Entry<String, String> one :
        Map.of("4 Hoe erg", "importance", "6 Wat mag het kosten", "costs").entrySet()) {
      JsonNode question = question(results.path("questions"), one.getValue());
      assertSame(row(one.getKey(), "Gemiddelde", 0), 1, question.path("mean"), 0.006);
      assertSame(
          row(one.getKey(), "Standaardafwijking", 0), 1, question.path("standardDeviation"), 0.006);
      assertSame(
          row(one.getKey(), "Antwoorden op deze vraag", 0), 1, question.path("answered"), ROUNDING);
    }
  }

  @Test
  void everyPlaceOfARankingIsThere() {
    for (JsonNode option : question(results.path("questions"), "order").path("options")) {
      List<String> row =
          row("5 Wat eerst", option.path("id").asText().toUpperCase(java.util.Locale.ROOT), 0);
      assertSame(row, 1, option.path("meanRank"), 0.006);
      for (int place = 0; place < 4; place++) {
        assertSame(row, 2 + place, option.path("ranks").get(place), 0);
      }
    }
  }

  @Test
  void everyGroupStandsBesideTheOthersBelow() {
    JsonNode groups = results.path("breakdowns").get(0).path("groups");
    List<List<String>> rows = sheets.getOrDefault("4 Hoe erg", List.of());
    List<String> names =
        rows.stream().filter(row -> row.contains("Velsen")).findFirst().orElseThrow();

    assertThat(groups).hasSize(3);
    for (JsonNode group : groups) {
      String name = group.path("value").asText();
      int column =
          names.indexOf(
              name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1));
      JsonNode options = question(group.path("questions"), "importance").path("options");
      for (JsonNode option : options) {
        List<String> row = row("4 Hoe erg", option.path("id").asText(), 1);
        assertSame(row, column, option.path("count"), 0);
        assertSame(row, column + 1, option.path("share"), 0.0011);
      }
    }
  }

  @Test
  void theNotesSayHowTheNumbersCameAbout() {
    List<List<String>> notes = sheets.getOrDefault("Toelichting", List.of());

    assertThat(notes.getFirst().getFirst()).isEqualTo("Alles");
    assertThat(row("Toelichting", "Antwoorden binnen", 0).get(1)).isEqualTo("120");
    assertThat(row("Toelichting", "Antwoorden getoond", 0).get(1))
        .isEqualTo(results.path("responses").path("released").asText());
    assertThat(row("Toelichting", "Editie van de open antwoorden", 0).get(1)).isEqualTo("1");
    assertThat(row("Toelichting", "Mensen die we ook spraken", 0).get(1)).isEqualTo("1.270");
    assertThat(row("Toelichting", "Kleinste groep die we laten zien", 0).get(1)).isEqualTo("5");
    assertThat(notes.toString()).contains("Wie wilde, deed mee.").contains("geen foutmarge");
  }

  @Test
  void itIsInTheLanguageOfWhoAsks(@TempDir Path folder) throws IOException, InterruptedException {
    HttpResponse<byte[]> english = download("/p/as-workbook/results/xlsx", "Accept-Language", "en");

    assertThat(english.headers().firstValue("Content-Disposition"))
        .hasValueSatisfying(name -> assertThat(name).endsWith(".xlsx\""));
    assertThat(Workbooks.open(folder, english.body())).containsKey("Notes");
  }

  @Test
  void whoHasThisVersionInThisLanguageNeedNotGetItAgain() throws IOException, InterruptedException {
    String path = "/api/v1/polls/" + poll + "/results";
    String tag = download(path).headers().firstValue("ETag").orElseThrow();

    assertThat(tag).endsWith("-xlsx-nl\"");
    assertThat(download(path, "Accept", ResultsXlsx.TYPE, "If-None-Match", tag).statusCode())
        .isEqualTo(304);
    assertThat(
            download(
                    path, "Accept", ResultsXlsx.TYPE, "Accept-Language", "en", "If-None-Match", tag)
                .statusCode())
        .isEqualTo(200);
  }
}
