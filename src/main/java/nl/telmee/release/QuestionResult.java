package nl.telmee.release;

import java.util.List;
import nl.telmee.poll.Question;
import org.jspecify.annotations.Nullable;

/**
 * The released answers to one question.
 *
 * <p>Means and standard deviations are over who answered; the deviation is that of the sample
 * (divisor n − 1). They are there only for k answers or more: of fewer they would say too much.
 */
public sealed interface QuestionResult {
  Question question();

  /** How many released responses answer this question. */
  long answered();

  /**
   * How often something was chosen.
   *
   * @param share of who answered, from 0 to 1
   */
  record Count(String id, long count, double share) {}

  /** Mean and standard deviation. */
  record Moments(double mean, double standardDeviation) {}

  /** A single-choice or multiple-choice question. */
  record Choices(Question.WithOptions question, long answered, List<Count> options)
      implements QuestionResult {}

  /** A scale; its options are the values in order. */
  record Scaled(
      Question.Scale question, long answered, List<Count> options, @Nullable Moments moments)
      implements QuestionResult {}

  /**
   * An option of a ranking.
   *
   * @param ranks how often it stood at each position, first position first
   * @param meanRank its mean position, from 1
   */
  record Ranked(String id, List<Long> ranks, double meanRank) {}

  record Ranks(Question.Ranking question, long answered, List<Ranked> options)
      implements QuestionResult {}

  /** A part of a number question's range: from {@code from} up to, but for the last, {@code to}. */
  record Band(double from, double to, long count, double share) {}

  record Amounts(
      Question.Amount question, long answered, List<Band> bands, @Nullable Moments moments)
      implements QuestionResult {}

  /** Texts are not shown: they wait for moderation. */
  record Texts(Question.OpenText question, long answered) implements QuestionResult {}
}
