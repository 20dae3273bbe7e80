package nl.telmee.release;

import java.util.ArrayList;
import java.util.List;
import nl.telmee.poll.Question;
import nl.telmee.web.Frame;
import org.jspecify.annotations.Nullable;

/**
 * The groups of one background question, to choose from.
 *
 * @param question what makes the groups
 * @param folded whether there are so many that they are folded away
 */
public record GroupTabs(Phrase question, boolean folded, List<Tab> tabs) {
  private static final int MOST_UNFOLDED = 8;

  /**
   * A link to a group.
   *
   * @param current "true" for the group that is shown, else null
   * @param few whether it has too few answers yet
   */
  public record Tab(String address, Phrase label, @Nullable String current, boolean few) {}

  static List<GroupTabs> of(Frame frame, Results results, @Nullable GroupChoice chosen) {
    ResultsAddress address = ResultsAddress.of(results.poll(), frame);
    List<GroupTabs> all = new ArrayList<>();
    for (Question.SingleChoice question : GroupChoice.questions(results)) {
      List<Tab> tabs = new ArrayList<>();
      for (Question.Option option : question.options()) {
        GroupChoice choice = new GroupChoice(question, option);
        tabs.add(
            new Tab(
                address.group(question.id(), option.id()),
                Phrase.of(option.text(), frame.words()),
                choice.equals(chosen) ? "true" : null,
                choice.in(results).isEmpty()));
      }
      boolean inside = chosen != null && chosen.question().equals(question);
      all.add(
          new GroupTabs(
              Phrase.of(question.text(), frame.words()),
              tabs.size() > MOST_UNFOLDED && !inside,
              tabs));
    }
    return all;
  }
}
