package nl.telmee.spread;

import java.util.ArrayList;
import java.util.List;
import nl.telmee.intake.Effort;
import nl.telmee.poll.Poll;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * How one asks people to take part in a poll, in one language.
 *
 * @param lang the language of the title when that is not the words'
 * @param facts what it takes, a few words each
 * @param until until when one can answer, or null
 */
public record Invitation(
    String title, @Nullable String lang, List<String> facts, @Nullable String until) {
  static Invitation of(Words words, Poll poll) {
    var language = words.language();
    var real = poll.content().title().languageOf(language);
    List<String> facts = new ArrayList<>();
    facts.add(words.say("spread.anonymous"));
    facts.add(minutes(words, poll));
    return new Invitation(
        poll.content().title().in(language),
        real == language ? null : real.code(),
        List.copyOf(facts),
        poll.content().closesAt() == null
            ? null
            : words.say("spread.until", words.moment(poll.content().closesAt())));
  }

  private static String minutes(Words words, Poll poll) {
    return words.count("spread.minutes", Effort.minutes(poll.content().questionnaire()));
  }

  /** What the picture beside a link asks. */
  static String call(Words words, Poll poll) {
    return words.say("spread.call", minutes(words, poll));
  }
}
