package nl.telmee.story;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import nl.telmee.web.Words;

/**
 * Figures side by side.
 *
 * @param columns what stands above them: years, or municipalities
 * @param how how each is counted
 */
public record FigureTable(String caption, List<String> columns, List<Row> rows, List<How> how) {
  private static final int MOST_YEARS = 4;

  /** A figure of all columns. */
  public record Row(String label, List<String> values) {}

  /** How a figure is counted. */
  public record How(String label, String text) {}

  /** All years together, and the last years each. */
  static FigureTable ofYears(
      Words words, String organisation, List<Facts> trajectories, LocalDate today) {
    List<String> columns = new ArrayList<>(List.of(words.say("story.figures.all")));
    List<Figures> figures = new ArrayList<>(List.of(Figures.of(organisation, trajectories, today)));
    NavigableMap<Integer, Figures> years = Figures.byYear(organisation, trajectories, today);
    years.descendingMap().entrySet().stream()
        .limit(MOST_YEARS)
        .forEach(
            year -> {
              columns.add(String.valueOf(year.getKey()));
              figures.add(year.getValue());
            });
    return of(words, words.say("story.figures.years"), columns, figures);
  }

  static FigureTable of(Words words, String caption, List<String> columns, List<Figures> figures) {
    return new FigureTable(
        caption,
        columns,
        Arrays.stream(Measure.values())
            .map(
                measure ->
                    new Row(
                        measure.label(words),
                        figures.stream().map(one -> measure.value(words, one)).toList()))
            .toList(),
        Arrays.stream(Measure.values())
            .map(measure -> new How(measure.label(words), measure.how(words)))
            .toList());
  }
}
