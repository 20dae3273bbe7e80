package nl.telmee.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.telmee.trajectory.Law;
import nl.telmee.trajectory.Paper;
import nl.telmee.trajectory.Samples;
import nl.telmee.trajectory.Subject;
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
        trajectory,
        Words.of(Language.NL),
        "https://telmee.example",
        LocalDate.of(2026, 11, 30),
        slug -> "Gemeente " + slug);
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
  void whatPeopleBroughtUpStandsWithItsOriginInThePapers() {
    Trajectory counted = Samples.with(Samples.reported(), Samples.talks());

    for (Paper paper : new Paper[] {Paper.PASSAGE, Paper.REPORT}) {
      assertThat(text(paper, counted))
          .contains("Gesprekken op straat: wat er is gezegd, en hoe vaak")
          .contains("Te donker", "9")
          .contains("Bron: Gesprekken op straat. Het jongerenwerk, in november");
    }
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
  void thePassageSaysNoMoreThanWhatHappened() {
    assertThat(text(Paper.PASSAGE, Samples.planned()))
        .contains("wil hierover inwoners horen. Dat is nog niet gebeurd.")
        .contains("Inwoners kunnen meepraten over")
        .doesNotContain("heeft hierover inwoners gehoord")
        .doesNotContain("konden");
    assertThat(text(Paper.PASSAGE, Samples.reported()))
        .contains("Nog niet over alles is besloten.");
    assertThat(text(Paper.PASSAGE, Samples.closed()))
        .contains("wat zij zeiden en wat ermee is gedaan.");
  }

  private static Trajectory social() {
    Trajectory planned = Samples.planned();
    Subject subject = planned.subject();
    return Samples.with(
        planned,
        new Subject(
            subject.title(),
            subject.summary(),
            subject.policyGoal(),
            Set.of(Law.YOUTH_ACT),
            subject.themes(),
            subject.councilToldOn()));
  }

  @Test
  void inTheSocialDomainThePassageSaysThatTheClientsPartIsNotWritten() {
    assertThat(text(Paper.PASSAGE, social()))
        .containsSubsequence("Het perspectief van cliënten", "Dit is nog niet geschreven.");
  }

  @Test
  void aReportThatNobodyWroteSaysSo() {
    assertThat(text(Paper.REPORT, Samples.planned()))
        .containsSubsequence("Samenvatting", "Dit is nog niet geschreven.")
        .containsSubsequence("Activiteiten", "Er zijn nog geen activiteiten geweest.")
        .containsSubsequence("Bevindingen", "Dit is nog niet geschreven.");
    assertThat(text(Paper.REPORT, Samples.reported())).contains("In het voorstel: ");
  }

  @Test
  void aPlanSaysWhenAStepWasDoneAndByWhenItIsDue() {
    assertThat(text(Paper.PLAN, social()))
        .contains("Dit valt onder: ", "Wanneer: klaar op ", "Inwoners kunnen meepraten over")
        .doesNotContain("Klaar op:");
  }

  @Test
  void aColumnOfNumbersStandsToTheRightAndWordsDoNot() {
    var table =
        new Block.Table(
            "Tabel",
            List.of("Wat", "Aantal", "Deel", "Bedrag", "Vrij"),
            List.of(
                List.of("1", "1.204", "84%", "€ 12.500", "na 1 mei"),
                List.of("2", "–", "6%", "€ 0", "3")));

    assertThat(table.numbers()).containsExactly(false, true, true, true, false);
    assertThat(OpenDocumentStyles.widths(table).stream().mapToInt(Integer::intValue).sum())
        .as("millimetres between the margins")
        .isBetween(160, 170);
  }

  @Test
  void aShortColumnBesideLongTextsStillHoldsItsHeading() {
    String text = "Beleidsnotitie Vernieuwing participatie, oktober 2017, hoofdstuk 2";
    var table =
        new Block.Table(
            "Tabel",
            List.of("Vorm", "Activiteit", "Mensen", "Herkomst"),
            List.of(List.of("Andere bron", text, "671", text)));

    assertThat(OpenDocumentStyles.widths(table).get(2))
        .as("millimetres for six bold letters of 10 points and what is around them")
        .isBetween(17, 22);
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
