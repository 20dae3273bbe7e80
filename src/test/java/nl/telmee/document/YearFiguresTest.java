package nl.telmee.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import nl.telmee.feed.Outcome;
import nl.telmee.trajectory.Samples;
import nl.telmee.trajectory.Stakeholder;
import nl.telmee.trajectory.Step;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.web.Language;
import nl.telmee.web.Translated;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a yearly report counts. Everything of the samples was decided and told on 29 November 2026.
 */
final class YearFiguresTest {
  private static final LocalDate DECIDED = LocalDate.of(2026, 11, 29);

  private static Trajectory dated(
      Trajectory trajectory, LocalDate published, @Nullable LocalDate closed) {
    return new Trajectory(
        trajectory.head(),
        closed == null ? Trajectory.State.PUBLISHED : Trajectory.State.CLOSED,
        trajectory.revision(),
        trajectory.content(),
        trajectory.done(),
        published,
        closed);
  }

  private static YearFigures figures(int year, Trajectory... all) {
    return new YearFigures(Year.of(year, LocalDate.of(2027, 6, 1)), List.of(all));
  }

  private static final Trajectory FINISHED =
      dated(Samples.closed(), DECIDED.minusDays(100), DECIDED.plusDays(1));
  private static final Trajectory RUNNING =
      dated(Samples.reported(), LocalDate.of(2025, 5, 1), null);

  @Test
  void aTrajectoryCountsInEachYearInWhichItWasPublicAndNotClosed() {
    assertThat(figures(2024, FINISHED, RUNNING).all()).isEmpty();
    assertThat(figures(2025, FINISHED, RUNNING).all()).containsExactly(RUNNING);
    assertThat(figures(2026, FINISHED, RUNNING).all()).containsExactly(RUNNING, FINISHED);
    assertThat(figures(2027, FINISHED, RUNNING).all()).containsExactly(RUNNING);
  }

  @Test
  void whatBeganWhatWasFinishedAndWhatWentOnAreCountedAtTheEndOfTheYear() {
    YearFigures figures = figures(2026, FINISHED, RUNNING);

    assertThat(List.of(figures.begun(), figures.closed(), figures.going()))
        .containsExactly(1L, 1L, 1L);
    assertThat(figures(2025, FINISHED, RUNNING).begun()).isEqualTo(1);
    assertThat(figures(2025, FINISHED, RUNNING).going()).isEqualTo(1);
  }

  @Test
  void theStepIsThatOfTheEndOfTheYearAndNotOfToday() {
    assertThat(figures(2025, RUNNING).step(RUNNING).orElseThrow().key())
        .isEqualTo(Step.AGENDA.word());
    assertThat(figures(2026, RUNNING).step(RUNNING).orElseThrow().key())
        .isEqualTo(Step.REVIEW.word());
    assertThat(figures(2026, FINISHED).step(FINISHED)).isEmpty();
  }

  @Test
  void aFindingCountsInTheYearOfItsDecisionUnderWhatWasDecided() {
    Trajectory partly = Samples.with(RUNNING, Samples.decision());

    assertThat(figures(2026, FINISHED, partly).outcomes())
        .containsEntry(Outcome.ADOPTED, 1L)
        .containsEntry(Outcome.PARTLY_ADOPTED, 1L)
        .containsEntry(Outcome.NOT_ADOPTED, 0L);
    assertThat(figures(2025, FINISHED, partly).outcomes().values()).containsOnly(0L);
  }

  @Test
  void daysRunFromPublicationToWhatCameFirst() {
    Trajectory partly = Samples.with(RUNNING, Samples.decision());
    YearFigures figures = figures(2026, FINISHED, partly);

    assertThat(figures.toDecision().each()).containsExactly(100L, 577L);
    assertThat(figures.toDecision().middle()).isEqualTo(338.5);
    assertThat(figures.toDecision().longest()).isEqualTo(577);
    assertThat(figures.toFeedback().each()).containsExactly(100L);
    assertThat(figures(2025, FINISHED, partly).toDecision().none()).isTrue();
  }

  @Test
  void aCategoryCountsOnceForEachTrajectoryThatConcernsIt() {
    var reach = figures(2026, FINISHED, RUNNING).reach();

    assertThat(reach).containsOnlyKeys("young-people");
    assertThat(reach.get("young-people"))
        .containsEntry(Stakeholder.Reach.REACHED, 2L)
        .containsEntry(Stakeholder.Reach.NOT, 0L);
  }

  private static YearCounts counts() {
    return new YearCounts(
        List.of(
            new YearCounts.PollRow(
                new Translated("Waar wil je over praten?", null),
                LocalDate.of(2026, 2, 1),
                LocalDate.of(2026, 3, 1),
                1_671L),
            new YearCounts.PollRow(
                new Translated("Nog open", null), LocalDate.of(2026, 12, 1), null, null)),
        new YearCounts.Signals(9, 12, 5, 1, 2, 1),
        List.of(
            new YearCounts.AdviceRow(
                "Fietspaden", "raad", LocalDate.of(2026, 4, 1), LocalDate.of(2026, 5, 1))),
        List.of(new YearCounts.Subject("Praten over fietsen", "mobility")));
  }

  private static Document paper(Language language) {
    return new YearPaper(
            "velsen",
            figures(2026, FINISHED, RUNNING),
            counts(),
            Words.of(language),
            slug -> "Gemeente " + slug)
        .document();
  }

  @Test
  void theReportSaysEachNumberAndHowItIsCounted() {
    assertThat(PlainText.write(paper(Language.NL)))
        .contains("Jaarverslag 2026: Gemeente velsen")
        .contains("Geteld tot en met 31 december 2026.")
        .contains("- Wat: Afgerond in dit jaar\n  Aantal: 1")
        .contains("- Besluit: Overgenomen\n  Aantal: 1")
        .contains("  Antwoorden: 1.671")
        .contains("Samen 1.671 antwoorden.")
        .contains("- Wat: Op tijd beantwoord\n  Aantal: 5")
        .contains("in totaal zijn er 12 gebracht")
        .contains("De helft van de antwoorden kwam binnen 30 dagen.")
        .contains("Onderwerp: Praten over fietsen")
        .doesNotContain("null");
    assertThat(PlainText.write(paper(Language.EN))).contains("Yearly report 2026");
  }

  @Test
  void itOpensInLibreOfficeWithTheRightNumbers(@TempDir Path folder) throws Exception {
    assertThat(Office.read(paper(Language.NL), folder))
        .contains("Jaarverslag 2026: Gemeente velsen")
        .contains("1.671")
        .contains("Meepraten")
        .contains("Op tijd beantwoord");
  }
}
