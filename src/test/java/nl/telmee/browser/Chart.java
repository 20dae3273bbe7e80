package nl.telmee.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.telmee.web.Language;
import nl.telmee.web.Words;

/**
 * What a results page draws and what its tables hold, line by line, beside what the API says that
 * they should: width of each bar, count and share of each row. Lines have no order.
 */
final class Chart {
  private static final String BARS =
      """
      () => [...document.querySelectorAll("[data-bars] [data-option], [data-ranking] [data-option]")]
        .map((row) => [
          row.closest("[data-question]").dataset.question,
          row.dataset.option,
          ...[...row.querySelectorAll("rect")].map((rect) => rect.getAttribute("width")),
          row.querySelector("[data-share], [data-place]").textContent,
        ].join(" "))
      """;
  private static final String ROWS =
      """
      () => [...document.querySelectorAll("[data-table] tr")]
        .map((row) => [
          row.closest("[data-question]").dataset.question,
          row.dataset.option,
          ...[...row.querySelectorAll("td")].map((cell) => cell.textContent),
        ].join(" "))
      """;
  private static final Words WORDS = Words.of(Language.NL);

  private Chart() {}

  @SuppressWarnings("unchecked")
  static List<String> bars(Page page) {
    return (List<String>) page.evaluate(BARS);
  }

  @SuppressWarnings("unchecked")
  static List<String> rows(Page page) {
    return (List<String>) page.evaluate(ROWS);
  }

  /**
   * What a page says of questions of the API's results.
   *
   * @param group whether they are of a group, of which nobody and everybody are said in words only
   */
  record Expected(JsonNode questions, boolean group) {
    List<String> bars() {
      return lines(this::bar, this::parts);
    }

    List<String> rows() {
      return lines(this::row, this::places);
    }

    private interface Line {
      String of(JsonNode option, long answered);
    }

    private List<String> lines(Line counted, Line ranked) {
      List<String> lines = new ArrayList<>();
      for (JsonNode question : questions) {
        String id = question.path("id").asText() + " ";
        long answered = question.path("answered").asLong();
        for (JsonNode option : question.path("options")) {
          Line line = option.has("ranks") ? ranked : counted;
          lines.add(id + option.path("id").asText() + " " + line.of(option, answered));
        }
        int band = 0;
        for (JsonNode range : question.path("bands")) {
          lines.add(id + band++ + " " + counted.of(range, answered));
        }
      }
      return lines;
    }

    private String bar(JsonNode option, long answered) {
      double share = share(option.path("count").asLong(), answered);
      String width = inWords(share) ? (share == 0 ? "1%" : "99%") : width(share);
      return width + " " + said(share);
    }

    private String row(JsonNode option, long answered) {
      long count = option.path("count").asLong();
      double share = share(count, answered);
      return (inWords(share) ? "–" : String.valueOf(count)) + " " + said(share);
    }

    private String parts(JsonNode option, long answered) {
      return shares(option, answered).map(Chart::width).collect(Collectors.joining(" "))
          + " "
          + place(option);
    }

    private String places(JsonNode option, long answered) {
      return place(option)
          + " "
          + shares(option, answered).map(this::said).collect(Collectors.joining(" "));
    }

    private boolean inWords(double share) {
      return group && (share == 0 || share == 1);
    }

    private String said(double share) {
      return inWords(share)
          ? WORDS.say(share == 0 ? "results.share.none" : "results.share.all")
          : WORDS.share(share);
    }
  }

  private static Stream<Double> shares(JsonNode option, long answered) {
    return option.path("ranks").valueStream().map(count -> share(count.asLong(), answered));
  }

  private static String place(JsonNode option) {
    return WORDS.say("results.rank.mean", WORDS.decimal(option.path("meanRank").asDouble()));
  }

  private static double share(long count, long answered) {
    return answered == 0 ? 0 : (double) count / answered;
  }

  private static String width(double share) {
    return String.format(Locale.ROOT, "%.1f%%", share * 100);
  }
}
