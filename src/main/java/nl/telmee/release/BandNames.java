package nl.telmee.release;

import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import nl.telmee.web.Words;

/** Names the bands of a number question. */
public final class BandNames {
  private BandNames() {}

  /**
   * The name of a band: "0–16" where bands begin at whole numbers, "0 tot 2,5" otherwise; the last
   * band includes its end.
   */
  public static String of(Words words, QuestionResult.Amounts amounts, int index) {
    List<QuestionResult.Band> bands = amounts.bands();
    QuestionResult.Band band = bands.get(index);
    boolean last = index == bands.size() - 1;
    boolean whole = bands.stream().allMatch(b -> isWhole(b.from()) && isWhole(b.to()));
    NumberFormat format = format(words);
    String from = format.format(band.from());
    String to = format.format(last || !whole ? band.to() : band.to() - 1);
    if (from.equals(to)) {
      return from;
    }
    if (whole && band.from() >= 0) {
      return words.say("results.band.whole", from, to);
    }
    return words.say(whole || last ? "results.band.with" : "results.band.upto", from, to);
  }

  /** Numbers of a question have at most two decimals, and so have its bands. */
  private static NumberFormat format(Words words) {
    NumberFormat format = NumberFormat.getNumberInstance(Locale.of(words.language().code()));
    format.setMaximumFractionDigits(2);
    return format;
  }

  private static boolean isWhole(double number) {
    return number == Math.rint(number);
  }
}
