package nl.telmee.release;

import java.util.Locale;
import nl.telmee.web.Words;

/**
 * How often something was answered, as a page says it.
 *
 * @param share in percents, or in words
 * @param count how many times, or a dash where words stand for the share
 * @param width of the bar, for SVG
 */
public record Figure(String share, String count, String width) {
  private static final String NOT_TOLD = "–";

  /**
   * Makes figures. A group of which all or none gave an answer tells what each of its members
   * answered, so inside a group such a share is said in words.
   */
  record Maker(Words words, boolean group) {
    Figure of(long count, long answered) {
      double share = answered == 0 ? 0 : (double) count / answered;
      long percents = Math.round(share * 100);
      if (group && percents == 0) {
        return new Figure(words.say("results.share.none"), NOT_TOLD, "1%");
      }
      if (group && percents == 100) {
        return new Figure(words.say("results.share.all"), NOT_TOLD, "99%");
      }
      return new Figure(said(share, percents), words.count(count), percent(share));
    }

    /** Not "0%" of an answer that somebody gave, nor "100%" when somebody did not. */
    private String said(double share, long percents) {
      if (percents == 0 && share > 0) {
        return words.say("results.share.least");
      }
      if (percents == 100 && share < 1) {
        return words.say("results.share.most");
      }
      return words.share(share);
    }
  }

  /** A part of a length, for SVG. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f%%", share * 100);
  }
}
