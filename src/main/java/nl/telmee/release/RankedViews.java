package nl.telmee.release;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import nl.telmee.web.Words;

/** The options of a ranking as a page shows them. */
final class RankedViews {
  /** A part of a bar narrower than this has no room for its label on a phone. */
  private static final double ROOM_FOR_LABEL = 0.09;

  private static final double SECOND_PLACE_OPACITY = 0.5;
  private static final double LAST_PLACE_OPACITY = 0.1;

  private RankedViews() {}

  /** The heads of the columns of places. */
  static List<String> places(Words words, QuestionResult.Ranks ranks) {
    return IntStream.rangeClosed(1, ranks.options().size())
        .mapToObj(place -> words.say("results.rank.place", place))
        .toList();
  }

  /** The options, by their mean places; where these are equal in the order of the question. */
  static List<QuestionView.Ranked> of(
      Words words, Figure.Maker figures, QuestionResult.Ranks ranks) {
    return ranks.options().stream()
        .sorted(Comparator.comparingDouble(QuestionResult.Ranked::meanRank))
        .map(option -> ranked(words, figures, ranks, option))
        .toList();
  }

  private static QuestionView.Ranked ranked(
      Words words, Figure.Maker figures, QuestionResult.Ranks ranks, QuestionResult.Ranked option) {
    int index = ranks.question().indexOf(option.id());
    return new QuestionView.Ranked(
        option.id(),
        Phrase.of(ranks.question().options().get(index).text(), words),
        place(words, figures, option, ranks.answered()),
        parts(figures, option, ranks.answered()));
  }

  private static String place(
      Words words, Figure.Maker figures, QuestionResult.Ranked option, long answered) {
    if (answered == 0) {
      return "";
    }
    boolean telling = figures.group() && option.ranks().contains(answered);
    return words.say(
        telling ? "results.rank.nearly" : "results.rank.mean", words.decimal(option.meanRank()));
  }

  private static List<QuestionView.Part> parts(
      Figure.Maker figures, QuestionResult.Ranked option, long answered) {
    List<QuestionView.Part> parts = new ArrayList<>();
    int places = option.ranks().size();
    double from = 0;
    for (int i = 0; i < places; i++) {
      long times = option.ranks().get(i);
      double share = answered == 0 ? 0 : (double) times / answered;
      parts.add(
          new QuestionView.Part(
              i + 1,
              figures.of(times, answered),
              Figure.percent(share),
              Figure.percent(from),
              Figure.percent(from + share / 2),
              opacity(i, places),
              share < ROOM_FOR_LABEL));
      from += share;
    }
    return parts;
  }

  private static String opacity(int index, int places) {
    if (index == 0) {
      return "1";
    }
    double step = (SECOND_PLACE_OPACITY - LAST_PLACE_OPACITY) / Math.max(places - 2, 1);
    return String.format(Locale.ROOT, "%.2f", SECOND_PLACE_OPACITY - (index - 1) * step);
  }
}
