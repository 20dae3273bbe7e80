package nl.telmee.builder;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Advice on the wording of one question, after what handbooks on questionnaires agree about
 * (Dillman e.a., "Internet, Phone, Mail, and Mixed-Mode Surveys", 2014, chapters 4 and 5): one
 * thing at a time, nothing that leads, no double negation, options that do not overlap and leave
 * nobody out. The patterns are for Dutch; they ask, they do not know.
 */
final class QuestionAdvice {
  private static final int MOST_WORDS = 18;
  private static final int MANY_OPTIONS = 12;
  private static final int MANY_TO_RANK = 7;

  private static final Pattern LEADING =
      words(
          "vind je ook|vindt u ook|ben je het ermee eens dat|bent u het ermee eens dat|natuurlijk"
              + "|uiteraard|toch|zou het niet|is het niet|zoals iedereen weet|gelukkig|helaas"
              + "|geweldige?|prachtige?|mooie nieuwe|vreselijke?");
  private static final Pattern TWO_THINGS = words("en ook|en|of|alsmede");
  private static final Pattern NEGATION =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(niet|geen|nooit|niets|niemand|nergens|zonder|on(?:eens|tevreden))(?!\\p{L})");
  private static final Pattern WAY_OUT =
      Pattern.compile(
          "(?iu)(anders|andere?|iets"
              + " anders|overige?|weet|geen|niets?|nergens|misschien|mening|other|else"
              + "|none|know|neither|jonger|ouder|minder|meer|nooit|soms)(?!\\p{L})");
  private static final Pattern PERSONAL =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(je|jouw|uw) (eigen )?(volledige"
              + " )?(naam|achternaam|voornaam|adres|e-?mail\\p{L}*"
              + "|telefoonnummer|geboortedatum|bsn|burgerservicenummer)(?!\\p{L})");
  private static final Pattern RANGE =
      Pattern.compile("(\\d+)\\s*(?:-|–|t/m|tot en met|to)\\s*(\\d+)");

  private final JsonNode question;
  private final String at;
  private final List<Advice> advice = new ArrayList<>();

  private QuestionAdvice(JsonNode question, String at) {
    this.question = question;
    this.at = at;
  }

  /** What can be said of a question. */
  static List<Advice> on(JsonNode question, String at) {
    return new QuestionAdvice(question, at).all();
  }

  private static Pattern words(String alternatives) {
    return Pattern.compile("(?iu)(?<!\\p{L})(" + alternatives + ")(?!\\p{L})");
  }

  private List<Advice> all() {
    String text = question.path("text").path("nl").asText();
    wording(text);
    options();
    return advice;
  }

  private void add(String part, String key, Object... arguments) {
    advice.add(Advice.of(at + part, key, arguments));
  }

  private void wording(String text) {
    MatchResult leading = LEADING.matcher(text).results().findFirst().orElse(null);
    if (leading != null) {
      add("/text/nl", "builder.advice.leading", leading.group().toLowerCase(Locale.ROOT));
    }
    if (text.chars().filter(c -> c == '?').count() > 1) {
      add("/text/nl", "builder.advice.two-questions");
    } else if (isJudged() && TWO_THINGS.matcher(asked(text)).find()) {
      add("/text/nl", "builder.advice.double");
    }
    long negations = NEGATION.matcher(asked(text)).results().count();
    if (negations > 1 || (negations == 1 && isJudged())) {
      add("/text/nl", "builder.advice.negation");
    }
    if (PERSONAL.matcher(text).find()) {
      add("/text/nl", "builder.advice.personal");
    }
    if (longest(text) > MOST_WORDS) {
      add("/text/nl", "builder.advice.long-sentence", longest(text));
    }
  }

  /** The sentence with the question mark; else all. */
  private static String asked(String text) {
    for (String sentence : text.split("(?<=[.?!])\\s+", -1)) {
      if (sentence.endsWith("?")) {
        return sentence;
      }
    }
    return text;
  }

  static int longest(String text) {
    int longest = 0;
    for (String sentence : text.split("(?<=[.?!:])\\s+|\\R", -1)) {
      longest =
          Math.max(longest, sentence.isBlank() ? 0 : sentence.strip().split("\\s+", -1).length);
    }
    return longest;
  }

  /** Whether one answer is given about the whole sentence: a scale, or yes and no. */
  private boolean isJudged() {
    String type = question.path("type").asText();
    List<String> options = texts();
    boolean yesOrNo =
        type.equals("single-choice")
            && options.stream().anyMatch(o -> o.toLowerCase(Locale.ROOT).startsWith("ja"))
            && options.stream().anyMatch(o -> o.toLowerCase(Locale.ROOT).startsWith("nee"));
    return type.equals("scale") || yesOrNo;
  }

  private List<String> texts() {
    List<String> texts = new ArrayList<>();
    question.path("options").forEach(option -> texts.add(option.path("text").path("nl").asText()));
    return texts;
  }

  private void options() {
    List<String> texts = texts();
    sameTwice(texts);
    overlap(texts);
    String type = question.path("type").asText();
    if (type.equals("ranking") && texts.size() > MANY_TO_RANK) {
      add("/options", "builder.advice.many-to-rank", MANY_TO_RANK);
    } else if (texts.size() > MANY_OPTIONS && !question.path("background").booleanValue()) {
      add("/options", "builder.advice.many-options", MANY_OPTIONS);
    }
    boolean must =
        question.path("required").booleanValue()
            && (type.equals("single-choice") || type.equals("multiple-choice"));
    if (must && texts.size() > 2 && texts.stream().noneMatch(o -> WAY_OUT.matcher(o).find())) {
      add("/options", "builder.advice.no-way-out");
    }
  }

  private void sameTwice(List<String> texts) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i).strip().toLowerCase(Locale.ROOT);
      if (!text.isEmpty() && !seen.add(text)) {
        add("/options/" + i + "/text/nl", "builder.advice.same-option");
      }
    }
  }

  private void overlap(List<String> texts) {
    int[] before = null;
    for (int i = 0; i < texts.size(); i++) {
      MatchResult range = RANGE.matcher(texts.get(i)).results().findFirst().orElse(null);
      int[] now = range == null ? null : ends(range);
      if (before != null && now != null && now[0] <= before[1] && now[1] >= before[0]) {
        add("/options/" + i + "/text/nl", "builder.advice.overlap", texts.get(i - 1), texts.get(i));
      }
      before = now;
    }
  }

  private static int[] ends(MatchResult range) {
    return new int[] {number(range.group(1)), number(range.group(2))};
  }

  private static int number(String digits) {
    return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }
}
