package nl.telmee.intake;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.telmee.intake.AnswerPage.Phrase;
import nl.telmee.poll.Question;
import nl.telmee.poll.Questionnaire;
import nl.telmee.web.Language;
import nl.telmee.web.Translated;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** Puts the questions of a poll into the form they have on the answer page. */
final class Asking {
  private static final int STEPS_IN_A_ROW = 7;

  private final Words words;
  private final Questionnaire questionnaire;
  private final Map<String, List<String>> typed;
  private final Map<String, String> errors;

  Asking(
      Words words,
      Questionnaire questionnaire,
      Map<String, List<String>> typed,
      Map<String, String> errors) {
    this.words = words;
    this.questionnaire = questionnaire;
    this.typed = typed;
    this.errors = errors;
  }

  /** The question at a position. */
  AskedQuestion question(int position) {
    Question question = questionnaire.questions().get(position);
    String hint = hint(question);
    String error = "e-" + question.id();
    return new AskedQuestion(
        question.id(),
        type(question),
        words.say("answer.place", position + 1, questionnaire.questions().size()),
        words.say(question.required() ? "answer.required" : "answer.optional"),
        phrase(question.text()),
        question.required(),
        condition(question.showIf()),
        hint,
        rule(question),
        hint == null ? error : "h-" + question.id() + " " + error,
        errors.getOrDefault(question.id(), ""),
        control(question));
  }

  private Phrase phrase(Translated text) {
    return Phrase.of(text, words.language());
  }

  private static String type(Question question) {
    return switch (question) {
      case Question.SingleChoice _ -> "one";
      case Question.MultipleChoice _ -> "many";
      case Question.Scale _ -> "scale";
      case Question.Ranking _ -> "order";
      case Question.Amount _ -> "number";
      case Question.OpenText _ -> "text";
    };
  }

  private AskedQuestion.@Nullable Condition condition(Question.@Nullable ShowIf showIf) {
    if (showIf == null) {
      return null;
    }
    int position = questionnaire.indexOf(showIf.question());
    String options = "";
    if (questionnaire.questions().get(position) instanceof Question.WithOptions earlier) {
      options =
          earlier.options().stream()
              .filter(option -> showIf.anyOf().contains(option.id()))
              .map(option -> option.text().in(words.language()))
              .collect(Collectors.joining(words.say("answer.or")));
    }
    return new AskedQuestion.Condition(
        showIf.question(),
        String.join(" ", showIf.anyOf()),
        words.say("answer.only-if", position + 1, options));
  }

  private @Nullable String hint(Question question) {
    return switch (question) {
      case Question.SingleChoice _, Question.Scale _ -> null;
      case Question.MultipleChoice _, Question.Amount _ -> rule(question);
      case Question.Ranking _ -> words.say("answer.hint.order");
      case Question.OpenText text -> words.say("answer.hint.text", text.maxLength());
    };
  }

  private String rule(Question question) {
    return switch (question) {
      case Question.SingleChoice _ -> words.say("answer.rule.one");
      case Question.MultipleChoice choice -> ruleOfMany(choice);
      case Question.Scale scale ->
          words.say("answer.rule.number", scale.minimum(), scale.maximum());
      case Question.Ranking ranking -> words.say("answer.rule.order", ranking.options().size());
      case Question.Amount amount ->
          words.say("answer.rule.number", shown(amount.minimum()), shown(amount.maximum()));
      case Question.OpenText text -> words.say("answer.rule.text", text.maxLength());
    };
  }

  private String ruleOfMany(Question.MultipleChoice choice) {
    int least = Math.max(choice.minChoices(), 1);
    int most = choice.maxChoices();
    if (least == most) {
      return most == 1 ? words.say("answer.rule.one") : words.say("answer.rule.exactly", most);
    }
    if (most < choice.options().size()) {
      return words.say("answer.rule.between", least, most);
    }
    return least == 1 ? words.say("answer.rule.some") : words.say("answer.rule.at-least", least);
  }

  private String shown(BigDecimal number) {
    String plain = plain(number);
    return words.language() == Language.NL ? plain.replace('.', ',') : plain;
  }

  private static String plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0).toPlainString() : stripped.toPlainString();
  }

  private AskedQuestion.Control control(Question question) {
    String name = FormAnswers.PREFIX + question.id();
    return switch (question) {
      case Question.SingleChoice choice ->
          new AskedQuestion.Choices("radio", "radiogroup", 1, 1, choices(choice, name));
      case Question.MultipleChoice choice ->
          new AskedQuestion.Choices(
              "checkbox",
              null,
              Math.max(choice.minChoices(), 1),
              choice.maxChoices(),
              choices(choice, name));
      case Question.Scale scale -> steps(scale, name);
      case Question.Ranking ranking -> places(ranking, name);
      case Question.Amount amount ->
          new AskedQuestion.Field(plain(amount.minimum()), plain(amount.maximum()), first(name));
      case Question.OpenText text -> new AskedQuestion.Area(text.maxLength(), first(name));
    };
  }

  private List<String> values(String name) {
    return typed.getOrDefault(name, List.of());
  }

  private String first(String name) {
    List<String> values = values(name);
    return values.isEmpty() ? "" : values.getFirst();
  }

  private List<AskedQuestion.Choice> choices(Question.WithOptions question, String name) {
    List<AskedQuestion.Choice> choices = new ArrayList<>();
    for (Question.Option option : question.options()) {
      choices.add(
          new AskedQuestion.Choice(
              option.id(),
              phrase(option.text()),
              values(name).contains(option.id()),
              choices.isEmpty() ? "f-" + question.id() : null,
              null));
    }
    return choices;
  }

  private AskedQuestion.Steps steps(Question.Scale scale, String name) {
    List<AskedQuestion.End> ends = new ArrayList<>();
    addEnd(ends, "low-" + scale.id(), scale.minimum(), scale.minimumLabel());
    addEnd(ends, "high-" + scale.id(), scale.maximum(), scale.maximumLabel());
    List<AskedQuestion.Choice> choices = new ArrayList<>();
    for (int value = scale.minimum(); value <= scale.maximum(); value++) {
      String number = String.valueOf(value);
      choices.add(
          new AskedQuestion.Choice(
              number,
              new Phrase(number, null),
              first(name).equals(number),
              choices.isEmpty() ? "f-" + scale.id() : null,
              described(ends, number)));
    }
    String shape = scale.steps() > STEPS_IN_A_ROW ? scale.steps() > 10 ? " six" : " five" : "";
    return new AskedQuestion.Steps(shape, choices, ends);
  }

  private void addEnd(
      List<AskedQuestion.End> ends, String id, int number, @Nullable Translated label) {
    if (label != null) {
      ends.add(new AskedQuestion.End(id, String.valueOf(number), phrase(label)));
    }
  }

  private static @Nullable String described(List<AskedQuestion.End> ends, String number) {
    return ends.stream()
        .filter(end -> end.number().equals(number))
        .map(AskedQuestion.End::id)
        .findFirst()
        .orElse(null);
  }

  private AskedQuestion.Places places(Question.Ranking ranking, String name) {
    List<AskedQuestion.Row> rows = new ArrayList<>();
    for (Question.Option option : ranking.options()) {
      String field = name + "." + option.id();
      List<AskedQuestion.Choice> places = new ArrayList<>();
      for (int place = 1; place <= ranking.options().size(); place++) {
        String number = String.valueOf(place);
        places.add(
            new AskedQuestion.Choice(
                number, new Phrase(number, null), first(field).equals(number), null, null));
      }
      rows.add(
          new AskedQuestion.Row(
              field, phrase(option.text()), rows.isEmpty() ? "f-" + ranking.id() : null, places));
    }
    return new AskedQuestion.Places(rows);
  }
}
