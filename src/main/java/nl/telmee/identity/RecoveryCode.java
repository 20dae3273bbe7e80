package nl.telmee.identity;

import io.vertx.core.buffer.Buffer;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A code that stands in for the second factor once, as when the phone is lost. Nearly sixty random
 * bits: stored as a plain SHA-256 it cannot be guessed back.
 *
 * @param text twelve letters and digits, without those that look alike
 */
record RecoveryCode(String text) {
  /** How many one gets. */
  static final int MANY = 10;

  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int LENGTH = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  RecoveryCode {
    if (text.length() != LENGTH || !text.chars().allMatch(c -> LETTERS.indexOf(c) >= 0)) {
      throw new IllegalArgumentException("no recovery code");
    }
  }

  /** A new set. */
  static List<RecoveryCode> make() {
    return IntStream.range(0, MANY).mapToObj(_ -> one()).toList();
  }

  private static RecoveryCode one() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return new RecoveryCode(text.toString());
  }

  /** What somebody typed, in which case, blanks and dashes do not matter; empty when it is none. */
  static Optional<RecoveryCode> parse(String typed) {
    try {
      return Optional.of(new RecoveryCode(typed.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "")));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** In groups of four, as it is shown. */
  String shown() {
    return text.replaceAll("(.{4})(?=.)", "$1-");
  }

  Buffer hash() {
    return Sha256.of(text);
  }

  @Override
  public String toString() {
    return "RecoveryCode[***]";
  }
}
