package nl.telmee.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.telmee.web.Json;
import nl.telmee.web.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Anonymised rows tell what was answered, and of nobody that it was them. */
final class MicrodataTest {
  private static final List<String> BACKGROUND = List.of("q1_municipality", "q2_age");

  private static Map<List<String>, Long> groups(List<NamedCsvRecord> rows) {
    Map<List<String>, Long> groups = new HashMap<>();
    for (NamedCsvRecord row : rows) {
      groups.merge(BACKGROUND.stream().map(row::getField).toList(), 1L, Long::sum);
    }
    return groups;
  }

  private static Map<String, Long> counts(List<NamedCsvRecord> rows, String column) {
    Map<String, Long> counts = new HashMap<>();
    rows.forEach(row -> counts.merge(row.getField(column), 1L, Long::sum));
    return counts;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void everyCombinationOfBackgroundAnswersIsSharedByK(long seed) {
    Rows rows = Rows.of(seed, 150 + (int) seed * 40);

    assertThat(groups(rows.records())).allSatisfy((group, n) -> assertThat(n).isGreaterThan(4));
    assertThat(rows.records()).hasSize((int) rows.plan().rows());
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8, 9})
  void whoIsMergedCannotBeFoundByTheQuestionsTheyWereAsked(long seed) {
    Rows rows = Rows.of(seed, 120);

    List<NamedCsvRecord> merged =
        rows.records().stream()
            .filter(row -> row.getField("q1_municipality").equals("-7"))
            .toList();

    // "importance" is asked in some places only.
    assertThat(merged)
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.getField("q4_importance")).isEqualTo("-7"));
  }

  @Test
  void everyAnswerOfARowIsThatOfThePerson() {
    Rows rows = Rows.of(10, 400);
    List<String> expected = new ArrayList<>();
    for (JsonNode answers : rows.answers()) {
      expected.add(themes(answers) + order(answers) + (answers.has("costs") ? "1" : "0"));
    }

    List<String> found = new ArrayList<>();
    for (NamedCsvRecord row : rows.records()) {
      String themes = "";
      for (String name : Rows.THEMES) {
        themes += row.getField(name) + ",";
      }
      String order = "";
      for (String name : Rows.ORDER) {
        order += row.getField(name) + ",";
      }
      found.add(themes + order + (Integer.parseInt(row.getField("q6_costs")) > 0 ? "1" : "0"));
    }

    assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static String themes(JsonNode answers) {
    StringBuilder codes = new StringBuilder();
    for (String id : List.of("homes", "sport", "green", "music", "other")) {
      boolean chosen = false;
      for (JsonNode one : answers.path("themes")) {
        chosen |= one.asText().equals(id);
      }
      codes.append(answers.has("themes") ? chosen ? "1" : "0" : "-9").append(',');
    }
    return codes.toString();
  }

  private static String order(JsonNode answers) {
    StringBuilder places = new StringBuilder();
    for (String id : List.of("w", "x", "y", "z")) {
      int place = -9;
      for (int i = 0; i < answers.path("order").size(); i++) {
        place = answers.path("order").get(i).asText().equals(id) ? i + 1 : place;
      }
      places.append(place).append(',');
    }
    return places.toString();
  }

  @Test
  void aQuestionThatWasNotAskedIsNotOneThatWasSkipped() {
    Rows rows = Rows.of(11, 600);

    assertThat(counts(rows.records(), "q4_importance")).containsKeys("-8", "-9", "1", "7");
    assertThat(counts(rows.records(), "q3_1_homes").keySet()).isSubsetOf("0", "1", "-9");
  }

  @Test
  void nothingButTheColumnsIsInTheFile() {
    Rows rows = Rows.of(12, 200);
    Set<String> names =
        Set.copyOf(
            Variables.of(rows.plan().results().poll().content().questionnaire(), Rows.DUTCH)
                .stream()
                .map(Variable::name)
                .toList());

    assertThat(rows.records().getFirst().getHeader()).containsExactlyInAnyOrderElementsOf(names);
    assertThat(rows.file("responses.csv")).matches("(?s)[a-z0-9_,\\n-]+");
    for (String text : rows.files().values()) {
      assertThat(text)
          .doesNotContain("2026-11-1")
          .doesNotContain(UUID.nameUUIDFromBytes(new byte[0]).toString());
    }
  }

  @Test
  void whatTheResultsLeaveOutCannotBeFoundByTakingTheDifference() {
    // Three people of one town came last: too few to be shown.
    Rows rows = Rows.withLast(13, 300, 3);

    assertThat(rows.plan().leftOut()).isEqualTo(Rows.K);
    assertThat(rows.plan().rows()).isEqualTo(303 - Rows.K);
    assertThat(rows.plan().blurred().values()).allMatch(n -> n >= 3);
    assertThat(rows.file("readme.txt")).contains("5 rijen zijn door loting weggelaten");
  }

  @Test
  void theLastOfAGroupDoNotStandOutWithinIt() {
    // Twelve people came last, in several groups: shown in the totals only.
    Rows rows = Rows.withLast(14, 300, 12);

    assertThat(rows.plan().leftOut()).isZero();
    assertThat(rows.plan().blurred()).isNotEmpty();
    assertThat(rows.records()).hasSize(312);
    assertThat(groups(rows.records()).get(List.of("-7", "-7"))).isGreaterThanOrEqualTo(Rows.K);
  }

  @Test
  void ofFewerThanKPeopleThereAreNoRows() {
    assertThatThrownBy(() -> Rows.of(15, 4)).isInstanceOf(Rejected.class);
  }

  @Test
  void theCodebookExplainsEveryValueOfEveryColumn() {
    Rows rows = Rows.of(17, 200);
    Set<String> explained =
        CsvReader.builder().ofNamedCsvRecord(rows.file("codebook.csv")).stream()
            .map(line -> line.getField("variable") + "=" + line.getField("value"))
            .collect(Collectors.toSet());

    for (NamedCsvRecord row : rows.records()) {
      for (String name : row.getHeader()) {
        assertThat(explained).contains(name + "=" + row.getField(name));
      }
    }
    assertThat(rows.file("codebook.csv"))
        .contains("q1_municipality,Waar woon je?,single-choice,1,Velsen");
  }

  @Test
  void theDescriptionIsADataPackage() {
    Rows rows = Rows.of(16, 250);

    DataPackageRules.check(Json.readOwn(rows.file("datapackage.json")), rows.files());
  }
}
