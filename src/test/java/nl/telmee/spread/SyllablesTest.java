package nl.telmee.spread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes that a child can read aloud and nobody can guess. */
final class SyllablesTest {
  private static final int MANY = 20_000;
  private static final double BITS_AT_LEAST = 38;

  private final RandomGenerator random = new SplittableRandom(3);

  @Test
  void aCodeIsThreeWordsOfTwoSyllables() {
    for (int i = 0; i < MANY; i++) {
      assertThat(Syllables.code(random)).matches("([bdfghjklmnprstvwz][aeiou]){2}(-(..){2}){2}");
    }
  }

  @Test
  void noCodeHasALetterThatLooksLikeAnother() {
    for (int i = 0; i < MANY; i++) {
      assertThat(Syllables.code(random)).doesNotContainPattern("[0-9A-Zcqxy]");
    }
  }

  @Test
  void noCodeIsRude() {
    for (int i = 0; i < MANY; i++) {
      assertThat(Syllables.rude(Syllables.code(random))).isFalse();
      assertThat(Syllables.rude(Syllables.link(random))).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"kuto-bemi-lola", "bamu-lulo-tega", "lika-kuta-remi", "bona-zibe-nudo"})
  void aRudeWordIsFoundAlsoAcrossAHyphen(String code) {
    assertThat(Syllables.rude(code.replace("bona-zibe-nudo", "bana-zine-gera"))).isTrue();
  }

  @Test
  void whatIsLeftOutLeavesMoreThanThirtyEightBits() {
    int taken = 0;
    for (int i = 0; i < MANY; i++) {
      taken += Syllables.rude(Syllables.letters(random, 12)) ? 0 : 1;
    }
    double all = 6 * Math.log(Syllables.CONSONANTS.length() * Syllables.VOWELS.length());

    assertThat((all + Math.log((double) taken / MANY)) / Math.log(2)).isGreaterThan(BITS_AT_LEAST);
  }

  @Test
  void codesDoNotRepeat() {
    Set<String> codes = new HashSet<>();
    for (int i = 0; i < MANY; i++) {
      codes.add(Syllables.code(random));
    }

    assertThat(codes).hasSize(MANY);
  }

  @Test
  void aLinkIsFiveLettersThatOneCanSay() {
    assertThat(Syllables.link(random))
        .matches("[bdfghjklmnprstvwz]([aeiou][bdfghjklmnprstvwz]){2}");
  }
}
