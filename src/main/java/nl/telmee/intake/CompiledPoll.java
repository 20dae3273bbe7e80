package nl.telmee.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.telmee.poll.Poll;
import nl.telmee.poll.Question;
import nl.telmee.poll.Strata;
import nl.telmee.tally.Cells;

/**
 * A poll prepared for reading many responses: every name is looked up, never searched. Immutable.
 */
final class CompiledPoll {
  private final Poll poll;
  private final List<Question> questions;
  private final Cells cells;
  private final Strata strata;
  private final Map<String, Integer> questionByName = new HashMap<>();
  private final List<Map<String, Integer>> optionByName = new ArrayList<>();

  CompiledPoll(Poll poll) {
    this.poll = poll;
    this.questions = poll.content().questionnaire().questions();
    this.cells = new Cells(poll.content().questionnaire());
    this.strata = poll.content().questionnaire().strata();
    for (int q = 0; q < questions.size(); q++) {
      questionByName.put(questions.get(q).id(), q);
      Map<String, Integer> options = new HashMap<>();
      if (questions.get(q) instanceof Question.WithOptions withOptions) {
        for (int o = 0; o < withOptions.options().size(); o++) {
          options.put(withOptions.options().get(o).id(), o);
        }
      }
      optionByName.add(options);
    }
  }

  Poll poll() {
    return poll;
  }

  List<Question> questions() {
    return questions;
  }

  Cells cells() {
    return cells;
  }

  Strata strata() {
    return strata;
  }

  /** The position of a question, or -1. */
  int question(String name) {
    return questionByName.getOrDefault(name, -1);
  }

  /** The position of an option, or -1. */
  int option(int question, String name) {
    return optionByName.get(question).getOrDefault(name, -1);
  }
}
