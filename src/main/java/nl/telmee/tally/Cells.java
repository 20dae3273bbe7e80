package nl.telmee.tally;

import java.math.BigDecimal;
import java.math.RoundingMode;
import nl.telmee.poll.Channel;
import nl.telmee.poll.Question;
import nl.telmee.poll.Questionnaire;

/**
 * Numbers the things that are counted. Cell 0 counts responses; then each question has a run of
 * cells, in the order of the questionnaire:
 *
 * <ul>
 *   <li>single choice, scale: one cell for each option or value;
 *   <li>multiple choice: answered, then one for each option;
 *   <li>ranking: one for each option at each position, option by option;
 *   <li>number: one for each band, then the sum, and the sum of squares in two words;
 *   <li>text: answered.
 * </ul>
 *
 * Last comes one cell for each channel but the first, which counts the responses that came by it.
 *
 * <p>The numbering never changes, for a questionnaire is frozen when its poll opens. Immutable.
 */
public final class Cells {
  /** The cell that counts responses. */
  public static final int RESPONSES = 0;

  private static final int USUAL_BANDS = 10;
  private static final int HUNDREDTHS = 100;
  private static final int NUMBER_SUMS = 3;

  private final Questionnaire questionnaire;
  private final int[] first;
  private final int channels;
  private final int count;

  public Cells(Questionnaire questionnaire) {
    this.questionnaire = questionnaire;
    this.first = new int[questionnaire.questions().size()];
    int next = 1;
    for (int i = 0; i < first.length; i++) {
      first[i] = next;
      next += width(questionnaire.questions().get(i));
    }
    this.channels = next;
    this.count = next + Channel.values().length - 1;
  }

  private static int width(Question question) {
    return switch (question) {
      case Question.SingleChoice choice -> choice.options().size();
      case Question.MultipleChoice choice -> 1 + choice.options().size();
      case Question.Scale scale -> scale.steps();
      case Question.Ranking ranking -> ranking.options().size() * ranking.options().size();
      case Question.Amount amount -> bands(amount) + NUMBER_SUMS;
      case Question.OpenText _ -> 1;
    };
  }

  public Questionnaire questionnaire() {
    return questionnaire;
  }

  /** How many cells there are. */
  public int count() {
    return count;
  }

  /** The cell that counts the responses of a channel; {@link Channel#WEB} is the rest. */
  public int channel(Channel channel) {
    if (channel == Channel.WEB) {
      throw new IllegalArgumentException("what came by the web is what came by no other channel");
    }
    return channels + channel.number() - 1;
  }

  /** The cell that counts who answered; of multiple-choice and text questions. */
  public int answered(int question) {
    return first[question];
  }

  /** The cell of an option of a single-choice question, or of a step of a scale. */
  public int choice(int question, int option) {
    return first[question] + option;
  }

  /** The cell of an option of a multiple-choice question. */
  public int multipleChoice(int question, int option) {
    return first[question] + 1 + option;
  }

  /** The cell of an option at a position, both from 0, of a ranking of {@code options} options. */
  public int rank(int question, int option, int position, int options) {
    return first[question] + option * options + position;
  }

  /** The cell of a band of a number question. */
  public int band(int question, int band) {
    return first[question] + band;
  }

  /** The cell with the sum of the numbers, in hundredths. */
  public int sum(int question) {
    return first[question] + bands((Question.Amount) questionnaire.questions().get(question));
  }

  /**
   * The cell with the high words of the squares, in ten-thousandths: the sum of {@code square >>>
   * 32}. A sum of squares does not fit 64 bits, two words do, and both stay exact.
   */
  public int squaresHigh(int question) {
    return sum(question) + 1;
  }

  /** The cell with the low words of the squares. */
  public int squaresLow(int question) {
    return sum(question) + 2;
  }

  /** Into how many bands of equal width the range of a number question is divided: at most 11. */
  public static int bands(Question.Amount amount) {
    return bandOf(amount, hundredths(amount.maximum())) + 1;
  }

  /** The band of a number in hundredths. */
  public static int bandOf(Question.Amount amount, long hundredths) {
    return (int) ((hundredths - hundredths(amount.minimum())) / bandWidth(amount));
  }

  /** The lower end of a band; the number itself belongs to the band. */
  public static double bandFrom(Question.Amount amount, int band) {
    long from = hundredths(amount.minimum()) + band * bandWidth(amount);
    return (double) Math.min(from, hundredths(amount.maximum())) / HUNDREDTHS;
  }

  /** In hundredths; whole where the range is, so that whole numbers fall evenly into the bands. */
  private static long bandWidth(Question.Amount amount) {
    long range = hundredths(amount.maximum()) - hundredths(amount.minimum());
    return range % HUNDREDTHS == 0
        ? Math.ceilDiv(range / HUNDREDTHS + 1, USUAL_BANDS) * HUNDREDTHS
        : Math.ceilDiv(range, USUAL_BANDS);
  }

  /** A number with at most two decimals in hundredths. */
  public static long hundredths(BigDecimal number) {
    return number
        .multiply(BigDecimal.valueOf(HUNDREDTHS))
        .setScale(0, RoundingMode.UNNECESSARY)
        .longValueExact();
  }
}
