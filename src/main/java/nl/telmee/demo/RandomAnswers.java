package nl.telmee.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Answers that somebody could have given: valid for the questionnaire at hand, otherwise random.
 * They lean a little, to the first options, the high end of a scale and low numbers, so that bars
 * differ. Questions that may be left open sometimes are. As thread-safe as the given generator.
 */
final class RandomAnswers {
  private static final double SKIPS_QUESTION = 0.05;
  private static final double SKIPS_TEXT = 0.6;

  /** What an unbounded number question gets at most, above its minimum. */
  private static final int NUMBER_SPAN = 100;

  private static final List<String> SENTENCES =
      List.of(
          "Goed dat jullie dit vragen.",
          "Meer groen in de buurt.",
          "Laat ook horen wat je ermee doet.",
          "Kom eens langs op school.",
          "Er mag meer licht bij het fietspad.",
          "Vraag het ons vaker.");

  private final RandomGenerator random;

  RandomAnswers(RandomGenerator random) {
    this.random = random;
  }

  /**
   * One person's answers.
   *
   * @param questions the array of questions as in the body of {@code POST /polls}; a {@code showIf}
   *     points to a question before it
   * @return question ids to a String, a List of String or an Integer, in the order of the questions
   */
  Map<String, Object> answer(JsonNode questions) {
    var answers = new LinkedHashMap<String, Object>();
    for (JsonNode question : questions) {
      if (isShown(question, answers) && !isSkipped(question)) {
        valueFor(question).ifPresent(value -> answers.put(question.path("id").asText(), value));
      }
    }
    return answers;
  }

  private static boolean isShown(JsonNode question, Map<String, Object> answers) {
    JsonNode condition = question.path("showIf");
    if (!condition.isObject()) {
      return true;
    }
    Object given = answers.getOrDefault(condition.path("question").asText(), List.of());
    List<?> chosen = given instanceof List<?> several ? several : List.of(given.toString());
    return condition.path("anyOf").valueStream().anyMatch(any -> chosen.contains(any.asText()));
  }

  private boolean isSkipped(JsonNode question) {
    double chance = question.path("type").asText().equals("text") ? SKIPS_TEXT : SKIPS_QUESTION;
    return !question.path("required").asBoolean() && random.nextDouble() < chance;
  }

  /** Empty if nobody could answer: no options, or no whole number in the range. */
  private Optional<Object> valueFor(JsonNode question) {
    String type = question.path("type").asText();
    return switch (type) {
      case "single-choice" -> choose(question, 1).stream().findFirst().map(Object.class::cast);
      case "multiple-choice" -> nonEmpty(choose(question, numberOfChoices(question)));
      case "ranking" -> nonEmpty(choose(question, Integer.MAX_VALUE));
      case "scale" -> Optional.of(scale(question));
      case "number" -> number(question);
      case "text" -> Optional.of(text(question));
      default -> throw new IllegalArgumentException("no such question type: " + type);
    };
  }

  private static Optional<Object> nonEmpty(List<String> chosen) {
    return chosen.isEmpty() ? Optional.empty() : Optional.of(chosen);
  }

  private int numberOfChoices(JsonNode question) {
    int options = question.path("options").size();
    int least = Math.max(1, question.path("minChoices").asInt(0));
    int most = Math.min(options, question.path("maxChoices").asInt(options));
    return least + leaning(Math.max(1, most - least + 1));
  }

  /** At most {@code count} different options, the more popular ones sooner. */
  private List<String> choose(JsonNode question, int count) {
    var left = new ArrayList<String>();
    question.path("options").forEach(option -> left.add(option.path("id").asText()));
    var chosen = new ArrayList<String>();
    while (chosen.size() < count && !left.isEmpty()) {
      chosen.add(left.remove(leaning(left.size())));
    }
    return List.copyOf(chosen);
  }

  private Object scale(JsonNode question) {
    int minimum = question.path("minimum").asInt(1);
    int maximum = question.path("maximum").asInt(5);
    return maximum - leaning(maximum - minimum + 1);
  }

  private Optional<Object> number(JsonNode question) {
    double minimum = question.path("minimum").asDouble(0);
    long lowest = (long) Math.ceil(minimum);
    long highest = (long) Math.floor(question.path("maximum").asDouble(minimum + NUMBER_SPAN));
    if (lowest > highest) {
      return Optional.empty();
    }
    long end = Math.addExact(highest, 1);
    long smaller = Math.min(random.nextLong(lowest, end), random.nextLong(lowest, end));
    return Optional.of(Math.toIntExact(smaller));
  }

  private String text(JsonNode question) {
    String sentence = SENTENCES.get(random.nextInt(SENTENCES.size()));
    int maxLength = question.path("maxLength").asInt(sentence.length());
    return sentence.substring(0, Math.min(maxLength, sentence.length()));
  }

  /** An index below {@code n}: index 0 has weight n + 1, each next one less, the last has 2. */
  private int leaning(int n) {
    int ticket = random.nextInt(n * (n + 3) / 2);
    int index = 0;
    for (int weight = n + 1; ticket >= weight; weight--) {
      ticket -= weight;
      index++;
    }
    return index;
  }
}
