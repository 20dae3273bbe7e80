package nl.telmee.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import nl.telmee.trajectory.Paper;
import nl.telmee.trajectory.Samples;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.web.Language;
import nl.telmee.web.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Documents say what the trajectory says, in each form. */
final class DocumentTest {
  private static Source source(Trajectory trajectory) {
    return new Source(
        trajectory, Words.of(Language.NL), LocalDate.of(2026, 11, 30), slug -> "Gemeente " + slug);
  }

  private static String text(Paper paper, Trajectory trajectory) {
    return PlainText.write(WordedPaper.of(paper, source(trajectory)).document());
  }

  @ParameterizedTest
  @EnumSource
  void everyDocumentCanBeMadeFromTheFirstDayToTheLast(Paper paper) {
    assertThat(text(paper, Samples.closed())).isNotBlank();
    assertThat(text(paper, Samples.begun())).isNotBlank().doesNotContain("null");
  }

  @Test
  void thePassageTellsWhoWasHeardWhatTheySaidAndWhatWasDoneWithIt() {
    Trajectory decided = Samples.with(Samples.reported(), Samples.decision());

    assertThat(text(Paper.PASSAGE, decided))
        .contains("Hoe ver inwoners meedoen: meedenken.")
        .contains("Jongeren willen meepraten over plekken buiten.")
        .contains("uitslag versie 17, 660 antwoorden")
        .contains("Deels overgenomen")
        .contains("In het voorjaar komt er een rondgang langs deze plekken.");
    assertThat(text(Paper.PASSAGE, Samples.reported()))
        .contains("Nog geen besluit")
        .contains("De terugkoppeling is nog niet gegeven.");
  }

  @Test
  void onlyWhatTookPlaceWasHeard() {
    Trajectory planned = Samples.planned();

    assertThat(text(Paper.PASSAGE, planned))
        .contains("Er zijn nog geen activiteiten geweest.")
        .doesNotContain("Avond");
    assertThat(text(Paper.PLAN, planned)).contains("Avond");
  }

  @Test
  void thePlanDividesTheCostsToTheEuroAndSaysWhatRoundingLeaves() {
    assertThat(text(Paper.PLAN, Samples.with(Samples.closed(), Samples.means())))
        .contains("Verdeling in 2025: € 95.202")
        .contains("Blaricum")
        .contains("€ 47.601");
  }

  @Test
  void anOpenDocumentOpensInLibreOfficeWithTheNumbersOfTheTrajectory(@TempDir Path folder)
      throws Exception {
    Document report = WordedPaper.of(Paper.REPORT, source(Samples.reported())).document();
    assertThat(Office.read(report, folder))
        .contains("Verslag: Meepraten")
        .contains("Fietspaden & plekken <buiten>")
        .contains("554")
        .contains("84%")
        .contains("Open peiling, iedereen kon meedoen.");
  }
}
