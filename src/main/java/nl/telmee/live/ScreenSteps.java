package nl.telmee.live;

import nl.telmee.poll.Poll;
import org.jspecify.annotations.Nullable;

/** The addresses of a poll's screen; the whole of what is shown stands in the address. */
final class ScreenSteps {
  private ScreenSteps() {}

  static String address(Poll poll) {
    return poll.page() + "/screen";
  }

  static ScreenPage.Steps of(Poll poll, ScreenPage.Asked asked, int slides) {
    int slide = asked.slide();
    ScreenPage.Asked covered = asked.covered(asked.reveal());
    return new ScreenPage.Steps(
        slide > 1 ? to(poll, covered.at(slide - 1)) : null,
        slide < slides ? to(poll, covered.at(slide + 1)) : null,
        to(poll, covered.at(slide == 0 ? 1 : 0)),
        to(poll, asked.covered(!asked.reveal())),
        uncover(poll, asked),
        asked.look());
  }

  private static @Nullable String uncover(Poll poll, ScreenPage.Asked asked) {
    boolean covered = asked.reveal() && !asked.shown() && asked.slide() > 0;
    return covered ? to(poll, asked) + "&shown=1" : null;
  }

  private static String to(Poll poll, ScreenPage.Asked asked) {
    return address(poll)
        + "?q="
        + asked.slide()
        + (asked.reveal() ? "&reveal=1" : "")
        + (asked.look() ? "&look=1" : "");
  }
}
