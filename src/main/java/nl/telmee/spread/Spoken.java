package nl.telmee.spread;

import java.util.ArrayList;
import java.util.List;
import nl.telmee.poll.Poll;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * What was said in conversations, as it stands beside the results.
 *
 * @param summary how many people were spoken with, and where it comes from
 * @param places where and when, with how many people
 * @param questions what they said: the counts of all conversations that are shown
 */
public record Spoken(String summary, List<String> places, List<Said> questions) {
  /** The answers to a question, and how many gave them. */
  public record Said(String text, List<Count> counts) {}

  /** An answer. */
  public record Count(String text, String count) {}

  /** Null when there is nothing to show. */
  public static @Nullable Spoken of(Words words, Poll poll, List<Conversation> shown) {
    if (shown.isEmpty()) {
      return null;
    }
    int people = shown.stream().mapToInt(Conversation::people).sum();
    List<Said> questions = new ArrayList<>();
    for (CountedQuestion question : CountedQuestion.of(poll)) {
      List<Count> counts =
          question.options().stream().map(option -> count(words, question, option, shown)).toList();
      if (shown.stream().anyMatch(one -> one.counts().containsKey(question.id()))) {
        questions.add(new Said(question.text().in(words.language()), counts));
      }
    }
    return new Spoken(
        words.say("spoken.summary", people),
        shown.stream()
            .map(
                one ->
                    words.say("spoken.place", one.place(), words.day(one.heldOn()), one.people()))
            .toList(),
        questions);
  }

  private static Count count(
      Words words,
      CountedQuestion question,
      CountedQuestion.Option option,
      List<Conversation> shown) {
    int sum = shown.stream().mapToInt(one -> one.count(question.id(), option.id())).sum();
    return new Count(option.in(words.language()), words.count(sum));
  }
}
