package nl.telmee.spread;

import java.util.List;
import nl.telmee.web.Language;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * What was said in conversations, as a page shows it beside the results.
 *
 * @param summary how many people were spoken with, and where it comes from
 * @param places where and when, with how many people
 * @param questions what they said: the counts of all conversations that are shown
 */
public record SpokenView(String summary, List<String> places, List<Said> questions) {
  /** The answers to a question, and how many gave them. */
  public record Said(String text, List<Count> counts) {}

  /** An answer. */
  public record Count(String text, String count) {}

  /** Null when there is nothing to show. */
  public static @Nullable SpokenView of(Words words, Spoken spoken) {
    if (spoken.none()) {
      return null;
    }
    Language language = words.language();
    return new SpokenView(
        words.say("spoken.summary", spoken.people()),
        spoken.held().stream()
            .map(
                one ->
                    words.say("spoken.place", one.place(), words.day(one.heldOn()), one.people()))
            .toList(),
        spoken.questions().stream()
            .map(
                said ->
                    new Said(
                        said.question().text().in(language),
                        said.counts().stream()
                            .map(
                                count ->
                                    new Count(
                                        count.option().in(language), words.count(count.people())))
                            .toList()))
            .toList());
  }
}
