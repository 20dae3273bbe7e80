package nl.telmee.release;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.telmee.poll.Question;
import nl.telmee.poll.Questionnaire;
import nl.telmee.tally.Cells;
import nl.telmee.web.Translated;

/**
 * People who answer a poll one by one, drawn from a seed. Each chooses an option that nobody else
 * chooses: a published count of that option tells whether this person is in the number, and a
 * number that holds one person alone betrays everything that person answered.
 */
final class Town {
  /** Of the questions whose options are people; a question may have no more. */
  private static final int OPTIONS = Questionnaire.MOST_OPTIONS;

  /** Which background questions there are, and how people spread over their options. */
  enum Shape {
    NO_BACKGROUND,
    ONE_QUESTION,
    GRID,
    /** Most people choose the first option, few the last. */
    SKEWED,
    /** One person alone chooses the last option of the first question. */
    LONELY,
    /** Both questions may stay unanswered. */
    OPTIONAL;

    /** How many options each background question has. */
    private List<Integer> options() {
      return switch (this) {
        case NO_BACKGROUND -> List.of();
        case ONE_QUESTION -> List.of(3);
        case GRID, SKEWED -> List.of(3, 3);
        case LONELY, OPTIONAL -> List.of(3, 2);
      };
    }

    private int[] draw(Random random, boolean alone) {
      int[] chosen = new int[options().size()];
      for (int d = 0; d < chosen.length; d++) {
        chosen[d] =
            switch (this) {
              case NO_BACKGROUND, ONE_QUESTION, GRID -> random.nextInt(options().get(d));
              case SKEWED -> List.of(0, 0, 0, 0, 0, 0, 0, 1, 1, 2).get(random.nextInt(10));
              case LONELY ->
                  d > 0 ? random.nextInt(options().get(d)) : alone ? 2 : random.nextInt(2);
              case OPTIONAL -> random.nextInt(-1, options().get(d));
            };
      }
      return chosen;
    }
  }

  private final Shape shape;
  private final List<int[]> background = new ArrayList<>();
  private final Questionnaire questionnaire;
  private final Cells cells;

  Town(Shape shape, int people, long seed) {
    Random random = new Random(seed);
    int alone = random.nextInt(people);
    for (int person = 0; person < people; person++) {
      background.add(shape.draw(random, person == alone));
    }
    this.shape = shape;
    this.questionnaire = new Questionnaire(questions(shape, people));
    this.cells = new Cells(questionnaire);
  }

  private static List<Question> questions(Shape shape, int people) {
    List<Question> questions = new ArrayList<>();
    for (int d = 0; d < shape.options().size(); d++) {
      boolean required = shape != Shape.OPTIONAL;
      questions.add(
          new Question.SingleChoice(
              "background-" + d, text(), required, null, true, options(shape.options().get(d))));
    }
    for (int first = 0; first < people; first += OPTIONS) {
      String id = "people-" + first / OPTIONS;
      questions.add(
          new Question.MultipleChoice(
              id, text(), false, null, 0, OPTIONS, options(Math.min(OPTIONS, people - first))));
    }
    return questions;
  }

  private static List<Question.Option> options(int count) {
    return IntStream.range(0, count).mapToObj(o -> new Question.Option("o" + o, text())).toList();
  }

  private static Translated text() {
    return new Translated("Vraag", null);
  }

  int people() {
    return background.size();
  }

  Questionnaire questionnaire() {
    return questionnaire;
  }

  Cells cells() {
    return cells;
  }

  /** The option of a background question that a person chose, or -1. */
  int chose(int person, int dimension) {
    return background.get(person)[dimension];
  }

  /** The stratum in which a person is counted. */
  int stratum(int person) {
    int[] chosen = new int[questionnaire.questions().size()];
    Arrays.fill(chosen, -1);
    int[] own = background.get(person);
    System.arraycopy(own, 0, chosen, 0, own.length);
    return questionnaire.strata().number(chosen);
  }

  /** Adds a person's response to the tally of the stratum. */
  void count(int person, long[] tally) {
    int[] own = background.get(person);
    int question = own.length + person / OPTIONS;
    tally[Cells.RESPONSES]++;
    for (int d = 0; d < own.length; d++) {
      if (own[d] >= 0) {
        tally[cells.choice(d, own[d])]++;
      }
    }
    tally[cells.answered(question)]++;
    tally[cells.multipleChoice(question, person % OPTIONS)]++;
  }

  /** What a person's phone sends. */
  String answers(int person) {
    StringBuilder json = new StringBuilder("{");
    int[] own = background.get(person);
    for (int d = 0; d < own.length; d++) {
      if (own[d] >= 0) {
        json.append("\"background-%d\":\"o%d\",".formatted(d, own[d]));
      }
    }
    int question = person / OPTIONS;
    return json.append("\"people-%d\":[\"o%d\"]}".formatted(question, person % OPTIONS)).toString();
  }

  /** The body that makes the poll. */
  String poll(String slug, int k) {
    return """
    {"organisation":"velsen","slug":"%s","title":{"nl":"Dorp"},
     "resultsPolicy":{"visibility":"live","minimumGroup":%d,"breakdowns":true},
     "questions":[%s]}\
    """
        .formatted(
            slug,
            k,
            questionnaire.questions().stream().map(this::json).collect(Collectors.joining(",")));
  }

  private String json(Question question) {
    List<Question.Option> options = ((Question.WithOptions) question).options();
    return """
    {"id":"%s","type":"%s",%s"text":{"nl":"Vraag"},"options":[%s]}\
    """
        .formatted(
            question.id(),
            question.type(),
            question instanceof Question.SingleChoice
                ? "\"background\":true,\"required\":" + (shape != Shape.OPTIONAL) + ","
                : "",
            options.stream()
                .map(option -> "{\"id\":\"" + option.id() + "\",\"text\":{\"nl\":\"Keuze\"}}")
                .collect(Collectors.joining(",")));
  }
}
