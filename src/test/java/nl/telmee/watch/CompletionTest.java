package nl.telmee.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** How far people come, and answers per hour: counted right, and never of fewer than k people. */
final class CompletionTest {
  private static final int K = 5;
  private static final Instant NINE = Instant.parse("2026-11-22T09:00:00Z");

  @Test
  void whoLeftIsShownAtTheQuestionWhereTheyLeft() {
    assertThat(Completion.of(3, 20, Map.of(0, 6L, 2, 5L), K))
        .containsExactly(
            new Completion.Step(0, 6, 31),
            new Completion.Step(1, 0, 25),
            new Completion.Step(2, 5, 25));
  }

  @Test
  void fewerThanKWaitForMoreAtLaterQuestions() {
    assertThat(Completion.of(4, 10, Map.of(0, 3L, 2, 2L, 3, 4L), K))
        .containsExactly(
            new Completion.Step(0, 0, 15),
            new Completion.Step(1, 0, 15),
            new Completion.Step(2, 5, 15),
            new Completion.Step(3, 0, 10));
  }

  @Test
  void withFewerThanKAltogetherThereIsNothing() {
    assertThat(Completion.of(4, 100, Map.of(1, 4L), K)).isEmpty();
    assertThat(Completion.of(4, 0, Map.of(), 1)).isEmpty();
  }

  @Test
  void everyNumberAndEveryDifferenceIsOfKOrMore() {
    SplittableRandom random = new SplittableRandom(3);
    for (int round = 0; round < 2_000; round++) {
      Map<Integer, Long> left = new HashMap<>();
      for (int i = random.nextInt(8); i > 0; i--) {
        left.merge(random.nextInt(6), (long) random.nextInt(9), Long::sum);
      }
      List<Completion.Step> steps = Completion.of(6, 40, left, K);
      assertThat(steps).allMatch(step -> step.left() == 0 || step.left() >= K);
      for (int i = 1; i < steps.size(); i++) {
        long gone = steps.get(i - 1).reached() - steps.get(i).reached();
        assertThat(gone).isEqualTo(steps.get(i - 1).left());
      }
    }
  }

  @Test
  void eachHourHasWhatCameInItAlsoWhereNothingWasWrittenDown() {
    List<Hour> totals = List.of(hour(-2, 3), hour(0, 5), hour(3, 9));

    assertThat(Hour.perHour(totals, NINE, NINE.plusSeconds(4 * 3_600)))
        .containsExactly(hour(0, 2), hour(1, 0), hour(2, 0), hour(3, 4), hour(4, 0));
  }

  @Test
  void aLineOfNumbersStaysInItsBox() {
    assertThat(Sparkline.of(List.of(hour(0, 0), hour(1, 10), hour(2, 5))).path())
        .isEqualTo("M0.0 24.0L55.0 3.0L110.0 13.5");
    assertThat(Sparkline.of(List.of(hour(0, 4))).path()).isEmpty();
  }

  private static Hour hour(int after, long received) {
    return new Hour(NINE.plusSeconds(after * 3_600L), received);
  }
}
