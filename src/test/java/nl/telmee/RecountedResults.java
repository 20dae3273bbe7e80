package nl.telmee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Compares results as anybody gets them with the answers they must have been made of. */
public final class RecountedResults {
  /** Numbers in results have three decimals. */
  private static final double ROUNDING = 0.000501;

  private final Collection<JsonNode> answers;

  private RecountedResults(Collection<JsonNode> answers) {
    this.answers = answers;
  }

  /** Fails unless every number of every question is right. */
  public static void check(JsonNode results, JsonNode questions, Collection<JsonNode> answers) {
    assertThat(results.path("questions")).hasSameSizeAs(questions);
    for (int i = 0; i < questions.size(); i++) {
      new RecountedResults(answers).question(results.path("questions").path(i), questions.path(i));
    }
  }

  private void question(JsonNode shown, JsonNode question) {
    String id = question.path("id").asText();
    List<JsonNode> given =
        answers.stream().filter(one -> one.has(id)).map(one -> one.path(id)).toList();
    assertThat(shown.path("id").asText()).isEqualTo(id);
    assertThat(shown.path("answered").asLong()).as(id).isEqualTo(given.size());
    switch (question.path("type").asText()) {
      case "single-choice", "multiple-choice" -> {
        assertThat(ids(shown)).isEqualTo(ids(question));
        counts(shown, given);
      }
      case "scale" -> {
        assertThat(shown.path("options"))
            .hasSize(question.path("maximum").asInt() - question.path("minimum").asInt() + 1);
        counts(shown, given);
        moments(shown, given);
      }
      case "ranking" -> {
        assertThat(ids(shown)).isEqualTo(ids(question));
        ranks(shown, given);
      }
      case "number" -> {
        bands(shown, given);
        moments(shown, given);
      }
      default -> assertThat(shown.has("options")).isFalse();
    }
  }

  private static List<String> ids(JsonNode question) {
    return question.path("options").valueStream().map(o -> o.path("id").asText()).toList();
  }

  private static void counts(JsonNode shown, List<JsonNode> given) {
    for (JsonNode option : shown.path("options")) {
      String id = option.path("id").asText();
      long count = given.stream().filter(answer -> holds(answer, id)).count();
      assertThat(option.path("count").asLong()).as(id).isEqualTo(count);
      share(option, count, given.size());
    }
  }

  private static boolean holds(JsonNode answer, String id) {
    return answer.isArray()
        ? answer.valueStream().anyMatch(one -> one.asText().equals(id))
        : answer.asText().equals(id);
  }

  private static void share(JsonNode shown, long count, long answered) {
    assertThat(shown.path("share").asDouble())
        .isCloseTo((double) count / answered, within(ROUNDING));
  }

  private static void ranks(JsonNode shown, List<JsonNode> given) {
    int places = shown.path("options").size();
    for (JsonNode option : shown.path("options")) {
      List<Long> ranks = new ArrayList<>();
      double sum = 0;
      for (int place = 0; place < places; place++) {
        int at = place;
        JsonNode id = option.path("id");
        long times = given.stream().filter(order -> order.path(at).equals(id)).count();
        ranks.add(times);
        sum += times * (place + 1.0);
      }
      assertThat(option.path("ranks").valueStream().map(JsonNode::asLong)).isEqualTo(ranks);
      assertThat(option.path("meanRank").asDouble())
          .isCloseTo(sum / given.size(), within(ROUNDING));
    }
  }

  private static void bands(JsonNode shown, List<JsonNode> given) {
    int last = shown.path("bands").size() - 1;
    for (int i = 0; i <= last; i++) {
      JsonNode band = shown.path("bands").path(i);
      BigDecimal from = band.path("from").decimalValue();
      BigDecimal to = band.path("to").decimalValue();
      boolean closed = i == last;
      long count =
          given.stream()
              .map(JsonNode::decimalValue)
              .filter(n -> n.compareTo(from) >= 0 && (closed || n.compareTo(to) < 0))
              .count();
      assertThat(band.path("count").asLong()).as("from " + from).isEqualTo(count);
      share(band, count, given.size());
    }
  }

  /** In two passes: first the mean, then the distances from it. */
  private static void moments(JsonNode shown, List<JsonNode> given) {
    double mean = given.stream().mapToDouble(JsonNode::asDouble).average().orElseThrow();
    double squares = given.stream().mapToDouble(n -> Math.pow(n.asDouble() - mean, 2)).sum();
    assertThat(shown.path("mean").asDouble()).isCloseTo(mean, within(ROUNDING));
    assertThat(shown.path("standardDeviation").asDouble())
        .isCloseTo(Math.sqrt(squares / (given.size() - 1)), within(ROUNDING));
  }
}
