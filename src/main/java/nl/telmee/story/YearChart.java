package nl.telmee.story;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.telmee.feed.Outcome;
import nl.telmee.trajectory.Decision;
import nl.telmee.web.Words;

/**
 * What was decided on what residents said, year by year, as bars. The words beside each bar say the
 * same.
 *
 * @param legend what the looks mean
 * @param years the newest first
 */
public record YearChart(List<Invited.Chip> legend, List<Bar> years) {
  private static final int MOST_YEARS = 8;

  /**
   * A year.
   *
   * @param said the numbers in words
   * @param parts of the bar, from the left; empty: nothing was decided
   */
  public record Bar(String year, String said, List<Part> parts) {}

  /**
   * A part of a bar.
   *
   * @param x where it begins, in percent of the longest bar
   * @param width in percent of the longest bar
   * @param look yes, part or no
   */
  public record Part(String x, String width, String look) {}

  static YearChart of(Words words, String organisation, List<Facts> all, LocalDate today) {
    Map<Integer, Figures> years = Figures.byYear(organisation, all, today).descendingMap();
    int most = years.values().stream().mapToInt(Figures::decisions).max().orElse(0);
    return new YearChart(
        Decision.outcomes().stream()
            .map(
                one ->
                    new Invited.Chip(
                        words.say("trajectory.outcome." + one.word()), Verdict.look(one)))
            .toList(),
        years.entrySet().stream()
            .limit(MOST_YEARS)
            .map(year -> bar(words, String.valueOf(year.getKey()), year.getValue(), most))
            .toList());
  }

  private static Bar bar(Words words, String year, Figures figures, int most) {
    String begun = words.count("region.year.begun", figures.begun());
    if (figures.decisions() == 0) {
      return new Bar(year, begun + " " + words.say("region.year.undecided"), List.of());
    }
    String decided =
        words.say(
            "region.year.decided",
            words.count("region.year.points", figures.decisions()),
            figures.decided(Outcome.ADOPTED),
            figures.decided(Outcome.PARTLY_ADOPTED),
            figures.decided(Outcome.NOT_ADOPTED));
    List<Part> parts = new ArrayList<>();
    int before = 0;
    for (Outcome outcome : Decision.outcomes()) {
      int count = figures.decided(outcome);
      if (count > 0) {
        parts.add(new Part(percent(before, most), percent(count, most), Verdict.look(outcome)));
      }
      before += count;
    }
    return new Bar(year, begun + " " + decided, parts);
  }

  private static String percent(int part, int whole) {
    return String.format(Locale.ROOT, "%.2f%%", 100.0 * part / whole);
  }
}
