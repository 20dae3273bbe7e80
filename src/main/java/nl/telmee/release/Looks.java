package nl.telmee.release;

import java.util.List;
import nl.telmee.poll.EarlyLook;
import nl.telmee.web.Translated;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** Who of the staff saw results before everybody could. */
public record Looks(String sentence, List<String> each) {

  /** Null when nobody did. */
  static @Nullable Looks of(Words words, List<EarlyLook> looks) {
    if (looks.isEmpty()) {
      return null;
    }
    return new Looks(
        words.count("results.looks", looks.size()),
        looks.stream().map(look -> one(words, look)).toList());
  }

  private static String one(Words words, EarlyLook look) {
    Translated owner = look.owner();
    return words.say(
        "results.looks.who",
        owner == null ? words.say("results.looks.administrator") : owner.in(words.language()),
        words.moment(look.lookedAt()));
  }
}
