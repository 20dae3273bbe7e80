package nl.telmee.release;

import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * How many answers are in, how many of them are shown, and why.
 *
 * @param chip whether the poll is live, and the version
 * @param received how many responses are in
 * @param receivedWords what these did
 * @param shown how many of them are shown; empty when none
 * @param why what decides that; empty for a poll without groups
 * @param rest what becomes of the others; empty when there are none
 * @param moment when this version was released, or null
 */
public record Standing(
    String chip,
    boolean live,
    String received,
    String receivedWords,
    String shown,
    String why,
    String rest,
    @Nullable String moment) {

  static Standing of(Words words, Results results, @Nullable GroupChoice chosen) {
    long shown =
        chosen == null
            ? results.released()
            : chosen.in(results).map(Results.Group::released).orElse(0L);
    int group = results.poll().content().policy().minimumGroup();
    return new Standing(
        chip(words, results),
        !results.closed(),
        words.count(results.received()),
        words.count("results.received", results.received()),
        shown == 0 ? "" : words.count(chosen == null ? "results.shown" : "results.group", shown),
        group == 1 ? "" : words.say("results.why", group),
        chosen == null ? rest(words, results) : "",
        results.releasedAt() == null
            ? null
            : words.say("results.moment", words.moment(results.releasedAt())));
  }

  /** The same of one version that was asked for, open or not. */
  Standing fixed(Words words, Results results) {
    return results.closed()
        ? this
        : new Standing(
            words.say("results.chip.version", results.version()),
            false,
            received,
            receivedWords,
            shown,
            why,
            "",
            moment);
  }

  private static String chip(Words words, Results results) {
    if (results.version() == 0) {
      return words.say(results.closed() ? "results.chip.closed" : "results.chip.waiting");
    }
    return words.say(
        results.closed() ? "results.chip.last" : "results.chip.live", results.version());
  }

  private static String rest(Words words, Results results) {
    if (results.version() == 0) {
      return "";
    }
    long rest = results.received() - results.released();
    if (results.withheld() > 0) {
      return words.count("results.withheld", results.withheld());
    }
    if (rest > 0) {
      return words.count("results.rest", rest);
    }
    return someInNoGroup(results) ? words.say("results.together") : "";
  }

  /** Whether the last responses went out together at closing. */
  private static boolean someInNoGroup(Results results) {
    return results.closed()
        && results.breakdowns().stream()
            .anyMatch(
                breakdown ->
                    breakdown.groups().stream().mapToLong(Results.Group::released).sum()
                        < results.released());
  }
}
