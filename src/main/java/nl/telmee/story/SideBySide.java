package nl.telmee.story;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.telmee.feed.Outcome;
import nl.telmee.trajectory.Decision;
import nl.telmee.trajectory.Influence;
import nl.telmee.trajectory.Level;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.web.Words;

/** Trajectories side by side, so that one can learn from another. Pure. */
final class SideBySide {
  private static final int MOST = 5;
  private static final String UNKNOWN = "–";

  private SideBySide() {}

  /** The newest ones; empty when there are not two to compare. */
  static Optional<FigureTable> of(Words words, List<Trajectory> trajectories) {
    List<Trajectory> newest = trajectories.stream().limit(MOST).toList();
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
      Words words, String key, List<Trajectory> all, Function<Trajectory, String> value) {
    return new FigureTable.Row(words.say(key), all.stream().map(value).toList());
  }

  private static FigureTable.How how(Words words, String key) {
    return new FigureTable.How(words.say(key), words.say(key + ".how"));
  }

  private static String level(Words words, Trajectory trajectory) {
    Level level = trajectory.content().section(Influence.class).map(Influence::level).orElse(null);
    return level == null ? UNKNOWN : words.say("trajectory.level." + level.word());
  }

  private static String ahead(Words words, Trajectory trajectory) {
    return Measured.daysAhead(trajectory).map(days -> days(words, days)).orElse(UNKNOWN);
  }

  private static String days(Words words, long days) {
    return words.count("story.day", days);
  }

  /** Adopted, partly, not: in words, as three numbers alone say nothing. */
  private static String decided(Words words, Trajectory trajectory) {
    List<Decision> decisions = trajectory.content().items(Decision.class);
    return decisions.isEmpty()
        ? UNKNOWN
        : words.say(
            "story.beside.outcomes",
            count(decisions, Outcome.ADOPTED),
            count(decisions, Outcome.PARTLY_ADOPTED),
            count(decisions, Outcome.NOT_ADOPTED));
  }

  private static long count(List<Decision> decisions, Outcome outcome) {
    return decisions.stream().filter(one -> one.outcome() == outcome).count();
  }

  private static String told(Words words, Trajectory trajectory) {
    return Measured.daysToFeedback(trajectory).map(days -> days(words, days)).orElse(UNKNOWN);
  }

  private static String score(Words words, Trajectory trajectory) {
    var score = Measured.score(trajectory);
    return score.isEmpty() ? UNKNOWN : words.decimal(score.getAsDouble());
  }
}
