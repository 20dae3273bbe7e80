package nl.telmee.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import nl.telmee.poll.Question;
import nl.telmee.poll.Questionnaire;
import nl.telmee.tally.Cells;
import nl.telmee.tally.Counts;
import nl.telmee.web.Translated;
import org.junit.jupiter.api.Test;

final class ReleaseRuleTest {
  private static final int K = 5;
  private static final int VELSEN = 0;
  private static final int HEEMSKERK = 1;
  private static final int BEVERWIJK = 2;
  private static final Translated TEXT = new Translated("Vraag", null);

  /** A background question with three options and a scale with two values: six cells. */
  private static final Cells CELLS =
      new Cells(
          new Questionnaire(
              List.of(
                  new Question.SingleChoice(
                      "municipality",
                      TEXT,
                      true,
                      null,
                      true,
                      IntStream.range(0, 3)
                          .mapToObj(o -> new Question.Option("o" + o, TEXT))
                          .toList()),
                  new Question.Scale("mark", TEXT, true, null, 1, 2, null, null))));

  private static final Released NOTHING = Released.nothing(CELLS);

  /** Counts of a stratum in which so many people gave the low mark and so many the high one. */
  private static Counts counts(int stratum, long low, long high) {
    long[] byCell = new long[CELLS.count()];
    byCell[Cells.RESPONSES] = low + high;
    byCell[CELLS.choice(0, stratum)] = low + high;
    byCell[CELLS.choice(1, 0)] = low;
    byCell[CELLS.choice(1, 1)] = high;
    return new Counts(byCell);
  }

  private static ReleaseStep whileOpen(Released released, Map<Integer, Counts> tally) {
    return ReleaseRule.whileOpen(K, CELLS, released, tally);
  }

  private static ReleaseStep atClosing(Released released, Map<Integer, Counts> tally) {
    return ReleaseRule.atClosing(K, CELLS, released, tally);
  }

  @Test
  void nothingIsReleasedOfNoResponses() {
    assertThat(whileOpen(NOTHING, Map.of()).empty()).isTrue();
    assertThat(atClosing(NOTHING, Map.of()).empty()).isTrue();
  }

  @Test
  void aStratumWaitsUntilKResponsesAreIn() {
    assertThat(whileOpen(NOTHING, Map.of(VELSEN, counts(VELSEN, 3, 1))).empty()).isTrue();
    assertThat(whileOpen(NOTHING, Map.of(VELSEN, counts(VELSEN, 3, 2))).advanced())
        .containsExactly(Map.entry(VELSEN, counts(VELSEN, 3, 2)));
  }

  @Test
  void aStratumAdvancesByAllThatWait() {
    assertThat(whileOpen(NOTHING, Map.of(VELSEN, counts(VELSEN, 20, 17))).advanced())
        .containsExactly(Map.entry(VELSEN, counts(VELSEN, 20, 17)));
  }

  @Test
  void whatIsReleasedDoesNotCountForTheNextGroup() {
    Released before = NOTHING.plus(whileOpen(NOTHING, Map.of(VELSEN, counts(VELSEN, 4, 3))));

    assertThat(whileOpen(before, Map.of(VELSEN, counts(VELSEN, 4, 3))).empty()).isTrue();
    assertThat(whileOpen(before, Map.of(VELSEN, counts(VELSEN, 8, 3))).empty()).isTrue();
    assertThat(whileOpen(before, Map.of(VELSEN, counts(VELSEN, 8, 4))).advanced())
        .containsExactly(Map.entry(VELSEN, counts(VELSEN, 8, 4)));
  }

  @Test
  void strataDoNotHelpEachOther() {
    Map<Integer, Counts> tally =
        Map.of(
            VELSEN, counts(VELSEN, 2, 2),
            HEEMSKERK, counts(HEEMSKERK, 0, 6),
            BEVERWIJK, counts(BEVERWIJK, 4, 0));

    assertThat(whileOpen(NOTHING, tally).advanced()).containsOnlyKeys(HEEMSKERK);
    assertThat(whileOpen(NOTHING, tally).rest()).isEqualTo(Counts.none(CELLS));
  }

  @Test
  void atClosingTheRestOfAllStrataGoesOutTogetherOutsideEveryGroup() {
    Map<Integer, Counts> tally =
        Map.of(
            VELSEN, counts(VELSEN, 2, 1),
            HEEMSKERK, counts(HEEMSKERK, 0, 6),
            BEVERWIJK, counts(BEVERWIJK, 1, 1));

    ReleaseStep last = atClosing(NOTHING, tally);

    assertThat(last.advanced()).containsOnlyKeys(HEEMSKERK);
    assertThat(last.rest()).isEqualTo(counts(VELSEN, 2, 1).plus(counts(BEVERWIJK, 1, 1)));
    assertThat(NOTHING.plus(last).total().responses()).isEqualTo(11);
  }

  @Test
  void theRestHoldsOnlyWhatCameAfterAStratumLastAdvanced() {
    Released before = NOTHING.plus(whileOpen(NOTHING, Map.of(VELSEN, counts(VELSEN, 9, 0))));
    Map<Integer, Counts> tally =
        Map.of(VELSEN, counts(VELSEN, 10, 2), HEEMSKERK, counts(HEEMSKERK, 1, 1));

    ReleaseStep last = atClosing(before, tally);

    assertThat(last.advanced()).isEmpty();
    assertThat(last.rest()).isEqualTo(counts(VELSEN, 1, 2).plus(counts(HEEMSKERK, 1, 1)));
    assertThat(before.plus(last).byStratum())
        .containsExactly(Map.entry(VELSEN, counts(VELSEN, 9, 0)));
  }

  @Test
  void aRestOfFewerThanKIsNeverShown() {
    Map<Integer, Counts> tally =
        Map.of(
            VELSEN, counts(VELSEN, 2, 2),
            HEEMSKERK, counts(HEEMSKERK, 0, 6));

    ReleaseStep last = atClosing(NOTHING, tally);

    assertThat(last.advanced()).containsOnlyKeys(HEEMSKERK);
    assertThat(last.rest()).isEqualTo(Counts.none(CELLS));
  }

  @Test
  void withGroupsOfOneEveryResponseIsReleasedAtOnce() {
    Map<Integer, Counts> tally = Map.of(VELSEN, counts(VELSEN, 1, 0));

    assertThat(ReleaseRule.whileOpen(1, CELLS, NOTHING, tally).advanced()).isEqualTo(tally);
  }

  @Test
  void aStepChangesNothingThatWasReleasedBefore() {
    Map<Integer, Counts> first = Map.of(VELSEN, counts(VELSEN, 5, 0));
    Released before = NOTHING.plus(whileOpen(NOTHING, first));

    Released after = before.plus(whileOpen(before, Map.of(VELSEN, counts(VELSEN, 5, 5))));

    assertThat(before.byStratum()).isEqualTo(first);
    assertThat(after.total()).isEqualTo(counts(VELSEN, 5, 5));
    assertThat(NOTHING.total()).isEqualTo(Counts.none(CELLS));
  }

  @Test
  void whateverIsReleasedIsInTheTallyAndWhatIsLeftAtTheEndIsFewerThanK() {
    for (long seed = 1; seed <= 200; seed++) {
      Random random = new Random(seed);
      Map<Integer, Counts> tally = new HashMap<>();
      Released released = NOTHING;
      for (int look = 0; look < 30; look++) {
        for (int arrivals = random.nextInt(6); arrivals > 0; arrivals--) {
          int mark = random.nextInt(2);
          int stratum = random.nextInt(3);
          tally.merge(stratum, counts(stratum, mark, 1 - mark), Counts::plus);
        }
        released = released.plus(whileOpen(released, tally));
        assertHeldBackBelowK(tally, released);
      }
      released = released.plus(atClosing(released, tally));

      Counts all = tally.values().stream().reduce(Counts.none(CELLS), Counts::plus);
      long left = all.minus(released.total()).responses();
      assertThat(left).as("seed %d", seed).isBetween(0L, K - 1L);
      if (left == 0) {
        assertThat(released.total()).as("seed %d", seed).isEqualTo(all);
      }
    }
  }

  private static void assertHeldBackBelowK(Map<Integer, Counts> tally, Released released) {
    tally.forEach(
        (stratum, counts) ->
            assertThat(counts.responses() - released.responses(stratum)).isBetween(0L, K - 1L));
  }
}
