package nl.telmee.builder;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A text of a LimeSurvey file by language; still HTML.
 *
 * @param byLanguage in the order of the file
 */
record LimeText(Map<String, String> byLanguage) {
  static final LimeText NONE = new LimeText(Map.of());

  LimeText {
    byLanguage = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(byLanguage));
  }

  /** The text in a language and its variants ({@code nl-informal} is Dutch); empty without one. */
  String in(String language) {
    String exact = byLanguage.getOrDefault(language, "");
    if (!exact.isBlank()) {
      return exact;
    }
    return byLanguage.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(language + "-"))
        .map(Map.Entry::getValue)
        .filter(text -> !text.isBlank())
        .findFirst()
        .orElse("");
  }

  /** The text in Dutch, else in English, else in whatever language it is. */
  String any() {
    List<String> candidates = new ArrayList<>(List.of(in("nl"), in("en")));
    candidates.addAll(byLanguage.values());
    return candidates.stream().filter(text -> !text.isBlank()).findFirst().orElse("");
  }

  /** Whether any language has words. */
  boolean isBlank() {
    return PlainText.line(any()).isEmpty();
  }

  /**
   * As a text of a poll: Dutch, or what there is, and English.
   *
   * @param longest how many characters it may have
   */
  ObjectNode translated(int longest, boolean paragraphs) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("nl", plain(any(), longest, paragraphs));
    String english = plain(in("en"), longest, paragraphs);
    if (!english.isEmpty()) {
      node.put("en", english);
    }
    return node;
  }

  /** Whether a language has more words than fit. */
  boolean exceeds(int longest, boolean paragraphs) {
    return strip(any(), paragraphs).length() > longest
        || strip(in("en"), paragraphs).length() > longest;
  }

  /** Whether it shows answers or names of respondents, between braces. */
  boolean hasPlaceholders() {
    return byLanguage.values().stream().anyMatch(text -> text.matches("(?s).*\\{[^{}\\n]+}.*"));
  }

  private static String plain(String html, int longest, boolean paragraphs) {
    String text = strip(html, paragraphs);
    return text.length() <= longest ? text : text.substring(0, longest - 1).strip() + "…";
  }

  private static String strip(String html, boolean paragraphs) {
    String filled = html.replaceAll("\\{[^{}\\n]+}", "…");
    return paragraphs ? PlainText.paragraphs(filled) : PlainText.line(filled);
  }
}
