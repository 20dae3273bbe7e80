package nl.telmee.builder;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.poll.Poll;
import nl.telmee.poll.PollDraft;
import nl.telmee.poll.Question;
import nl.telmee.web.StaffFrame;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * Counts of the answers that were given to try a draft. Each is shown: they are of nobody but the
 * makers.
 *
 * @param many how many there are, in words
 */
public record TestsPage(
    StaffFrame staff, String id, String title, boolean none, String many, List<Counted> questions) {
  /** One question with its counts, or with the texts and numbers that were given. */
  public record Counted(String text, List<Bar> bars, List<String> given) {}

  /**
   * How often an answer was chosen.
   *
   * @param width of the bar, as a percentage
   */
  public record Bar(String label, int count, String width) {}

  static TestsPage of(
      StaffFrame staff, PollDraft draft, @Nullable Poll poll, List<JsonNode> tests) {
    Words words = staff.words();
    List<Counted> questions = new ArrayList<>();
    if (poll != null) {
      for (Question question : poll.content().questionnaire().questions()) {
        questions.add(counted(question, tests, words));
      }
    }
    return new TestsPage(
        staff,
        draft.id().toString(),
        OpenPage.title(draft, words),
        tests.isEmpty(),
        words.count("builder.tests.many", tests.size()),
        questions);
  }

  private static Counted counted(Question question, List<JsonNode> tests, Words words) {
    List<Bar> bars = new ArrayList<>();
    List<String> given = new ArrayList<>();
    switch (question) {
      case Question.WithOptions choice -> {
        boolean ranking = choice instanceof Question.Ranking;
        for (Question.Option option : choice.options()) {
          int count = count(tests, question.id(), option.id(), ranking);
          bars.add(bar(option.text().in(words.language()), count, tests.size()));
        }
      }
      case Question.Scale scale -> {
        for (int value = scale.minimum(); value <= scale.maximum(); value++) {
          String step = String.valueOf(value);
          bars.add(bar(step, count(tests, question.id(), step, false), tests.size()));
        }
      }
      case Question.Amount _, Question.OpenText _ ->
          tests.stream()
              .map(test -> test.path(question.id()))
              .filter(answer -> !answer.isMissingNode())
              .forEach(answer -> given.add(answer.asText()));
    }
    return new Counted(question.text().in(words.language()), bars, given);
  }

  /** How many chose an option; of a ranking how many put it first. */
  private static int count(List<JsonNode> tests, String question, String option, boolean first) {
    int count = 0;
    for (JsonNode test : tests) {
      JsonNode answer = test.path(question);
      if (answer.isArray()) {
        boolean found = false;
        for (int i = 0; i < (first ? Math.min(answer.size(), 1) : answer.size()); i++) {
          found |= answer.get(i).asText().equals(option);
        }
        count += found ? 1 : 0;
      } else if (answer.asText().equals(option)) {
        count++;
      }
    }
    return count;
  }

  private static Bar bar(String label, int count, int of) {
    return new Bar(label, count, (of == 0 ? 0 : Math.round(count * 100.0 / of)) + "%");
  }
}
