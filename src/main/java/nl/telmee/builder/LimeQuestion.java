package nl.telmee.builder;

import java.util.List;
import java.util.Map;

/**
 * A question as LimeSurvey has it.
 *
 * @param type one character, see LimeSurvey's table of question types
 * @param relevance the condition as an expression; empty or "1": always
 * @param parts its subquestions, in order
 * @param answers what one chooses from, in order
 */
record LimeQuestion(
    String id,
    String code,
    char type,
    LimeText text,
    LimeText help,
    boolean mandatory,
    boolean other,
    String relevance,
    String validation,
    List<Part> parts,
    List<Part> answers,
    Map<String, String> attributes) {
  private static final int ENOUGH = 60;

  /** A subquestion or an answer. */
  record Part(String code, LimeText text, String scale) {}

  LimeQuestion {
    parts = List.copyOf(parts);
    answers = List.copyOf(answers);
    attributes = Map.copyOf(attributes);
  }

  /** How a remark names it: its code and how it begins. */
  String name() {
    String words = PlainText.line(text.any());
    if (words.length() > ENOUGH) {
      words = words.substring(0, ENOUGH).strip() + "…";
    }
    return words.isEmpty() ? code : code + ": " + words;
  }

  /** A setting of the question; empty when it has none. */
  String attribute(String name) {
    return attributes.getOrDefault(name, "").strip();
  }

  /** Whether a switch of the question is on. */
  boolean has(String attribute) {
    String value = attribute(attribute);
    return !value.isEmpty() && !value.equals("0") && !value.equalsIgnoreCase("N");
  }

  /** A setting that is a whole number, or what stands for its absence. */
  int whole(String name, int otherwise) {
    String value = attribute(name);
    return value.matches("-?\\d{1,7}") ? Integer.parseInt(value) : otherwise;
  }
}
