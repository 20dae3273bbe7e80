package nl.telmee.intake;

import java.util.Locale;
import nl.telmee.poll.Channel;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;

/** Access codes as people type them. */
final class Codes {
  /** Longer is no code. */
  static final int LONGEST = 60;

  private Codes() {}

  /** In lower case: capitals, blanks and hyphens make no difference, nor does a 0 for an o. */
  static String plain(String typed) {
    return typed.length() > LONGEST
        ? ""
        : typed.toLowerCase(Locale.ROOT).replace('0', 'o').replaceAll("[^a-z0-9]", "");
  }

  /**
   * Notes the code that a phone sent.
   *
   * @throws Rejected with {@link Problem#CODE_NEEDED} when the poll wants one and there is none
   */
  static void check(CompiledPoll poll, Draft draft) {
    if (poll.poll().content().access().takesCodes() && draft.channel == Channel.WEB) {
      if (draft.code.isEmpty()) {
        throw Rejected.because(Problem.CODE_NEEDED);
      }
      draft.channel = Channel.CODE;
    } else if (draft.channel == Channel.WEB) {
      draft.code = ""; // Nobody may use up the number of a paper form from outside.
    }
  }
}
