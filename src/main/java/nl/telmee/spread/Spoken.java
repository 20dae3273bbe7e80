package nl.telmee.spread;

import java.util.ArrayList;
import java.util.List;
import nl.telmee.poll.Poll;

/**
 * What was said in the conversations of a poll that may be shown, added up. It stands beside the
 * results and is in none of their numbers.
 *
 * @param people how many people were spoken with
 * @param held the conversations, the newest first
 * @param questions what was counted; a question that nobody asked is not there
 */
public record Spoken(int people, List<Conversation> held, List<Said> questions) {
  /** No conversation may be shown. */
  public static final Spoken NONE = new Spoken(0, List.of(), List.of());

  /** The answers to a question. */
  public record Said(CountedQuestion question, List<Count> counts) {}

  /** How many people gave an answer. */
  public record Count(CountedQuestion.Option option, int people) {}

  static Spoken of(Poll poll, List<Conversation> shown) {
    List<Said> questions = new ArrayList<>();
    for (CountedQuestion question : CountedQuestion.of(poll)) {
      if (shown.stream().anyMatch(one -> one.counts().containsKey(question.id()))) {
        questions.add(
            new Said(
                question,
                question.options().stream()
                    .map(option -> count(question, option, shown))
                    .toList()));
      }
    }
    int people = shown.stream().mapToInt(Conversation::people).sum();
    return new Spoken(people, List.copyOf(shown), List.copyOf(questions));
  }

  private static Count count(
      CountedQuestion question, CountedQuestion.Option option, List<Conversation> shown) {
    return new Count(
        option, shown.stream().mapToInt(one -> one.count(question.id(), option.id())).sum());
  }

  /** Whether there is nothing to show. */
  public boolean none() {
    return held.isEmpty();
  }
}
