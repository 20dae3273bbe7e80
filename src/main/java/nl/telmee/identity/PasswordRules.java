package nl.telmee.identity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which passwords are taken: long, and not what guessers try first. No rules about capitals, digits
 * and signs: they make passwords that are hard to remember and easy to guess (NIST SP 800-63B
 * §3.1.1.2, OWASP ASVS 5.0 §6.2). Immutable.
 */
final class PasswordRules {
  static final int SHORTEST = 12;
  static final int LONGEST = 200;

  /** A word that is on every list counts if all that is beside it is less than this. */
  private static final int ENOUGH_BESIDE = 8;

  private static final int FEWEST_DIFFERENT = 5;
  private static final int LONGEST_UNIT = 8;

  private static final List<String> ROWS =
      List.of(
          "01234567890123456789",
          "qwertyuiop",
          "asdfghjkl",
          "zxcvbnm",
          "azertyuiop",
          "qazwsxedcrfvtgbyhnujmikolp",
          "abcdefghijklmnopqrstuvwxyz",
          "1q2w3e4r5t6y7u8i9o0p");

  /** What is wrong with a password; each has its words on screen. */
  enum Fault {
    TOO_SHORT,
    TOO_LONG,
    LEAKED,
    RUN,
    FEW_DIFFERENT,
    YOUR_EMAIL
  }

  private final CommonPasswords common = new CommonPasswords();

  /** What is wrong first of all; empty when the password is taken. */
  Optional<Fault> fault(String password, String email) {
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST) {
      return Optional.of(Fault.TOO_SHORT);
    }
    if (length > LONGEST) {
      return Optional.of(Fault.TOO_LONG);
    }
    String plain = password.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
    if (ofAddress(plain, email.toLowerCase(Locale.ROOT))) {
      return Optional.of(Fault.YOUR_EMAIL);
    }
    if (plain.chars().distinct().count() < FEWEST_DIFFERENT || repeats(plain)) {
      return Optional.of(Fault.FEW_DIFFERENT);
    }
    if (run(plain)) {
      return Optional.of(Fault.RUN);
    }
    return leaked(plain) ? Optional.of(Fault.LEAKED) : Optional.empty();
  }

  private static boolean ofAddress(String plain, String email) {
    String name = email.replaceFirst("@.*", "");
    return plain.equals(email)
        || (name.length() >= 4
            && plain.contains(name)
            && plain.length() - name.length() < ENOUGH_BESIDE);
  }

  /** One short piece over and over. */
  private static boolean repeats(String plain) {
    for (int unit = 1; unit <= Math.min(LONGEST_UNIT, plain.length() / 2); unit++) {
      String piece = plain.substring(0, unit);
      if (piece.repeat(plain.length() / unit + 1).startsWith(plain)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is made of pieces of the keyboard or the alphabet, forward or backward. */
  private static boolean run(String plain) {
    int at = 0;
    int pieces = 0;
    while (at < plain.length()) {
      int length = runAt(plain, at);
      if (length < 3) {
        return false;
      }
      at += length;
      pieces++;
    }
    return pieces <= plain.length() / 3;
  }

  private static int runAt(String plain, int at) {
    int longest = 0;
    for (String row : ROWS) {
      String back = new StringBuilder(row).reverse().toString();
      for (int end = at + 3; end <= plain.length(); end++) {
        String piece = plain.substring(at, end);
        if (!row.contains(piece) && !back.contains(piece)) {
          break;
        }
        longest = Math.max(longest, piece.length());
      }
    }
    return longest;
  }

  /** On the list as it is, with its disguise off, or with digits and signs around the word. */
  private boolean leaked(String plain) {
    String word = plain.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
    for (String text : List.of(plain, undisguised(plain), word, undisguised(word))) {
      if (common.contains(text) || twoListed(text)) {
        return true;
      }
    }
    return false;
  }

  /** Two words of the list, and nothing else: short enough to be tried. */
  private boolean twoListed(String word) {
    if (word.length() >= SHORTEST + 2) {
      return false;
    }
    for (int cut = 4; cut <= word.length() - 4; cut++) {
      if (common.contains(word.substring(0, cut)) && common.contains(word.substring(cut))) {
        return true;
      }
    }
    return false;
  }

  private static String undisguised(String plain) {
    return plain
        .replace('0', 'o')
        .replace('1', 'i')
        .replace('3', 'e')
        .replace('4', 'a')
        .replace('@', 'a')
        .replace('5', 's')
        .replace('$', 's')
        .replace('!', 'i')
        .replace('7', 't');
  }
}
