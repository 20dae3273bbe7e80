package nl.telmee.export;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.telmee.poll.Poll;
import nl.telmee.poll.SamplePolls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GNU PSPP reads the rows with everything they mean, and counts what we count. */
final class SpssSyntaxTest {
  private static final String LONG = "Een lange vraag met 'aanhalingstekens' en een 🌳. ".repeat(9);

  /** Texts that end a command, a string or a line when they are not held together. */
  private static final String NASTY =
      """
      {"organisation":"velsen","slug":"nasty","title":{"nl":"Wat. Nu?"},
       "resultsPolicy":{"microdata":true,"minimumGroup":5},
       "questions":[
        {"id":"all","type":"single-choice","text":{"nl":"%s"},"options":[
          {"id":"1-1","text":{"nl":"'s Avonds."}},{"id":"b","text":{"nl":"%s"}}]},
        {"id":"0","type":"multiple-choice","text":{"nl":"Regel één\\n.\\nRegel twee."},"options":[
          {"id":"%s","text":{"nl":"/ VARIABLES ="}},{"id":"x-y","text":{"nl":"''"}}]},
        {"id":"thru","type":"scale","minimum":0,"maximum":10,"text":{"nl":"EXECUTE."}}]}
      """
          .formatted(LONG.substring(0, 450), LONG.substring(0, 450), "o".repeat(40));

  private static Map<String, Map<String, Long>> counted(
      List<NamedCsvRecord> rows, List<Variable> variables) {
    return variables.stream()
        .collect(
            Collectors.toMap(
                Variable::label,
                variable ->
                    rows.stream()
                        .collect(
                            Collectors.groupingBy(
                                row -> meaning(variable, row.getField(variable.name())),
                                Collectors.counting())),
                (one, _) -> one,
                LinkedHashMap::new));
  }

  private static String meaning(Variable variable, String code) {
    return SpssSyntax.all(variable, Rows.DUTCH).stream()
        .filter(value -> String.valueOf(value.code()).equals(code))
        .findFirst()
        .orElseThrow()
        .label();
  }

  @Test
  void everyVariableHasTheFrequenciesThatTheRowsHave(@TempDir Path folder) {
    Rows rows = Rows.of(1, 300);
    List<Variable> variables =
        Variables.of(rows.plan().results().poll().content().questionnaire(), Rows.DUTCH);

    Spss spss = Spss.run(folder, rows.files());

    assertThat(spss.frequencies()).isEqualTo(counted(rows.records(), variables));
    assertThat(spss.said()).doesNotContainIgnoringCase("error").doesNotContain("warning");
  }

  @Test
  void whatIsMissingIsNotCounted(@TempDir Path folder) {
    Spss spss = Spss.run(folder, Rows.of(2, 300).files());

    assertThat(spss.written()).contains("q4_importance,8,Hoe erg?,Ordinal", "-9 THRU -7");
    assertThat(spss.written()).contains("Missing,geen antwoord,");
  }

  @Test
  void optionsOfAMultipleChoiceAreASet(@TempDir Path folder) {
    assertThat(Spss.run(folder, Rows.of(3, 100).files()).written())
        .contains("Multiple Response Sets")
        .contains("$q3,Wat vind je belangrijk?")
        .contains("q3_5_other");
  }

  @Test
  void noTextOfAPollCanBreakTheSyntax(@TempDir Path folder) {
    Poll poll = SamplePolls.closed(NASTY);
    List<Variable> variables = Variables.of(poll.content().questionnaire(), Rows.DUTCH);
    String syntax = SpssSyntax.of(variables, Rows.DUTCH, "Wat. Nu?", MicrodataFile.ROWS);
    String rows = "q1_all,q2_1_ooo,q2_2_x_y,q3_thru\n1,0,1,10\n2,-9,-9,-9\n1,1,0,0\n";

    Spss spss = Spss.run(folder, Map.of("responses.sps", syntax, MicrodataFile.ROWS, rows));

    assertThat(spss.said()).doesNotContainIgnoringCase("error").doesNotContain("warning");
    assertThat(spss.frequencies().values())
        .contains(Map.of("0", 1L, "10", 1L, "geen antwoord", 1L))
        .contains(Map.of("niet gekozen", 1L, "gekozen", 1L, "geen antwoord", 1L))
        .anySatisfy(counts -> assertThat(counts).containsEntry("'s Avonds.", 2L));
    assertThat(syntax.lines().mapToInt(line -> line.getBytes(StandardCharsets.UTF_8).length))
        .allMatch(length -> length <= 256);
  }
}
