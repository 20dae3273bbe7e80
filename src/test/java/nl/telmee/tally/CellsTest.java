package nl.telmee.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import nl.telmee.poll.Channel;
import nl.telmee.poll.Question;
import nl.telmee.poll.Questionnaire;
import nl.telmee.web.Translated;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CellsTest {
  private static final Translated TEXT = new Translated("Vraag", null);

  private static List<Question.Option> options(int count) {
    return IntStream.range(0, count).mapToObj(o -> new Question.Option("o" + o, TEXT)).toList();
  }

  private static Question.Amount amount(String minimum, String maximum) {
    return new Question.Amount(
        "n", TEXT, false, null, new BigDecimal(minimum), new BigDecimal(maximum));
  }

  private static Question draw(Random random) {
    int some = random.nextInt(2, 8);
    return switch (random.nextInt(6)) {
      case 0 -> new Question.SingleChoice("q", TEXT, false, null, false, options(some));
      case 1 -> new Question.MultipleChoice("q", TEXT, false, null, 0, some, options(some));
      case 2 -> new Question.Scale("q", TEXT, false, null, 1, some, null, null);
      case 3 -> new Question.Ranking("q", TEXT, false, null, options(some));
      case 4 -> amount("-" + some, some + ".25");
      default -> new Question.OpenText("q", TEXT, false, null, 500);
    };
  }

  /** Every cell that anything about a question is counted in. */
  private static List<Integer> of(Cells cells, int q, Question question) {
    List<Integer> used = new ArrayList<>();
    switch (question) {
      case Question.SingleChoice choice ->
          IntStream.range(0, choice.options().size()).forEach(o -> used.add(cells.choice(q, o)));
      case Question.MultipleChoice choice -> {
        used.add(cells.answered(q));
        IntStream.range(0, choice.options().size())
            .forEach(o -> used.add(cells.multipleChoice(q, o)));
      }
      case Question.Scale scale ->
          IntStream.range(0, scale.steps()).forEach(step -> used.add(cells.choice(q, step)));
      case Question.Ranking ranking -> {
        int n = ranking.options().size();
        for (int option = 0; option < n; option++) {
          for (int position = 0; position < n; position++) {
            used.add(cells.rank(q, option, position, n));
          }
        }
      }
      case Question.Amount amount -> {
        IntStream.range(0, Cells.bands(amount)).forEach(band -> used.add(cells.band(q, band)));
        used.add(cells.sum(q));
        used.add(cells.squaresHigh(q));
        used.add(cells.squaresLow(q));
      }
      case Question.OpenText _ -> used.add(cells.answered(q));
    }
    return used;
  }

  @Test
  void everyCellCountsOneThingAndNoneIsLeftOver() {
    for (long seed = 1; seed <= 200; seed++) {
      Random random = new Random(seed);
      List<Question> questions =
          IntStream.range(0, random.nextInt(1, 12)).mapToObj(_ -> draw(random)).toList();
      Cells cells = new Cells(new Questionnaire(questions));

      List<Integer> used = new ArrayList<>(List.of(Cells.RESPONSES));
      for (int q = 0; q < questions.size(); q++) {
        used.addAll(of(cells, q, questions.get(q)));
      }

      used.add(cells.channel(Channel.CODE));
      used.add(cells.channel(Channel.PAPER));

      assertThat(used)
          .as("seed %d", seed)
          .containsExactlyInAnyOrderElementsOf(IntStream.range(0, cells.count()).boxed().toList());
    }
  }

  @Test
  void theCellsOfAQuestionFollowThoseOfTheQuestionBefore() {
    Question choice = new Question.SingleChoice("a", TEXT, false, null, false, options(3));
    Question text = new Question.OpenText("b", TEXT, false, null, 500);
    Cells cells = new Cells(new Questionnaire(List.of(choice, text)));

    assertThat(cells.choice(0, 0)).isEqualTo(1);
    assertThat(cells.answered(1)).isEqualTo(4);
    assertThat(cells.count()).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 168",
    "0, 1",
    "1, 10",
    "0, 100",
    "-7, 3",
    "0.5, 10.5",
    "0, 0.01",
    "0, 0.5",
    "-0.25, 0.3",
    "0, 99.99",
    "-1000000, 1000000",
    "999999.98, 1000000"
  })
  void bandsCoverTheRangeWithoutGapOrOverlap(String minimum, String maximum) {
    Question.Amount amount = amount(minimum, maximum);
    long lowest = Cells.hundredths(amount.minimum());
    long highest = Cells.hundredths(amount.maximum());
    int bands = Cells.bands(amount);

    assertThat(bands).isBetween(1, 11);
    assertThat(Cells.bandOf(amount, lowest)).isZero();
    assertThat(Cells.bandOf(amount, highest)).isEqualTo(bands - 1);
    assertThat(Cells.bandFrom(amount, 0)).isEqualTo(amount.minimum().doubleValue());
    assertThat(Cells.bandFrom(amount, bands)).isEqualTo(amount.maximum().doubleValue());
    for (int band = 1; band < bands; band++) {
      long from = Math.round(Cells.bandFrom(amount, band) * 100);
      assertThat(Cells.bandOf(amount, from)).isEqualTo(band);
      assertThat(Cells.bandOf(amount, from - 1)).isEqualTo(band - 1);
    }
  }

  @Test
  void wholeNumbersFallEvenlyIntoTheBandsOfAWholeRange() {
    Question.Amount hours = amount("0", "168");

    assertThat(Cells.bands(hours)).isEqualTo(10);
    assertThat(Cells.bands(amount("0", "100"))).isEqualTo(10);
    assertThat(Cells.bands(amount("0", "9"))).isEqualTo(10);
    assertThat(IntStream.rangeClosed(0, 10).mapToObj(band -> Cells.bandFrom(hours, band)))
        .containsExactly(0.0, 17.0, 34.0, 51.0, 68.0, 85.0, 102.0, 119.0, 136.0, 153.0, 168.0);
    assertThat(Cells.bandOf(hours, 16_99)).isZero();
    assertThat(Cells.bandOf(hours, 17_00)).isEqualTo(1);
  }

  @Test
  void aNumberWithMoreThanTwoDecimalsIsRefused() {
    assertThat(Cells.hundredths(new BigDecimal("-0.25"))).isEqualTo(-25);
    assertThat(Cells.hundredths(new BigDecimal("3.100"))).isEqualTo(310);
    assertThatThrownBy(() -> Cells.hundredths(new BigDecimal("0.001")))
        .isInstanceOf(ArithmeticException.class);
  }
}
