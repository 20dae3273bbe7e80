package nl.telmee.release;

import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** Says kindly that there is nothing to show, and when there will be. */
public record TooFew(String title, String sentence) {

  /** Null when there is something to show. */
  static @Nullable TooFew of(Words words, Results results, @Nullable GroupChoice chosen) {
    if (results.version() == 0) {
      return about(words, results, "results.few.all");
    }
    return chosen == null || chosen.in(results).isPresent()
        ? null
        : about(words, results, "results.few.group");
  }

  private static TooFew about(Words words, Results results, String sentence) {
    int group = results.poll().content().policy().minimumGroup();
    return results.closed()
        ? new TooFew(words.say("results.few.closed"), words.say(sentence + ".closed", group))
        : new TooFew(words.say("results.few"), words.say(sentence, group));
  }
}
