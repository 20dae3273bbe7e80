package nl.telmee.release;

import java.util.List;
import nl.telmee.web.Frame;
import org.jspecify.annotations.Nullable;

/**
 * What the browser needs to follow the results.
 *
 * @param stream address of the stream
 * @param by the background question of the group that is shown; null: everybody
 * @param value the group
 * @param words what the browser says, with places still to fill
 */
public record LiveView(
    String stream, int version, @Nullable String by, @Nullable String value, List<Word> words) {
  private static final String PREFIX = "results.";
  private static final List<String> SAID =
      List.of(
          "chip.live",
          "chip.waiting",
          "chip.paused",
          "chip.lost",
          "received.one",
          "received.many",
          "shown.one",
          "shown.many",
          "group.one",
          "group.many",
          "rest.one",
          "rest.many",
          "answered.one",
          "answered.many",
          "text.one",
          "text.many",
          "text.none",
          "share.none",
          "share.all",
          "share.least",
          "share.most",
          "rank.mean",
          "rank.nearly",
          "announce",
          "announce.lost");

  /** A message under a short name. */
  public record Word(String name, String text) {}

  /** Null for a closed poll: its results no longer change. */
  static @Nullable LiveView of(Frame frame, Results results, @Nullable GroupChoice chosen) {
    if (results.closed()) {
      return null;
    }
    return new LiveView(
        ResultsAddress.of(results.poll(), frame).stream(),
        results.version(),
        chosen == null ? null : chosen.question().id(),
        chosen == null ? null : chosen.option().id(),
        SAID.stream().map(name -> new Word(name, frame.say(PREFIX + name))).toList());
  }
}
