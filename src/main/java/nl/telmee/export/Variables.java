package nl.telmee.export;

import java.util.ArrayList;
import java.util.List;
import nl.telmee.poll.Question;
import nl.telmee.poll.Questionnaire;
import nl.telmee.release.BandNames;
import nl.telmee.release.QuestionResult;
import nl.telmee.tally.Cells;
import nl.telmee.web.Translated;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a questionnaire: one for a single choice, a scale or a number (in the bands of the
 * results); one for each option of a multiple choice (chosen or not) and of a ranking (its place).
 * Texts have none: they could say who wrote them.
 */
final class Variables {
  /** SPSS allows 64 bytes; an underscore at the end is not wanted there. */
  private static final int LONGEST_NAME = 64;

  private final Words words;
  private final List<Variable> variables = new ArrayList<>();

  private Variables(Words words) {
    this.words = words;
  }

  static List<Variable> of(Questionnaire questionnaire, Words words) {
    Variables all = new Variables(words);
    for (int i = 0; i < questionnaire.questions().size(); i++) {
      all.add(i, questionnaire.questions().get(i));
    }
    return List.copyOf(all.variables);
  }

  private void add(int index, Question question) {
    switch (question) {
      case Question.SingleChoice choice ->
          whole(index, choice, options(choice), Variable.Measure.NOMINAL);
      case Question.Scale scale -> whole(index, scale, steps(scale), Variable.Measure.ORDINAL);
      case Question.Amount amount -> whole(index, amount, bands(amount), Variable.Measure.ORDINAL);
      case Question.MultipleChoice choice ->
          each(
              index,
              choice,
              List.of(
                  new Variable.Value(0, words.say("export.value.not-chosen")),
                  new Variable.Value(1, words.say("export.value.chosen"))),
              Variable.Measure.NOMINAL);
      case Question.Ranking ranking ->
          each(index, ranking, places(ranking.options().size()), Variable.Measure.ORDINAL);
      case Question.OpenText _ -> {}
    }
  }

  private void whole(
      int index, Question question, List<Variable.Value> values, Variable.Measure measure) {
    String name = name("q" + (index + 1) + "_" + question.id());
    variables.add(new Variable(name, said(question.text()), index, -1, question, values, measure));
  }

  private void each(
      int index,
      Question.WithOptions question,
      List<Variable.Value> values,
      Variable.Measure measure) {
    for (int option = 0; option < question.options().size(); option++) {
      Question.Option one = question.options().get(option);
      String name = name("q" + (index + 1) + "_" + (option + 1) + "_" + one.id());
      String label = said(question.text()) + " – " + said(one.text());
      variables.add(new Variable(name, label, index, option, question, values, measure));
    }
  }

  /** Ids have nothing but small letters, digits and hyphens. */
  private static String name(String id) {
    String name = id.replace('-', '_');
    return name.substring(0, Math.min(name.length(), LONGEST_NAME)).replaceAll("_+$", "");
  }

  private List<Variable.Value> options(Question.WithOptions question) {
    List<Variable.Value> values = new ArrayList<>();
    for (Question.Option option : question.options()) {
      values.add(new Variable.Value(values.size() + 1, said(option.text())));
    }
    return values;
  }

  private List<Variable.Value> steps(Question.Scale scale) {
    List<Variable.Value> values = new ArrayList<>();
    for (int value = scale.minimum(); value <= scale.maximum(); value++) {
      String end =
          value == scale.minimum()
              ? ifGiven(scale.minimumLabel())
              : value == scale.maximum() ? ifGiven(scale.maximumLabel()) : "";
      values.add(new Variable.Value(value, end.isEmpty() ? "" + value : value + " – " + end));
    }
    return values;
  }

  private List<Variable.Value> bands(Question.Amount amount) {
    List<QuestionResult.Band> bands = new ArrayList<>();
    for (int i = 0; i < Cells.bands(amount); i++) {
      bands.add(
          new QuestionResult.Band(Cells.bandFrom(amount, i), Cells.bandFrom(amount, i + 1), 0, 0));
    }
    QuestionResult.Amounts named = new QuestionResult.Amounts(amount, 0, bands, null);
    List<Variable.Value> values = new ArrayList<>();
    for (int i = 0; i < bands.size(); i++) {
      values.add(new Variable.Value(i + 1, BandNames.of(words, named, i)));
    }
    return values;
  }

  private List<Variable.Value> places(int count) {
    List<Variable.Value> values = new ArrayList<>();
    for (int place = 1; place <= count; place++) {
      values.add(new Variable.Value(place, words.say("results.rank.place", place)));
    }
    return values;
  }

  private String ifGiven(@Nullable Translated text) {
    return text == null ? "" : said(text);
  }

  /** On one line. */
  private String said(Translated text) {
    return text.in(words.language()).replaceAll("\\s+", " ").strip();
  }
}
