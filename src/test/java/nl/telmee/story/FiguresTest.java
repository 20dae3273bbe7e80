package nl.telmee.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import nl.telmee.feed.Outcome;
import nl.telmee.trajectory.Past;
import nl.telmee.trajectory.Stakeholder.Reach;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.web.Language;
import nl.telmee.web.Words;
import org.junit.jupiter.api.Test;

/** Figures are right, or they are not there. */
final class FiguresTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

  private static Figures figures(Trajectory... trajectories) {
    return Figures.of("velsen", facts(trajectories), TODAY);
  }

  private static List<Facts> facts(Trajectory... trajectories) {
    return Stream.of(trajectories).map(Facts::of).toList();
  }

  @Test
  void daysAreCountedFromPublicationToTheFirstDecisionAndTheFirstFeedback() {
    Figures figures =
        figures(
            Past.of("velsen", DAY)
                .decided(Outcome.ADOPTED, DAY.plusDays(40))
                .decided(Outcome.NOT_ADOPTED, DAY.plusDays(30))
                .told(DAY.plusDays(50))
                .told(DAY.plusDays(45))
                .trajectory());

    assertThat(figures.answer()).isEqualTo(new Days(1, 1, 30));
    assertThat(figures.feedback()).isEqualTo(new Days(1, 1, 45));
  }

  @Test
  void whatHasNoAnswerYetDoesNotCountAsQuick() {
    Figures figures =
        figures(
            Past.of("velsen", DAY).trajectory(),
            Past.of("velsen", DAY).decided(Outcome.ADOPTED, DAY.plusDays(9)).trajectory());

    assertThat(figures.answer()).isEqualTo(new Days(1, 2, 9));
    assertThat(figures.feedback()).isEqualTo(new Days(0, 2, 0));
  }

  @Test
  void aCorrectedDecisionCountsFromTheDayOnWhichItWasFirstDecided() {
    Figures figures =
        figures(
            Past.of("velsen", DAY)
                .corrected(Outcome.ADOPTED, DAY.plusDays(70), DAY.plusDays(9))
                .trajectory());

    assertThat(figures.answer()).isEqualTo(new Days(1, 1, 9));
  }

  @Test
  void whereTheFirstDayWasNotKeptNoneIsMadeUp() {
    Figures figures =
        figures(
            Past.of("velsen", DAY)
                .decided(Outcome.ADOPTED, DAY.plusDays(9))
                .corrected(Outcome.ADOPTED, DAY.plusDays(70), null)
                .trajectory());

    assertThat(figures.answer().known()).isZero();
    assertThat(figures.decided(Outcome.ADOPTED)).isEqualTo(2);
  }

  @Test
  void halfHadItWithinSoManyDays() {
    assertThat(Days.of(List.of(90L, 10L, 20L), 5)).isEqualTo(new Days(3, 5, 20));
    assertThat(Days.of(List.of(40L, 10L, 20L, 30L), 4)).isEqualTo(new Days(4, 4, 20));
    assertThat(Days.of(List.of(7L), 1)).isEqualTo(new Days(1, 1, 7));
    assertThat(Days.of(List.of(), 3)).isEqualTo(new Days(0, 3, 0));
  }

  @Test
  void findingsAreSharedOutByWhatWasDecided() {
    Figures figures =
        figures(
            Past.of("velsen", DAY)
                .decided(Outcome.ADOPTED, DAY)
                .decided(Outcome.ADOPTED, DAY)
                .decided(Outcome.PARTLY_ADOPTED, DAY)
                .trajectory(),
            Past.of("velsen", DAY).decided(Outcome.NOT_ADOPTED, DAY).trajectory());

    assertThat(figures.decisions()).isEqualTo(4);
    assertThat(figures.decided(Outcome.ADOPTED)).isEqualTo(2);
    Words words = Words.of(Language.NL);
    assertThat(Measure.ADOPTED.value(words, figures)).isEqualTo("50% (2 van 4)");
    assertThat(Measure.NOT_ADOPTED.value(words, figures)).isEqualTo("25% (1 van 4)");
    assertThat(Measure.ANSWER.value(words, figures)).isEqualTo("0 dagen (bij 2 van 2)");
    assertThat(Measure.GROUPS.value(words, figures)).isEqualTo("–");
  }

  @Test
  void aGroupCountsOnceForEachTrajectoryThatTouchesIt() {
    Figures figures =
        figures(
            Past.of("velsen", DAY)
                .touches("schools", true, Reach.REACHED)
                .touches("young-people", true, Reach.NOT)
                .touches("carers", false, Reach.UNKNOWN)
                .trajectory(),
            Past.of("velsen", DAY)
                .touches("schools", true, Reach.PARTLY)
                .touches("de skaters", true, Reach.UNKNOWN)
                .trajectory());

    assertThat(figures.reach())
        .extracting(Reached::category)
        .containsExactly("young-people", "schools", "de skaters");
    assertThat(figures.reached()).isEqualTo(1);
    assertThat(figures.reachKnown()).isEqualTo(3);
    assertThat(ReachRow.of(Words.of(Language.NL), figures.reach()))
        .containsExactly(
            new ReachRow("Jongeren", "0", "0", "1"), new ReachRow("Scholen", "1", "1", "0"));
  }

  @Test
  void stepsAreLateOnlyWhileATrajectoryGoesOn() {
    Past late = Past.of("velsen", DAY).due(TODAY.minusDays(1), TODAY, TODAY.plusDays(1));

    assertThat(figures(late.trajectory()).late()).isEqualTo(1);
    assertThat(figures(late.closed(TODAY).trajectory()).late()).isZero();
    assertThat(figures(late.trajectory()).finished()).isEqualTo(1);
  }

  @Test
  void eachCountsInTheYearOfItsPublication() {
    var years =
        Figures.byYear(
            "velsen",
            facts(
                Past.of("velsen", DAY).trajectory(),
                Past.of("velsen", DAY.minusYears(1)).closed(DAY).trajectory(),
                Past.of("velsen", DAY.plusMonths(1)).trajectory()),
            TODAY);

    assertThat(years.keySet()).containsExactly(2025, 2026);
    assertThat(years.get(2025)).extracting(Figures::begun, Figures::finished).containsExactly(1, 1);
    assertThat(years.get(2026)).extracting(Figures::begun, Figures::finished).containsExactly(2, 0);
  }

  @Test
  void ofAnOrganisationIsWhatItOwnsDecidesOnOrTakesPartIn() {
    Facts own = Facts.of(Past.of("velsen", DAY).trajectory());
    Facts table = Facts.of(Past.table("raad", "velsen", DAY).trajectory());
    Facts regional = Facts.of(Past.with("ijmond", "velsen", DAY).trajectory());

    assertThat(List.of(own, table, regional))
        .filteredOn(one -> one.isOf("velsen"))
        .containsExactly(own, table, regional);
    assertThat(Figures.of("velsen", List.of(own, table, regional), TODAY))
        .extracting(Figures::begun, Figures::taking)
        .containsExactly(3, 1);
    assertThat(List.of(own, table, regional))
        .filteredOn(one -> one.isOf("raad"))
        .containsExactly(table);
    assertThat(List.of(own, table, regional))
        .filteredOn(one -> one.isOf("ijmond"))
        .containsExactly(regional);
  }
}
