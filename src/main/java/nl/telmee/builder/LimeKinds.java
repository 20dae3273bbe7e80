package nl.telmee.builder;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nl.telmee.poll.Questionnaire;

/** What becomes of each kind of question of LimeSurvey. One object per question. */
final class LimeKinds {
  private static final int SHORT = 200;
  private static final int LONG = 1000;
  private static final int HUGE = 2000;
  private static final int DATE = 20;
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

  private static final List<LimeQuestion.Part> YES_NO =
      List.of(part("Y", "Ja", "Yes"), part("N", "Nee", "No"));
  private static final List<LimeQuestion.Part> YES_NO_UNSURE =
      List.of(
          part("Y", "Ja", "Yes"), part("N", "Nee", "No"), part("U", "Weet ik niet", "Not sure"));
  private static final List<LimeQuestion.Part> MORE_OR_LESS =
      List.of(
          part("I", "Meer", "More"),
          part("S", "Hetzelfde", "The same"),
          part("D", "Minder", "Less"));
  private static final List<LimeQuestion.Part> GENDER =
      List.of(part("F", "Vrouw", "Woman"), part("M", "Man", "Man"));

  private final LimeQuestions to;
  private final LimeQuestion asked;
  private final LimeChoices.Shown shown;

  LimeKinds(LimeQuestions to, LimeQuestion asked, LimeChoices.Shown shown) {
    this.to = to;
    this.asked = asked;
    this.shown = shown;
  }

  void convert() {
    switch (asked.type()) {
      case 'L', '!' -> single();
      case 'O' -> {
        single();
        to.remark(asked, "builder.lss.comment");
      }
      case 'M' -> multiple();
      case 'P' -> {
        multiple();
        to.remark(asked, "builder.lss.comment");
      }
      case 'Y' -> fixed(YES_NO);
      case 'G' -> {
        fixed(GENDER);
        to.remark(asked, "builder.lss.gender");
      }
      case '5' -> scale(asked.code(), to.text(asked, asked.text()), 5);
      case 'A' -> rows(row -> scale(name(row), rowText(row), 5));
      case 'B' -> rows(row -> scale(name(row), rowText(row), 10));
      case 'C' -> rows(row -> choice(row, YES_NO_UNSURE));
      case 'E' -> rows(row -> choice(row, MORE_OR_LESS));
      case 'F', 'H' -> rows(this::gridRow);
      case 'N' -> number(asked.code(), to.text(asked, asked.text()));
      case 'K' -> rows(row -> number(name(row), rowText(row)));
      case 'R' -> ranking();
      case 'S' -> text(asked.code(), to.text(asked, asked.text()), SHORT);
      case 'T' -> text(asked.code(), to.text(asked, asked.text()), LONG);
      case 'U' -> text(asked.code(), to.text(asked, asked.text()), HUGE);
      case 'Q' -> rows(row -> text(name(row), rowText(row), SHORT));
      case 'D' -> {
        text(asked.code(), to.text(asked, asked.text()), DATE);
        to.remark(asked, "builder.lss.date");
      }
      default -> to.remark(asked, leftOut());
    }
  }

  private String leftOut() {
    return switch (asked.type()) {
      case 'X' -> "builder.lss.text-only";
      case '|' -> "builder.lss.upload";
      case '*' -> "builder.lss.equation";
      case 'I' -> "builder.lss.language";
      case '1', ':', ';' -> "builder.lss.grid";
      default -> "builder.lss.unknown";
    };
  }

  private void single() {
    List<LimeQuestion.Part> answers = new ArrayList<>(asked.answers());
    if (answers.isEmpty()) {
      to.remark(asked, "builder.lss.no-answers");
      return;
    }
    ObjectNode question = add(asked.code(), "single-choice", to.text(asked, asked.text()));
    Map<String, String> options = options(question, withOther(answers));
    to.remember(asked, "", question, options);
    other(question, options);
  }

  private void multiple() {
    if (asked.parts().isEmpty()) {
      to.remark(asked, "builder.lss.no-answers");
      return;
    }
    ObjectNode question = add(asked.code(), "multiple-choice", to.text(asked, asked.text()));
    Map<String, String> options = options(question, withOther(asked.parts()));
    int least = Math.clamp(asked.whole("min_answers", 0), 0, options.size());
    int most = asked.whole("max_answers", options.size());
    most = most < 1 || most > options.size() ? options.size() : most;
    question.put("minChoices", Math.min(least, most)).put("maxChoices", most);
    to.rememberParts(asked, question, options);
    other(question, options);
  }

  private List<LimeQuestion.Part> withOther(List<LimeQuestion.Part> answers) {
    if (!asked.other()) {
      return answers;
    }
    List<LimeQuestion.Part> more = new ArrayList<>(answers);
    more.add(part("-oth-", "Anders", "Other"));
    return more;
  }

  private Map<String, String> options(ObjectNode question, List<LimeQuestion.Part> answers) {
    return LimeQuestions.options(
        question,
        answers,
        Questionnaire.MOST_OPTIONS,
        () -> to.remark(asked, "builder.lss.too-many-options", "" + Questionnaire.MOST_OPTIONS));
  }

  /** What somebody else than the listed answers is, in words; asked of who chose that. */
  private void other(ObjectNode question, Map<String, String> options) {
    String option = options.get("-oth-");
    if (!asked.other() || option == null) {
      return;
    }
    LimeChoices.Shown chosen = new LimeChoices.Shown(question.path("id").asText(), List.of(option));
    ObjectNode words = JsonNodeFactory.instance.objectNode();
    words.put("nl", "Wat dan?").put("en", "What, then?");
    to.add(asked, asked.code() + "-other", "text", words, chosen)
        .put("required", false)
        .put("maxLength", SHORT);
    to.remark(asked, "builder.lss.other");
  }

  private void fixed(List<LimeQuestion.Part> answers) {
    ObjectNode question = add(asked.code(), "single-choice", to.text(asked, asked.text()));
    to.remember(asked, "", question, options(question, answers));
  }

  private void rows(java.util.function.Consumer<LimeQuestion.Part> each) {
    if (asked.parts().isEmpty()) {
      to.remark(asked, "builder.lss.no-answers");
      return;
    }
    asked.parts().forEach(each);
    to.remark(asked, "builder.lss.rows", "" + asked.parts().size());
  }

  private void choice(LimeQuestion.Part row, List<LimeQuestion.Part> answers) {
    ObjectNode question = add(name(row), "single-choice", rowText(row));
    to.remember(asked, row.code(), question, options(question, answers));
  }

  /** A row with answers of its own; a scale when the answers are the numbers of one. */
  private void gridRow(LimeQuestion.Part row) {
    List<LimeQuestion.Part> answers = asked.answers();
    List<Integer> numbers =
        answers.stream()
            .map(answer -> PlainText.line(answer.text().any()))
            .map(text -> text.matches("\\d{1,2}") ? Integer.parseInt(text) : -1)
            .toList();
    if (answers.isEmpty()) {
      to.remark(asked, "builder.lss.no-answers");
    } else if (isScale(numbers)) {
      add(name(row), "scale", rowText(row))
          .put("minimum", numbers.getFirst())
          .put("maximum", numbers.getLast());
    } else {
      choice(row, answers);
    }
  }

  private static boolean isScale(List<Integer> numbers) {
    int first = numbers.isEmpty() ? -1 : numbers.getFirst();
    return numbers.size() > 2
        && first >= 0
        && first + numbers.size() - 1 <= 10
        && IntStream.range(0, numbers.size()).allMatch(i -> numbers.get(i) == first + i);
  }

  private String name(LimeQuestion.Part row) {
    return asked.code() + "-" + row.code();
  }

  /** The question and its row in one text. */
  private ObjectNode rowText(LimeQuestion.Part row) {
    ObjectNode text = JsonNodeFactory.instance.objectNode();
    ObjectNode whole = asked.text().translated(LimeQuestions.LONGEST_TEXT, false);
    ObjectNode part = row.text().translated(LimeQuestions.LONGEST_TEXT, false);
    for (String language : List.of("nl", "en")) {
      if (whole.has(language) && part.has(language)) {
        text.put(language, joined(whole.path(language).asText(), part.path(language).asText()));
      }
    }
    return text;
  }

  private static String joined(String question, String row) {
    String text = question.isEmpty() ? row : row.isEmpty() ? question : question + " " + row;
    int most = LimeQuestions.LONGEST_TEXT;
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }

  private void scale(String name, ObjectNode text, int maximum) {
    add(name, "scale", text).put("minimum", 1).put("maximum", maximum);
  }

  private void number(String name, ObjectNode text) {
    BigDecimal minimum = bound("min_num_value_n", BigDecimal.ZERO);
    BigDecimal maximum = bound("max_num_value_n", MOST);
    if (minimum.compareTo(maximum) >= 0) {
      minimum = BigDecimal.ZERO;
      maximum = MOST;
    }
    if (asked.attribute("max_num_value_n").isEmpty()) {
      to.remark(asked, "builder.lss.no-maximum");
    }
    add(name, "number", text).put("minimum", minimum).put("maximum", maximum);
  }

  private BigDecimal bound(String attribute, BigDecimal otherwise) {
    String value = asked.attribute(attribute).replace(',', '.');
    if (!value.matches("-?\\d{1,7}(\\.\\d{1,2})?")) {
      return otherwise;
    }
    BigDecimal number = new BigDecimal(value);
    return number.abs().compareTo(MOST) > 0 ? otherwise : number;
  }

  private void ranking() {
    List<LimeQuestion.Part> answers = asked.answers().isEmpty() ? asked.parts() : asked.answers();
    if (answers.size() < 2) {
      to.remark(asked, "builder.lss.no-answers");
      return;
    }
    ObjectNode question = add(asked.code(), "ranking", to.text(asked, asked.text()));
    LimeQuestions.options(
        question,
        answers,
        Questionnaire.MOST_RANKED,
        () -> to.remark(asked, "builder.lss.too-many-ranked", "" + Questionnaire.MOST_RANKED));
    if (asked.whole("max_answers", answers.size()) < answers.size()) {
      to.remark(asked, "builder.lss.rank-all");
    }
  }

  private void text(String name, ObjectNode text, int usual) {
    int most = asked.whole("maximum_chars", usual);
    add(name, "text", text).put("maxLength", Math.clamp(most, 1, HUGE));
  }

  private ObjectNode add(String name, String type, ObjectNode text) {
    if (text.path("nl").asText().isEmpty()) {
      text.put("nl", asked.code());
      to.remark(asked, "builder.lss.no-text");
    }
    return to.add(asked, name, type, text, shown);
  }

  private static LimeQuestion.Part part(String code, String dutch, String english) {
    return new LimeQuestion.Part(code, new LimeText(Map.of("nl", dutch, "en", english)), "0");
  }
}
