package nl.telmee.contact;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The codes of a panel poll. A member's code follows from a secret of the poll and the member's
 * address (HMAC-SHA-256): a message that was lost can be sent again with the same code, nobody gets
 * two, and no row says whose code it is. When the poll closes the secret is destroyed (decision
 * 22). Twelve consonants and digits, so no words and no letters that look alike; 57 bits.
 */
final class PanelCode {
  private static final String LETTERS = "bcdfghjkmnpqrstvwxz23456789";
  private static final int LENGTH = 12;
  private static final Pattern FOUR = Pattern.compile("(.{4})(?!$)");

  private final byte[] secret;

  PanelCode(byte[] secret) {
    this.secret = secret.clone();
  }

  private byte[] hash(String use, Address member) {
    return ContactKeys.hmac(secret, (use + "/" + member.value()).getBytes(StandardCharsets.UTF_8));
  }

  /** As it stands in the table, letters only. */
  String of(Address member) {
    BigInteger left = new BigInteger(1, hash("code", member));
    BigInteger base = BigInteger.valueOf(LETTERS.length());
    StringBuilder code = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      BigInteger[] both = left.divideAndRemainder(base);
      code.append(LETTERS.charAt(both[1].intValue()));
      left = both[0];
    }
    return code.toString();
  }

  /** What says that the member got a code. */
  byte[] mark(Address member) {
    return hash("mark", member);
  }

  /** As people read it. */
  static String shown(String code) {
    Matcher four = FOUR.matcher(code);
    return four.replaceAll("$1-");
  }
}
