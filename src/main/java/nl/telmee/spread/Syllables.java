package nl.telmee.spread;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Makes words that one can read aloud and copy from paper: a consonant and a vowel in turn, in the
 * sounds that Dutch and English share. There are no digits and no letters that need spelling (c, q,
 * x, y), so that 0 and O or 1 and l cannot be mixed up.
 */
final class Syllables {
  static final String CONSONANTS = "bdfghjklmnprstvwz";
  static final String VOWELS = "aeiou";

  /** How many syllables there are. */
  static final int COUNT = CONSONANTS.length() * VOWELS.length();

  private static final int IN_A_CODE = 6;
  private static final int IN_A_GROUP = 4;

  /**
   * What must not stand on the card of a schoolchild, in Dutch or English; only what can be spelt
   * in such syllables. Matches anywhere in the word, hyphens left out.
   */
  private static final List<String> RUDE =
      List.of(
          "kut", "lul", "pik", "pis", "tit", "kak", "zak", "sek", "sut", "dik", "kok", "kuk", "fuk",
          "fag", "gej", "gas", "jap", "mof", "dom", "suf", "vet", "rot", "bom", "kil", "nazi",
          "neger", "nega", "niga", "homo", "anus", "anal", "penis", "vagina", "rape", "nude",
          "dode", "puta", "puto", "pute", "mora", "moro", "kapot", "wapen", "jude", "judas",
          "satan", "loser", "luzer", "lozer", "bite", "bitu", "aso", "pedo", "pusi", "jihad",
          "hater", "debil", "paki", "zot", "viruz", "virus", "moker", "teven", "tevis", "pipi",
          "popo", "faka");

  private Syllables() {}

  /**
   * A single-use code like {@code bako-lidu-remi}: six syllables out of 85, more than 38 bits also
   * without those that are left out.
   */
  static String code(RandomGenerator random) {
    return shown(word(random, 2 * IN_A_CODE));
  }

  /** A code as it is printed: groups of four letters with a hyphen between. */
  static String shown(String code) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < code.length(); i++) {
      if (i > 0 && i % IN_A_GROUP == 0) {
        shown.append('-');
      }
      shown.append(code.charAt(i));
    }
    return shown.toString();
  }

  /** A code as it is stored, out of what somebody typed: capitals and hyphens mean nothing. */
  static String plain(String typed) {
    return typed.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }

  /** A short word like {@code bakol}, for the link of a poll. */
  static String link(RandomGenerator random) {
    return word(random, 5);
  }

  private static String word(RandomGenerator random, int letters) {
    while (true) {
      String word = letters(random, letters);
      if (!rude(word)) {
        return word;
      }
    }
  }

  /** Consonants and vowels in turn, whatever they spell. */
  static String letters(RandomGenerator random, int count) {
    StringBuilder word = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      String from = i % 2 == 0 ? CONSONANTS : VOWELS;
      word.append(from.charAt(random.nextInt(from.length())));
    }
    return word.toString();
  }

  /** One of the {@link #COUNT} syllables. */
  static String syllable(int number) {
    return ""
        + CONSONANTS.charAt(number / VOWELS.length())
        + VOWELS.charAt(number % VOWELS.length());
  }

  /** Whether a word holds another that nobody wants to read aloud. */
  static boolean rude(String word) {
    String plain = word.replace("-", "").toLowerCase(Locale.ROOT);
    return RUDE.stream().anyMatch(plain::contains);
  }
}
