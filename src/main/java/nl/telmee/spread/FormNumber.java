package nl.telmee.spread;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;
import nl.telmee.id.PollId;

/**
 * Numbers of paper forms, in syllables like access codes. The last syllable follows from the others
 * and the poll, so that a slip of the fingers or a form of another poll is told apart from a form
 * that was entered before.
 *
 * <p>In a poll that everybody may answer a number opens nothing, and three syllables and the check
 * are enough. In a poll with access codes a number is one too, and is as hard to guess.
 */
final class FormNumber {
  private static final int SHORT = 3;
  private static final int LONG = 6;

  private final PollId poll;
  private final int syllables;

  FormNumber(PollId poll, boolean hardToGuess) {
    this.poll = poll;
    this.syllables = hardToGuess ? LONG : SHORT;
  }

  /** A number that is new with a high probability. */
  String next(RandomGenerator random) {
    while (true) {
      String number = Syllables.letters(random, 2 * syllables);
      String checked = number + check(number);
      if (!Syllables.rude(checked)) {
        return checked;
      }
    }
  }

  /** Whether a number can be of this poll. */
  boolean fits(String number) {
    int letters = 2 * syllables;
    return number.length() == letters + 2
        && number.substring(letters).equals(check(number.substring(0, letters)));
  }

  private String check(String number) {
    CRC32 sum = new CRC32();
    sum.update((poll + number.toLowerCase(Locale.ROOT)).getBytes(StandardCharsets.UTF_8));
    return Syllables.syllable((int) (sum.getValue() % Syllables.COUNT));
  }
}
