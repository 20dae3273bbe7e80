package nl.telmee.trajectory;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a text says something: at least four words and twenty letters, and more than that it is
 * to follow. It cannot judge a reason; it refuses what is plainly none.
 */
final class Substance {
  private static final int FEWEST_WORDS = 4;
  private static final int FEWEST_LETTERS = 20;
  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}]+");
  private static final Set<String> EMPTY_WORDS =
      Set.of(
          "nvt",
          "volgt",
          "tbd",
          "later",
          "nog",
          "te",
          "bepalen",
          "geen",
          "reden",
          "zie",
          "bijlage",
          "boven",
          "n",
          "v",
          "t",
          "x",
          "test",
          "tekst",
          "niet",
          "van",
          "toepassing");

  private Substance() {}

  /** Whether it says something. */
  static boolean of(String text) {
    String[] words = NO_LETTER.split(text.strip().toLowerCase(Locale.ROOT));
    int letters = 0;
    int saying = 0;
    for (String word : words) {
      letters += word.length();
      if (!word.isEmpty() && !EMPTY_WORDS.contains(word)) {
        saying++;
      }
    }
    long different = java.util.Arrays.stream(words).distinct().count();
    return saying >= FEWEST_WORDS && letters >= FEWEST_LETTERS && different >= FEWEST_WORDS;
  }
}
