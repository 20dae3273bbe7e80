package nl.telmee.poll;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import nl.telmee.web.Fields;
import nl.telmee.web.Mistake;
import nl.telmee.web.Translated;
import org.jspecify.annotations.Nullable;

/** Reads the questions of a poll. */
final class QuestionnaireReader {
  private static final Pattern ID = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?");
  private static final int LONGEST_TEXT = 500;
  private static final int LONGEST_LABEL = 60;
  private static final int LARGEST_SCALE_END = 10;
  private static final int MOST_SCALE_STEPS = 11;
  private static final BigDecimal LARGEST_NUMBER = BigDecimal.valueOf(1_000_000);
  private static final int LONGEST_ANSWER = 2000;
  private static final int USUAL_ANSWER = 500;

  private enum Type {
    SINGLE_CHOICE,
    MULTIPLE_CHOICE,
    SCALE,
    RANKING,
    NUMBER,
    TEXT
  }

  private final List<Mistake> mistakes;
  private final List<Question> questions = new ArrayList<>();

  QuestionnaireReader(List<Mistake> mistakes) {
    this.mistakes = mistakes;
  }

  Questionnaire read(Fields poll) {
    Set<String> ids = new HashSet<>();
    for (Fields fields : poll.objects("questions", 1, Questionnaire.MOST_QUESTIONS)) {
      Question question = question(fields);
      if (!question.id().isEmpty() && !ids.add(question.id())) {
        fields.wrong("id", "is used by an earlier question");
      }
      fields.end();
      questions.add(question);
    }
    return new Questionnaire(questions);
  }

  private Question question(Fields fields) {
    String id = fields.text("id", ID);
    int before = mistakes.size();
    Type type = fields.word("type", Type.class, null);
    if (mistakes.size() > before) {
      return unreadable(fields, id);
    }
    Translated text = fields.translated("text", LONGEST_TEXT);
    boolean required = fields.truth("required", false);
    Question.ShowIf showIf = showIf(fields.object("showIf", false));
    return switch (type) {
      case SINGLE_CHOICE ->
          new Question.SingleChoice(
              id,
              text,
              required,
              showIf,
              fields.truth("background", false),
              options(fields, 1, Questionnaire.MOST_OPTIONS));
      case MULTIPLE_CHOICE -> multipleChoice(fields, id, text, required, showIf);
      case SCALE -> scale(fields, id, text, required, showIf);
      case RANKING ->
          new Question.Ranking(
              id, text, required, showIf, options(fields, 2, Questionnaire.MOST_RANKED));
      case NUMBER -> amount(fields, id, text, required, showIf);
      case TEXT ->
          new Question.OpenText(
              id,
              text,
              required,
              showIf,
              fields.whole("maxLength", 1, LONGEST_ANSWER, USUAL_ANSWER));
    };
  }

  /** Of a question without a known type only what all have in common can be checked. */
  private Question unreadable(Fields fields, String id) {
    for (String name :
        List.of(
            "background options minChoices maxChoices minimum maximum minimumLabel maximumLabel maxLength"
                .split(" "))) {
      fields.has(name);
    }
    Translated text = fields.translated("text", LONGEST_TEXT);
    Question.ShowIf showIf = showIf(fields.object("showIf", false));
    return new Question.OpenText(id, text, fields.truth("required", false), showIf, USUAL_ANSWER);
  }

  private Question multipleChoice(
      Fields fields,
      String id,
      Translated text,
      boolean required,
      Question.@Nullable ShowIf showIf) {
    List<Question.Option> options = options(fields, 1, Questionnaire.MOST_OPTIONS);
    int most = Math.max(options.size(), 1);
    int maxChoices = fields.whole("maxChoices", 1, most, most);
    int minChoices = fields.whole("minChoices", 0, most, 0);
    if (minChoices > maxChoices) {
      fields.wrong("minChoices", "must not be more than maxChoices");
    }
    return new Question.MultipleChoice(id, text, required, showIf, minChoices, maxChoices, options);
  }

  private Question scale(
      Fields fields,
      String id,
      Translated text,
      boolean required,
      Question.@Nullable ShowIf showIf) {
    int minimum = fields.whole("minimum", 0, LARGEST_SCALE_END, 1);
    int maximum = fields.whole("maximum", 1, LARGEST_SCALE_END, 5);
    if (minimum >= maximum || maximum - minimum >= MOST_SCALE_STEPS) {
      fields.wrong("maximum", "must be more than minimum");
    }
    return new Question.Scale(
        id,
        text,
        required,
        showIf,
        minimum,
        maximum,
        fields.translatedIfGiven("minimumLabel", LONGEST_LABEL),
        fields.translatedIfGiven("maximumLabel", LONGEST_LABEL));
  }

  private Question amount(
      Fields fields,
      String id,
      Translated text,
      boolean required,
      Question.@Nullable ShowIf showIf) {
    BigDecimal minimum = fields.number("minimum", LARGEST_NUMBER.negate(), LARGEST_NUMBER);
    BigDecimal maximum = fields.number("maximum", LARGEST_NUMBER.negate(), LARGEST_NUMBER);
    if (fields.has("minimum") && fields.has("maximum") && minimum.compareTo(maximum) >= 0) {
      fields.wrong("maximum", "must be more than minimum");
    }
    refuseFractions(fields, "minimum", minimum);
    refuseFractions(fields, "maximum", maximum);
    return new Question.Amount(id, text, required, showIf, minimum, maximum);
  }

  private static void refuseFractions(Fields fields, String name, BigDecimal number) {
    if (number.stripTrailingZeros().scale() > 2) {
      fields.wrong(name, "may have at most two decimals");
    }
  }

  private static List<Question.Option> options(Fields fields, int fewest, int most) {
    List<Question.Option> options = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Fields option : fields.objects("options", fewest, most)) {
      String id = option.text("id", ID);
      if (!id.isEmpty() && !ids.add(id)) {
        option.wrong("id", "is used by an earlier option");
      }
      options.add(new Question.Option(id, option.translated("text", LONGEST_TEXT)));
      option.end();
    }
    return List.copyOf(options);
  }

  private Question.@Nullable ShowIf showIf(@Nullable Fields fields) {
    if (fields == null) {
      return null;
    }
    String asked = fields.text("question", ID);
    List<String> anyOf = fields.texts("anyOf", 1, Questionnaire.MOST_OPTIONS, LONGEST_LABEL);
    fields.end();
    Question earlier = earlier(asked);
    if (earlier instanceof Question.SingleChoice || earlier instanceof Question.MultipleChoice) {
      Question.WithOptions choice = (Question.WithOptions) earlier;
      for (int i = 0; i < anyOf.size(); i++) {
        if (choice.indexOf(anyOf.get(i)) < 0) {
          fields.wrong("anyOf/" + i, "is no option of " + asked);
        }
      }
    } else if (!asked.isEmpty()) {
      fields.wrong("question", "must be an earlier single-choice or multiple-choice question");
    }
    return new Question.ShowIf(asked, List.copyOf(anyOf));
  }

  private @Nullable Question earlier(String id) {
    for (Question question : questions) {
      if (question.id().equals(id)) {
        return question;
      }
    }
    return null;
  }
}
