package nl.telmee.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nl.telmee.poll.Question;
import nl.telmee.poll.Questionnaire;
import nl.telmee.poll.Strata;
import nl.telmee.web.Translated;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every combination of background answers that is shown belongs to at least k people. */
final class GeneralisationTest {
  private static final int K = 10;
  private static final int MERGED = Generalisation.MERGED;

  /** Required background questions with so many options each. */
  private static Strata strata(int... options) {
    return new Questionnaire(
            IntStream.range(0, options.length)
                .mapToObj(i -> question("q" + i, options[i]))
                .toList())
        .strata();
  }

  private static Question question(String id, int options) {
    List<Question.Option> all =
        IntStream.range(0, options)
            .mapToObj(o -> new Question.Option("o" + o, new Translated("O" + o, null)))
            .toList();
    return new Question.SingleChoice(id, new Translated(id, null), true, null, true, all);
  }

  private static Map<List<Integer>, Long> groups(
      Generalisation generalisation, Map<Integer, Long> counts, long merged, int dimensions) {
    Map<List<Integer>, Long> groups = new HashMap<>();
    if (merged > 0) {
      groups.put(Collections.nCopies(dimensions, MERGED), merged);
    }
    counts.forEach((s, n) -> groups.merge(generalisation.of(s), n, Long::sum));
    return groups;
  }

  @Test
  void groupsThatAreLargeEnoughStayAsTheyAre() {
    Generalisation all = Generalisation.of(strata(2, 2), Map.of(0, 10L, 1, 25L, 3, 11L), 0, K);

    assertThat(all.byStratum())
        .isEqualTo(Map.of(0, List.of(0, 0), 1, List.of(1, 0), 3, List.of(1, 1)));
  }

  @Test
  void theQuestionThatSavesMostIsMergedAndNoOther() {
    // Of the first town 6 young and 7 old people; of the second enough of both.
    Map<Integer, Long> counts = Map.of(0, 6L, 2, 7L, 1, 30L, 3, 30L);

    assertThat(Generalisation.of(strata(2, 2), counts, 0, K).byStratum())
        .isEqualTo(
            Map.of(
                0, List.of(0, MERGED), 2, List.of(0, MERGED), 1, List.of(1, 0), 3, List.of(1, 1)));
  }

  @Test
  void whoIsLeftAloneTakesTheSmallestGroupAlong() {
    Map<Integer, Long> counts = Map.of(0, 1L, 1, 30L, 2, 12L);

    assertThat(Generalisation.of(strata(3), counts, 0, K).byStratum())
        .isEqualTo(Map.of(0, List.of(MERGED), 1, List.of(1), 2, List.of(MERGED)));
  }

  @Test
  void rowsThatTellNothingAnywayAreCompanyEnough() {
    Map<Integer, Long> counts = Map.of(0, 1L, 1, 30L);

    assertThat(Generalisation.of(strata(3), counts, K, K).byStratum())
        .isEqualTo(Map.of(0, List.of(MERGED), 1, List.of(1)));
  }

  @Test
  void withoutBackgroundQuestionsThereIsOneGroup() {
    assertThat(Generalisation.of(strata(), Map.of(0, 3L), 0, K).of(0)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whateverTheCountsAreNoGroupIsSmallerThanK(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 200; round++) {
      int dimensions = random.nextInt(1, 4);
      int[] options = random.ints(dimensions, 1, 6).toArray();
      Strata strata = strata(options);
      int k = random.nextInt(5, 21);
      Map<Integer, Long> counts = counts(random, strata, k);
      long merged = random.nextInt(4) == 0 ? k : 0;
      long total = merged + counts.values().stream().mapToLong(n -> n).sum();

      Generalisation found = Generalisation.of(strata, counts, merged, k);
      Map<List<Integer>, Long> groups = groups(found, counts, merged, dimensions);

      if (total >= k) {
        assertThat(groups.values()).as("%s of %s", groups, counts).allMatch(n -> n >= k);
      }
      found.byStratum().forEach((stratum, values) -> assertTrue(strata, stratum, values));
    }
  }

  private static Map<Integer, Long> counts(SplittableRandom random, Strata strata, int k) {
    Map<Integer, Long> counts = new TreeMap<>();
    int usual = random.nextInt(1, 4 * k);
    for (int stratum = 0; stratum < strata.count(); stratum++) {
      if (random.nextInt(3) > 0) {
        counts.put(stratum, (long) random.nextInt(1, usual + 1));
      }
    }
    return counts;
  }

  /** What is told is true. */
  private static void assertTrue(Strata strata, int stratum, List<Integer> values) {
    for (int i = 0; i < values.size(); i++) {
      assertThat(values.get(i)).isIn(MERGED, strata.dimensions().get(i).digit(stratum));
    }
  }
}
