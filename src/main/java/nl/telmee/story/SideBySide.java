package nl.telmee.story;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.telmee.feed.Outcome;
import nl.telmee.web.Words;

/** Trajectories side by side, so that one can learn from another. Pure. */
final class SideBySide {
  private static final int MOST = 5;
  private static final String UNKNOWN = "–";

  private SideBySide() {}

  /** The newest ones; empty when there are not two to compare. */
  static Optional<FigureTable> of(Words words, List<Facts> trajectories) {
    List<Facts> newest = trajectories.stream().limit(MOST).toList();
    return newest.size() < 2
        ? Optional.empty()
        : Optional.of(
            new FigureTable(
                words.say("story.beside"),
                newest.stream().map(one -> one.title().in(words.language())).toList(),
                List.of(
                    row(words, "story.beside.level", newest, one -> level(words, one)),
                    row(words, "story.beside.ahead", newest, one -> ahead(words, one)),
                    row(words, "story.beside.decided", newest, one -> decided(words, one)),
                    row(words, "story.beside.told", newest, one -> told(words, one)),
                    row(words, "story.beside.score", newest, one -> score(words, one))),
                List.of(
                    how(words, "story.beside.ahead"),
                    how(words, "story.beside.told"),
                    how(words, "story.beside.score"))));
  }

  private static FigureTable.Row row(
      Words words, String key, List<Facts> all, Function<Facts, String> value) {
    return new FigureTable.Row(words.say(key), all.stream().map(value).toList());
  }

  private static FigureTable.How how(Words words, String key) {
    return new FigureTable.How(words.say(key), words.say(key + ".how"));
  }

  private static String level(Words words, Facts trajectory) {
    return trajectory
        .level()
        .map(level -> words.say("trajectory.level." + level.word()))
        .orElse(UNKNOWN);
  }

  private static String ahead(Words words, Facts trajectory) {
    return trajectory.ahead().map(days -> days(words, days)).orElse(UNKNOWN);
  }

  private static String days(Words words, long days) {
    return words.count("story.day", days);
  }

  /** Adopted, partly, not: in words, as three numbers alone say nothing. */
  private static String decided(Words words, Facts trajectory) {
    return trajectory.decided().isEmpty()
        ? UNKNOWN
        : words.say(
            "story.beside.outcomes",
            trajectory.decided(Outcome.ADOPTED),
            trajectory.decided(Outcome.PARTLY_ADOPTED),
            trajectory.decided(Outcome.NOT_ADOPTED));
  }

  private static String told(Words words, Facts trajectory) {
    return trajectory.feedback().map(days -> days(words, days)).orElse(UNKNOWN);
  }

  private static String score(Words words, Facts trajectory) {
    var score = trajectory.score();
    return score.isEmpty() ? UNKNOWN : words.decimal(score.getAsDouble());
  }
}
