package nl.telmee.release;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.poll.Question;
import nl.telmee.poll.Questionnaire;
import nl.telmee.tally.Cells;
import nl.telmee.tally.Counts;
import org.jspecify.annotations.Nullable;

/** Turns counts by cell into results by question. Pure functions. */
final class ResultsBuilder {
  private static final int HUNDREDTHS = 100;

  private final Cells cells;
  private final Counts counts;

  private final int k;

  private ResultsBuilder(Cells cells, Counts counts, int k) {
    this.cells = cells;
    this.counts = counts;
    this.k = k;
  }

  /** The results by question; means only where at least {@code k} answered. */
  static List<QuestionResult> questions(Cells cells, Counts counts, int k) {
    ResultsBuilder builder = new ResultsBuilder(cells, counts, k);
    Questionnaire questionnaire = cells.questionnaire();
    List<QuestionResult> results = new ArrayList<>();
    for (int i = 0; i < questionnaire.questions().size(); i++) {
      results.add(builder.question(i, questionnaire.questions().get(i)));
    }
    return results;
  }

  private QuestionResult question(int index, Question question) {
    return switch (question) {
      case Question.SingleChoice choice -> singleChoice(index, choice);
      case Question.MultipleChoice choice -> multipleChoice(index, choice);
      case Question.Scale scale -> scale(index, scale);
      case Question.Ranking ranking -> ranking(index, ranking);
      case Question.Amount amount -> amount(index, amount);
      case Question.OpenText text -> new QuestionResult.Texts(text, at(cells.answered(index)));
    };
  }

  private QuestionResult singleChoice(int index, Question.SingleChoice choice) {
    long[] chosen = new long[choice.options().size()];
    for (int o = 0; o < chosen.length; o++) {
      chosen[o] = at(cells.choice(index, o));
    }
    long answered = sum(chosen);
    return new QuestionResult.Choices(choice, answered, options(choice, chosen, answered));
  }

  private QuestionResult multipleChoice(int index, Question.MultipleChoice choice) {
    long[] chosen = new long[choice.options().size()];
    for (int o = 0; o < chosen.length; o++) {
      chosen[o] = at(cells.multipleChoice(index, o));
    }
    long answered = at(cells.answered(index));
    return new QuestionResult.Choices(choice, answered, options(choice, chosen, answered));
  }

  private static List<QuestionResult.Count> options(
      Question.WithOptions question, long[] chosen, long answered) {
    List<QuestionResult.Count> options = new ArrayList<>();
    for (int o = 0; o < chosen.length; o++) {
      String id = question.options().get(o).id();
      options.add(new QuestionResult.Count(id, chosen[o], share(chosen[o], answered)));
    }
    return options;
  }

  private QuestionResult scale(int index, Question.Scale scale) {
    long answered = 0;
    long sum = 0;
    long squares = 0;
    for (int step = 0; step < scale.steps(); step++) {
      long n = at(cells.choice(index, step));
      long value = (long) scale.minimum() + step;
      answered += n;
      sum += n * value;
      squares += n * value * value;
    }
    List<QuestionResult.Count> options = new ArrayList<>();
    for (int step = 0; step < scale.steps(); step++) {
      long n = at(cells.choice(index, step));
      String id = String.valueOf(scale.minimum() + step);
      options.add(new QuestionResult.Count(id, n, share(n, answered)));
    }
    return new QuestionResult.Scaled(
        scale, answered, options, moments(answered, sum, BigInteger.valueOf(squares), 1));
  }

  private QuestionResult ranking(int index, Question.Ranking ranking) {
    int n = ranking.options().size();
    long answered = 0;
    List<QuestionResult.Ranked> options = new ArrayList<>();
    for (int o = 0; o < n; o++) {
      List<Long> ranks = new ArrayList<>();
      long total = 0;
      long weighted = 0;
      for (int position = 0; position < n; position++) {
        long times = at(cells.rank(index, o, position, n));
        ranks.add(times);
        total += times;
        weighted += times * (position + 1);
      }
      answered = total;
      double meanRank = total == 0 ? 0 : (double) weighted / total;
      options.add(new QuestionResult.Ranked(ranking.options().get(o).id(), ranks, meanRank));
    }
    return new QuestionResult.Ranks(ranking, answered, options);
  }

  private QuestionResult amount(int index, Question.Amount amount) {
    int n = Cells.bands(amount);
    long[] inBand = new long[n];
    for (int band = 0; band < n; band++) {
      inBand[band] = at(cells.band(index, band));
    }
    long answered = sum(inBand);
    List<QuestionResult.Band> bands = new ArrayList<>();
    for (int band = 0; band < n; band++) {
      bands.add(
          new QuestionResult.Band(
              Cells.bandFrom(amount, band),
              Cells.bandFrom(amount, band + 1),
              inBand[band],
              share(inBand[band], answered)));
    }
    BigInteger squares =
        BigInteger.valueOf(at(cells.squaresHigh(index)))
            .shiftLeft(Integer.SIZE)
            .add(BigInteger.valueOf(at(cells.squaresLow(index))));
    long sum = at(cells.sum(index));
    return new QuestionResult.Amounts(
        amount, answered, bands, moments(answered, sum, squares, HUNDREDTHS));
  }

  private long at(int cell) {
    return counts.at(cell);
  }

  private static long sum(long[] numbers) {
    long sum = 0;
    for (long number : numbers) {
      sum += number;
    }
    return sum;
  }

  private static double share(long n, long answered) {
    return answered == 0 ? 0 : (double) n / answered;
  }

  /**
   * Mean and sample standard deviation from sums, (n·Σx² − (Σx)²) / (n·(n − 1)), the numerator
   * exact: whether all gave the same answer must not depend on rounding.
   */
  private QuestionResult.@Nullable Moments moments(long n, long sum, BigInteger squares, int unit) {
    if (n == 0 || n < k) {
      return null;
    }
    BigInteger numerator =
        squares.multiply(BigInteger.valueOf(n)).subtract(BigInteger.valueOf(sum).pow(2));
    double variance = n == 1 ? 0 : numerator.doubleValue() / ((double) n * (n - 1));
    return new QuestionResult.Moments((double) sum / n / unit, Math.sqrt(variance) / unit);
  }
}
