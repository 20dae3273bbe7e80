package nl.telmee.builder;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.telmee.web.Words;

/** Makes the cards of the questions of a draft. */
final class Cards {
  private static final int LONGEST_TEXT = 500;
  private static final int LONGEST_LABEL = 60;
  private static final int LONGEST_NUMBER = 12;

  private final JsonNode questions;
  private final Entries entries;
  private final Words words;
  private final Map<Integer, List<String>> tips;
  private final Map<Integer, Integer> mistakes;
  private final Set<String> open;

  Cards(
      JsonNode poll,
      Entries entries,
      Map<Integer, List<String>> tips,
      Map<Integer, Integer> mistakes,
      Set<String> open) {
    this.questions = poll.path("questions");
    this.entries = entries;
    this.words = entries.words();
    this.tips = tips;
    this.mistakes = mistakes;
    this.open = open;
  }

  List<Card> all() {
    List<Card> cards = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      cards.add(card(i, questions.get(i)));
    }
    return cards;
  }

  private Card card(int i, JsonNode question) {
    String pointer = "/questions/" + i;
    QuestionKind kind = QuestionKind.of(question);
    String id = question.path("id").asText();
    String text = question.path("text").path("nl").asText();
    List<String> said = tips.getOrDefault(i, List.of());
    int wrong = mistakes.getOrDefault(i, 0);
    return new Card(
        id,
        i,
        "questions." + i + ".",
        words.say("builder.place.question", i + 1),
        text.isBlank() ? words.say("builder.no-text") : text,
        kindName(kind, words),
        open.contains(id) || wrong > 0,
        i == 0,
        i == questions.size() - 1,
        kinds(kind, words),
        entries.pair(pointer + "/text", words.say("builder.text"), true, LONGEST_TEXT),
        question.path("required").booleanValue(),
        kind.has("background") ? question.path("background").booleanValue() : null,
        labels(kind, pointer),
        numbers(kind, pointer),
        kind.has("options") ? options(question, pointer) : null,
        condition(i, question, pointer),
        said,
        wrong,
        summary(said.size(), wrong));
  }

  private String summary(int tipCount, int wrong) {
    return wrong > 0
        ? words.count("builder.card.wrong", wrong)
        : tipCount > 0 ? words.count("builder.card.tips", tipCount) : "";
  }

  static String kindName(QuestionKind kind, Words words) {
    return switch (kind) {
      case SINGLE_CHOICE -> words.say("builder.kind.single-choice");
      case MULTIPLE_CHOICE -> words.say("builder.kind.multiple-choice");
      case SCALE -> words.say("builder.kind.scale");
      case RANKING -> words.say("builder.kind.ranking");
      case NUMBER -> words.say("builder.kind.number");
      case TEXT -> words.say("builder.kind.text");
    };
  }

  static List<Choice> kinds(QuestionKind chosen, Words words) {
    List<Choice> kinds = new ArrayList<>();
    for (QuestionKind kind : QuestionKind.values()) {
      kinds.add(new Choice(kind.word(), kindName(kind, words), kind == chosen, ""));
    }
    return kinds;
  }

  private List<Pair> labels(QuestionKind kind, String pointer) {
    return kind == QuestionKind.SCALE
        ? List.of(
            entries.pair(
                pointer + "/minimumLabel",
                words.say("builder.minimum-label"),
                false,
                LONGEST_LABEL),
            entries.pair(
                pointer + "/maximumLabel",
                words.say("builder.maximum-label"),
                false,
                LONGEST_LABEL))
        : List.of();
  }

  private List<Entry> numbers(QuestionKind kind, String pointer) {
    return switch (kind) {
      case SINGLE_CHOICE, RANKING -> List.of();
      case MULTIPLE_CHOICE ->
          List.of(
              number(pointer + "/minChoices", words.say("builder.min-choices")),
              number(pointer + "/maxChoices", words.say("builder.max-choices")));
      case SCALE, NUMBER ->
          List.of(
              number(pointer + "/minimum", words.say("builder.minimum")),
              number(pointer + "/maximum", words.say("builder.maximum")));
      case TEXT -> List.of(number(pointer + "/maxLength", words.say("builder.max-length")));
    };
  }

  private Entry number(String pointer, String label) {
    return entries.of(pointer, label, "number", LONGEST_NUMBER, "");
  }

  private Card.Options options(JsonNode question, String pointer) {
    JsonNode options = question.path("options");
    List<Card.Option> rows = new ArrayList<>();
    for (int j = 0; j < options.size(); j++) {
      String number = words.say("builder.place.option", j + 1);
      rows.add(
          new Card.Option(
              j,
              options.get(j).path("id").asText(),
              entries.pair(pointer + "/options/" + j + "/text", number, false, LONGEST_TEXT),
              number,
              j == 0,
              j == options.size() - 1));
    }
    return new Card.Options(rows, entries.error(pointer + "/options"));
  }

  private Card.Condition condition(int i, JsonNode question, String pointer) {
    String chosen = question.path("showIf").path("question").asText();
    List<Choice> earlier = new ArrayList<>();
    earlier.add(new Choice("", words.say("builder.condition.always"), chosen.isEmpty(), ""));
    List<Choice> options = new ArrayList<>();
    boolean found = chosen.isEmpty();
    for (int j = 0; j < i; j++) {
      JsonNode other = questions.get(j);
      if (Conditions.decides(other)) {
        boolean now = other.path("id").asText().equals(chosen);
        found |= now;
        earlier.add(
            new Choice(
                other.path("id").asText(),
                words.say("builder.condition.if", j + 1, other.path("text").path("nl").asText()),
                now,
                ""));
        if (now) {
          options.addAll(options(question, other));
        }
      }
    }
    if (!found) {
      // It may have moved: what was chosen stays, until somebody chooses anew.
      JsonNode later = Conditions.find(questions, chosen);
      if (later != null) {
        options.addAll(options(question, later));
      }
      earlier.add(new Choice(chosen, words.say("builder.condition.gone"), true, ""));
    }
    return new Card.Condition(
        "questions." + i + ".showIf.question",
        Place.element(pointer + "/showIf/question"),
        earlier,
        "questions." + i + ".showIf.anyOf." + chosen,
        options,
        entries.error(pointer + "/showIf/question"));
  }

  private static List<Choice> options(JsonNode question, JsonNode earlier) {
    Set<String> chosen = new HashSet<>();
    question.path("showIf").path("anyOf").forEach(option -> chosen.add(option.asText()));
    List<Choice> options = new ArrayList<>();
    for (JsonNode option : earlier.path("options")) {
      String id = option.path("id").asText();
      options.add(new Choice(id, option.path("text").path("nl").asText(), chosen.contains(id), ""));
    }
    return options;
  }
}
