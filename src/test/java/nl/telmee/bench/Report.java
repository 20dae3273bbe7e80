package nl.telmee.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The figures of a run: a table to read and a file to compare with. */
final class Report {
  /** A line of the table: what, with how many decimals, and its value in each round. */
  private record Line(String name, String unit, int decimals, List<Double> values) {
    double median() {
      List<Double> sorted = values.stream().sorted().toList();
      int half = sorted.size() / 2;
      return sorted.size() % 2 == 1
          ? sorted.get(half)
          : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    double lowest() {
      return Collections.min(values);
    }

    double highest() {
      return Collections.max(values);
    }

    String row() {
      return "| %s | %s %s | %s – %s |"
          .formatted(name, text(median()), unit, text(lowest()), text(highest()));
    }

    private String text(double value) {
      return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("unit", unit);
      json.put("median", rounded(median()));
      json.put("lowest", rounded(lowest()));
      json.put("highest", rounded(highest()));
      json.put("rounds", values.stream().map(this::rounded).toList());
      return json;
    }

    private double rounded(double value) {
      double unitOfLast = Math.pow(10, decimals);
      return Math.round(value * unitOfLast) / unitOfLast;
    }
  }

  private final Map<String, String> facts;
  private final Options options;
  private final List<Line> lines;

  Report(Map<String, String> facts, Options options, List<Round> rounds) {
    this.facts = facts;
    this.options = options;
    this.lines =
        List.of(
            line(rounds, "whole: acknowledged responses", "/s", 0, r -> r.whole().perSecond()),
            line(rounds, "whole: p50", "ms", 1, r -> r.whole().p50() / 1e3),
            line(rounds, "whole: p99", "ms", 1, r -> r.whole().p99() / 1e3),
            line(rounds, "whole: responses in a batch", "", 0, Round::batch),
            line(rounds, "parse only: answers", "/s", 0, r -> r.parse().perSecond()),
            line(rounds, "parse only: p50", "ms", 1, r -> r.parse().p50() / 1e3),
            line(rounds, "parse only: p99", "ms", 1, r -> r.parse().p99() / 1e3),
            line(rounds, "batch only: responses", "/s", 0, r -> r.write().perSecond()),
            line(rounds, "limit 1/(1/parse + 1/batch)", "/s", 0, Round::limit),
            line(rounds, "whole / limit", "", 2, Round::ratio),
            line(rounds, "whole: CPU of the node", "µs", 1, r -> r.whole().serverMicros()),
            line(rounds, "whole: CPU of PostgreSQL", "µs", 1, r -> r.whole().databaseMicros()),
            line(rounds, "whole: CPU of the load", "µs", 1, r -> r.whole().loadMicros()),
            line(rounds, "parse only: CPU of the node", "µs", 1, r -> r.parse().serverMicros()),
            line(rounds, "parse only: CPU of the load", "µs", 1, r -> r.parse().loadMicros()),
            line(rounds, "batch only: CPU of the node", "µs", 1, r -> r.write().serverMicros()),
            line(rounds, "batch only: CPU of PostgreSQL", "µs", 1, r -> r.write().databaseMicros()),
            line(rounds, "other work on the machine", "%", 0, Report::elsewhere));
  }

  private static double elsewhere(Round round) {
    return 100
        * (round.whole().cpu().elsewhere()
            + round.parse().cpu().elsewhere()
            + round.write().cpu().elsewhere())
        / 3;
  }

  private static Line line(
      List<Round> rounds, String name, String unit, int decimals, Function<Round, Double> value) {
    return new Line(name, unit, decimals, rounds.stream().map(value).toList());
  }

  /** As Markdown, for people. */
  String table() {
    StringBuilder table = new StringBuilder();
    facts.forEach((name, value) -> table.append("%s: %s%n".formatted(name, value)));
    table.append("%n| | median | range of %d |%n|---|--:|--:|%n".formatted(options.rounds()));
    for (Line line : lines) {
      table.append(line.row()).append(System.lineSeparator());
    }
    return table.toString();
  }

  /** As JSON, for programs. */
  void write(Path file) throws IOException {
    Map<String, Object> measured = new LinkedHashMap<>();
    for (Line line : lines) {
      measured.put(line.name(), line.json());
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("facts", facts);
    all.put("options", options);
    all.put("measured", measured);
    new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), all);
  }
}
