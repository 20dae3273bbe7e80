package nl.telmee.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import nl.telmee.Patience;
import nl.telmee.SetBeside;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The CSV says what the JSON says, line by line, and nothing in it is a formula. */
final class ResultsCsvTest {
  private static final TestNode NODE = TestNode.start();
  private static String poll = "";

  @BeforeAll
  static void answer() {
    NODE.organisation("velsen");
    poll = NODE.openPoll(KindsOfQuestions.poll("as-csv", "live", true));
    for (String answers : KindsOfQuestions.answers()) {
      String key = UUID.randomUUID().toString();
      assertThat(NODE.respond(poll, key, answers).statusCode()).isEqualTo(201);
    }
    Patience.until(
        () -> NODE.results(poll), now -> now.path("responses").path("released").asInt() == 10);
    SetBeside.labels(
        NODE, poll, "idea", "[{\"name\":\"=cmd\",\"count\":7},{\"name\":\"Groen\",\"count\":1}]");
    SetBeside.spoken(NODE, poll, "+Markt", 20, "{\"themes\":{\"a\":12,\"b\":3}}");
    SetBeside.spoken(NODE, poll, "Plein", 4, "{\"themes\":{\"a\":4}}");
    Patience.until(
        () -> NODE.results(poll),
        now -> now.has("conversations") && now.toString().contains("\"labels\""));
  }

  @AfterAll
  static void stop() {
    NODE.close();
  }

  private static HttpResponse<String> csv() {
    return NODE.get("/api/v1/polls/" + poll + "/results", "Accept", "text/csv");
  }

  private static List<NamedCsvRecord> records() {
    return CsvReader.builder().ofNamedCsvRecord(csv().body()).stream().toList();
  }

  /** What a line of the CSV says, without the words. */
  private static String line(String... fields) {
    return String.join("|", fields);
  }

  private static List<String> expected(JsonNode results) {
    List<String> lines = new ArrayList<>();
    JsonNode responses = results.path("responses");
    lines.add(line("", "", "", "responses", "received", responses.path("received").asText()));
    lines.add(line("", "", "", "responses", "released", responses.path("released").asText()));
    lines.add(line("", "", "", "responses", "withheld", results.path("withheld").asText("0")));
    lines.add(line("", "", "", "minimum group", "", results.path("minimumGroup").asText()));
    lines.add(line("", "", "", "state", "", results.path("state").asText()));
    lines.add(line("", "", "", "released at", "", results.path("releasedAt").asText()));
    results.path("questions").forEach(question -> addQuestion(lines, "", "", question));
    for (JsonNode breakdown : results.path("breakdowns")) {
      String by = breakdown.path("by").asText();
      for (JsonNode group : breakdown.path("groups")) {
        String value = group.path("value").asText();
        lines.add(line(by, value, "", "responses", "released", group.path("released").asText()));
        group.path("questions").forEach(question -> addQuestion(lines, by, value, question));
      }
    }
    addSpoken(lines, results.path("conversations"));
    return lines;
  }

  private static void addSpoken(List<String> lines, JsonNode spoken) {
    for (JsonNode held : spoken.path("held")) {
      String day = held.path("heldOn").asText();
      lines.add(line("", "", "", "people", day, held.path("people").asText()));
    }
    for (JsonNode question : spoken.path("questions")) {
      for (JsonNode option : question.path("options")) {
        lines.add(
            line(
                "",
                "",
                question.path("id").asText(),
                "count",
                option.path("id").asText(),
                option.path("count").asText()));
      }
    }
  }

  private static void addQuestion(List<String> lines, String by, String value, JsonNode question) {
    String id = question.path("id").asText();
    lines.add(line(by, value, id, "answered", "", question.path("answered").asText()));
    for (JsonNode option : question.path("options")) {
      String item = option.path("id").asText();
      if (option.has("count")) {
        lines.add(line(by, value, id, "count", item, option.path("count").asText()));
        lines.add(line(by, value, id, "share", item, decimals(option.path("share"))));
      }
      for (int rank = 0; rank < option.path("ranks").size(); rank++) {
        String times = option.path("ranks").get(rank).asText();
        lines.add(line(by, value, id, "rank " + (rank + 1), item, times));
      }
      if (option.hasNonNull("meanRank")) {
        lines.add(line(by, value, id, "mean rank", item, decimals(option.path("meanRank"))));
      }
    }
    for (JsonNode band : question.path("bands")) {
      String item = band.path("from").asText() + "–" + band.path("to").asText();
      lines.add(line(by, value, id, "count", item, band.path("count").asText()));
      lines.add(line(by, value, id, "share", item, decimals(band.path("share"))));
    }
    if (question.has("labels")) {
      lines.add(line(by, value, id, "texts read", "", question.path("read").asText()));
    }
    for (JsonNode label : question.path("labels")) {
      String name = label.path("name").asText().replaceFirst("^=", "'=");
      lines.add(line(by, value, id, "label count", name, label.path("count").asText()));
      lines.add(line(by, value, id, "label share", name, decimals(label.path("share"))));
    }
    if (question.hasNonNull("mean")) {
      String deviation = decimals(question.path("standardDeviation"));
      lines.add(line(by, value, id, "mean", "", decimals(question.path("mean"))));
      lines.add(line(by, value, id, "standard deviation", "", deviation));
    }
  }

  private static String decimals(JsonNode number) {
    return String.format(Locale.ROOT, "%.3f", number.asDouble());
  }

  @Test
  void everyNumberOfTheJsonHasALineAndNothingElseHas() {
    JsonNode json = NODE.results(poll);
    List<NamedCsvRecord> records = records();

    assertThat(records)
        .extracting(
            record ->
                line(
                    record.getField("by"),
                    record.getField("group"),
                    record.getField("question"),
                    record.getField("measure"),
                    record.getField("item"),
                    record.getField("value")))
        .containsExactlyInAnyOrderElementsOf(expected(json));
    assertThat(records)
        .extracting(record -> record.getField("version"))
        .containsOnly(json.path("version").asText());
  }

  @Test
  void everyLineSaysTheTypeOfItsQuestion() {
    assertThat(records())
        .filteredOn(record -> record.getField("question").equals("order"))
        .isNotEmpty()
        .allMatch(record -> record.getField("type").equals("ranking"));
  }

  @Test
  void whatWasSaidInConversationsIsOfATypeOfItsOwn() {
    assertThat(records())
        .filteredOn(record -> record.getField("type").equals("conversation"))
        .extracting(record -> record.getField("text"))
        .contains("'+Markt")
        .hasSize(1 + 3);
  }

  @Test
  void linesEndAsTheRfcHasIt() {
    assertThat(csv().body())
        .startsWith("version,by,group,question,type,measure,item,text,value\r\n")
        .endsWith("\r\n");
  }

  @Test
  void aTextThatLooksLikeAFormulaGetsAnApostrophe() {
    List<NamedCsvRecord> records = records();

    assertThat(texts(records, "themes"))
        .containsOnly("'=1+1", "'+31 \"bellen\", of niet", "'-1", "'@anders");
    assertThat(texts(records, "order")).containsOnly("Wat eerst?\nEn dan?", "'\tX", "Y", "Z=1");
    for (NamedCsvRecord record : records) {
      assertThat(record.getFields()).noneMatch(field -> field.matches("(?s)[=+@\t\r\n].*"));
    }
  }

  private static List<String> texts(List<NamedCsvRecord> records, String question) {
    return records.stream()
        .filter(record -> record.getField("question").equals(question))
        .map(record -> record.getField("text"))
        .toList();
  }

  @Test
  void theFileIsNamedAfterThePollAndTheVersion() {
    HttpResponse<String> response = NODE.get("/p/as-csv/results/csv");
    String version = NODE.results(poll).path("version").asText();

    assertThat(response.body()).isNotEmpty().isEqualTo(csv().body());
    assertThat(response.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"as-csv-" + version + ".csv\"");
  }
}
