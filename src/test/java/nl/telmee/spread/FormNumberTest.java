package nl.telmee.spread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import nl.telmee.id.PollId;
import org.junit.jupiter.api.Test;

/** Numbers of paper forms check themselves. */
final class FormNumberTest {
  private static final int MANY = 2_000;
  private final RandomGenerator random = new SplittableRandom(8);
  private final PollId poll = new PollId(new UUID(1, 2));

  @Test
  void aNumberFitsItsPoll() {
    FormNumber number = new FormNumber(poll, false);
    for (int i = 0; i < MANY; i++) {
      String made = number.next(random);
      assertThat(made).matches("([bdfghjklmnprstvwz][aeiou]){4}");
      assertThat(number.fits(made)).isTrue();
    }
  }

  @Test
  void aSlipOfTheFingersIsNearlyAlwaysFound() {
    FormNumber number = new FormNumber(poll, false);
    int missed = 0;
    for (int i = 0; i < MANY; i++) {
      char[] typed = number.next(random).toCharArray();
      int at = random.nextInt(4) * 2 + 1;
      char before = typed[at];
      while (typed[at] == before) {
        typed[at] = Syllables.VOWELS.charAt(random.nextInt(5));
      }
      missed += number.fits(new String(typed)) ? 1 : 0;
    }

    assertThat(missed).isLessThan(MANY / 40);
  }

  @Test
  void aFormOfAnotherPollIsNearlyAlwaysFound() {
    FormNumber mine = new FormNumber(poll, false);
    FormNumber other = new FormNumber(new PollId(new UUID(1, 3)), false);
    int missed = 0;
    for (int i = 0; i < MANY; i++) {
      missed += mine.fits(other.next(random)) ? 1 : 0;
    }

    assertThat(missed).isLessThan(MANY / 40);
  }

  @Test
  void whereANumberOpensThePollItIsAsHardToGuessAsACode() {
    FormNumber number = new FormNumber(poll, true);

    assertThat(number.next(random)).hasSize(14);
    assertThat(number.fits(number.next(random))).isTrue();
    assertThat(number.fits(new FormNumber(poll, false).next(random))).isFalse();
  }

  @Test
  void nonsenseIsNoNumber() {
    FormNumber number = new FormNumber(poll, false);

    assertThat(number.fits("")).isFalse();
    assertThat(number.fits("ba")).isFalse();
    assertThat(number.fits("x".repeat(1_000))).isFalse();
  }
}
