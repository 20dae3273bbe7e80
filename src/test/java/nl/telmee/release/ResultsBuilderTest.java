package nl.telmee.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import nl.telmee.poll.Question;
import nl.telmee.poll.Questionnaire;
import nl.telmee.tally.Cells;
import nl.telmee.tally.Counts;
import nl.telmee.web.Translated;
import org.junit.jupiter.api.Test;

/** Results against a computation with exact decimals over the single answers. */
final class ResultsBuilderTest {
  private static final Translated TEXT = new Translated("Vraag", null);
  private static final MathContext EXACT = new MathContext(60);
  private static final double HALF_A_THOUSANDTH = 0.0005;

  private final long[] tally = new long[4_000];

  private static List<Question.Option> options(int count) {
    return IntStream.range(0, count).mapToObj(o -> new Question.Option("o" + o, TEXT)).toList();
  }

  private static Cells cells(Question... questions) {
    return new Cells(new Questionnaire(List.of(questions)));
  }

  private List<QuestionResult> results(Cells cells) {
    return ResultsBuilder.questions(cells, new Counts(tally), 1);
  }

  @Test
  void sharesOfASingleChoiceAreOfThoseWhoAnswered() {
    Question.SingleChoice question =
        new Question.SingleChoice("q", TEXT, false, null, false, options(3));
    Cells cells = cells(question);
    tally[Cells.RESPONSES] = 10;
    tally[cells.choice(0, 0)] = 6;
    tally[cells.choice(0, 2)] = 2;

    assertThat(results(cells))
        .containsExactly(
            new QuestionResult.Choices(
                question,
                8,
                List.of(
                    new QuestionResult.Count("o0", 6, 0.75),
                    new QuestionResult.Count("o1", 0, 0),
                    new QuestionResult.Count("o2", 2, 0.25))));
  }

  @Test
  void sharesOfAMultipleChoiceAreOfThoseWhoAnsweredAlsoWithNothingChosen() {
    Question.MultipleChoice question =
        new Question.MultipleChoice("q", TEXT, false, null, 0, 2, options(2));
    Cells cells = cells(question);
    tally[cells.answered(0)] = 8;
    tally[cells.multipleChoice(0, 0)] = 6;
    tally[cells.multipleChoice(0, 1)] = 4;

    assertThat(results(cells))
        .containsExactly(
            new QuestionResult.Choices(
                question,
                8,
                List.of(
                    new QuestionResult.Count("o0", 6, 0.75),
                    new QuestionResult.Count("o1", 4, 0.5))));
  }

  @Test
  void ofAQuestionThatNobodyAnsweredThereIsNoMeanAndAllCountsAreZero() {
    Cells cells =
        cells(
            new Question.Scale("a", TEXT, false, null, 1, 5, null, null),
            new Question.Ranking("b", TEXT, false, null, options(2)),
            amount("-5", "5"),
            new Question.OpenText("d", TEXT, false, null, 100));
    List<QuestionResult> results = results(cells);

    assertThat(results).allMatch(result -> result.answered() == 0);
    assertThat(((QuestionResult.Scaled) results.get(0)).moments()).isNull();
    assertThat(((QuestionResult.Ranks) results.get(1)).options())
        .allMatch(ranked -> ranked.meanRank() == 0);
    assertThat(((QuestionResult.Amounts) results.get(2)).moments()).isNull();
    assertThat(((QuestionResult.Amounts) results.get(2)).bands())
        .allMatch(band -> band.count() == 0 && band.share() == 0);
  }

  @Test
  void oneAnswerHasNoDeviation() {
    Cells cells = cells(new Question.Scale("q", TEXT, false, null, 1, 5, null, null));
    tally[cells.choice(0, 3)] = 1;

    assertThat(((QuestionResult.Scaled) results(cells).getFirst()).moments())
        .isEqualTo(new QuestionResult.Moments(4, 0));
  }

  @Test
  void theMeanIsShownOfKAnswersOrMore() {
    Cells cells =
        cells(new Question.Scale("a", TEXT, false, null, 1, 5, null, null), amount("0", "9"));
    tally[cells.choice(0, 3)] = 4;
    tally[cells.band(1, 2)] = 4;
    tally[cells.sum(1)] = 4 * 200;
    tally[cells.squaresLow(1)] = 4 * 200 * 200;

    for (int k : new int[] {1, 4, 5}) {
      List<QuestionResult> results = ResultsBuilder.questions(cells, new Counts(tally), k);
      assertThat(results).allMatch(result -> result.answered() == 4);
      assertThat(((QuestionResult.Scaled) results.get(0)).moments())
          .isEqualTo(k > 4 ? null : new QuestionResult.Moments(4, 0));
      assertThat(((QuestionResult.Amounts) results.get(1)).moments())
          .isEqualTo(k > 4 ? null : new QuestionResult.Moments(2, 0));
    }
  }

  @Test
  void meanAndDeviationOfAScaleAreThoseOfItsValues() {
    Random random = new Random(1);
    Question.Scale scale = new Question.Scale("q", TEXT, false, null, 0, 10, null, null);
    Cells cells = cells(scale);
    List<BigDecimal> values = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      int step = random.nextInt(scale.steps());
      tally[cells.choice(0, step)]++;
      values.add(BigDecimal.valueOf(step));
    }

    QuestionResult.Scaled result = (QuestionResult.Scaled) results(cells).getFirst();

    assertThat(result.answered()).isEqualTo(1_000);
    assertThat(result.options().getLast().id()).isEqualTo("10");
    assertMoments(Objects.requireNonNull(result.moments()), values);
  }

  @Test
  void meanRanksAreThoseOfTheOrdersGiven() {
    Random random = new Random(2);
    int n = 5;
    Cells cells = cells(new Question.Ranking("q", TEXT, false, null, options(n)));
    long[][] times = new long[n][n];
    for (int person = 0; person < 500; person++) {
      List<Integer> order = new ArrayList<>(IntStream.range(0, n).boxed().toList());
      Collections.shuffle(order, random);
      for (int position = 0; position < n; position++) {
        tally[cells.rank(0, order.get(position), position, n)]++;
        times[order.get(position)][position]++;
      }
    }

    QuestionResult.Ranks result = (QuestionResult.Ranks) results(cells).getFirst();

    assertThat(result.answered()).isEqualTo(500);
    for (int option = 0; option < n; option++) {
      QuestionResult.Ranked ranked = result.options().get(option);
      double weighted = 0;
      for (int position = 0; position < n; position++) {
        weighted += times[option][position] * (position + 1.0);
      }
      assertThat(ranked.ranks()).isEqualTo(LongStream.of(times[option]).boxed().toList());
      assertThat(ranked.meanRank()).isCloseTo(weighted / 500, within(1e-12));
    }
  }

  @Test
  void smallNumbersFallIntoTheirBandsAndHaveTheirMoments() {
    Random random = new Random(3);
    Question.Amount amount = amount("0", "168");

    QuestionResult.Amounts result = answer(amount, 2_000, () -> random.nextLong(0, 16_801));

    assertThat(result.bands().stream().mapToLong(QuestionResult.Band::count).sum())
        .isEqualTo(2_000);
    assertThat(result.bands()).allMatch(band -> band.count() > 0 && band.from() < band.to());
  }

  @Test
  void hugeNumbersOfBothSignsKeepTheirMoments() {
    Random random = new Random(4);

    answer(amount("-1000000", "1000000"), 3_000, () -> random.nextLong(-100_000_000, 100_000_001));
  }

  @Test
  void theLargestNumbersFillBothWordsOfTheSquares() {
    answer(amount("-1000000", "1000000"), 1_000, () -> 100_000_000);
    answer(amount("-1000000", "1000000"), 1_000, () -> -100_000_000);
  }

  @Test
  void hugeNumbersThatLieCloseTogetherKeepTheirDeviation() {
    for (int spread : new int[] {2, 10, 100}) {
      Random random = new Random(spread);
      answer(amount("0", "1000000"), 700, () -> 99_999_000 + random.nextInt(spread));
    }
  }

  private static Question.Amount amount(String minimum, String maximum) {
    return new Question.Amount(
        "n", TEXT, false, null, new BigDecimal(minimum), new BigDecimal(maximum));
  }

  /** Counts answers as the intake does, and compares with what exact decimals say of them. */
  private QuestionResult.Amounts answer(Question.Amount amount, int times, LongSupplier next) {
    Cells cells = cells(amount);
    Arrays.fill(tally, 0);
    List<BigDecimal> values = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      long hundredths = next.getAsLong();
      long square = hundredths * hundredths;
      tally[cells.band(0, Cells.bandOf(amount, hundredths))]++;
      tally[cells.sum(0)] += hundredths;
      tally[cells.squaresHigh(0)] += square >>> 32;
      tally[cells.squaresLow(0)] += square & 0xFFFF_FFFFL;
      values.add(BigDecimal.valueOf(hundredths, 2));
    }
    QuestionResult.Amounts result = (QuestionResult.Amounts) results(cells).getFirst();
    assertThat(result.answered()).isEqualTo(times);
    assertBands(result, values);
    assertMoments(Objects.requireNonNull(result.moments()), values);
    return result;
  }

  private static void assertBands(QuestionResult.Amounts result, List<BigDecimal> values) {
    QuestionResult.Band last = result.bands().getLast();
    for (QuestionResult.Band band : result.bands()) {
      long inside =
          values.stream()
              .mapToDouble(BigDecimal::doubleValue)
              .filter(v -> v >= band.from() && (v < band.to() || band.equals(last)))
              .count();
      assertThat(band.count()).isEqualTo(inside);
      assertThat(band.share()).isEqualTo((double) inside / values.size());
    }
  }

  private static void assertMoments(QuestionResult.Moments moments, List<BigDecimal> values) {
    BigDecimal n = BigDecimal.valueOf(values.size());
    BigDecimal mean = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add).divide(n, EXACT);
    BigDecimal squares =
        values.stream()
            .map(value -> value.subtract(mean).pow(2))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal deviation = squares.divide(n.subtract(BigDecimal.ONE), EXACT).sqrt(EXACT);

    assertThat(moments.mean()).isCloseTo(mean.doubleValue(), within(1e-6));
    assertThat(moments.standardDeviation())
        .isCloseTo(deviation.doubleValue(), within(HALF_A_THOUSANDTH));
  }
}
