package nl.telmee.id;

import java.util.Optional;
import java.util.UUID;

/** Strict reading of UUIDs: {@link UUID#fromString} also takes shortened forms, an API must not. */
public final class Uuids {
  private static final int LENGTH = 36;

  private Uuids() {}

  /** The UUID that the text spells in its 36-character form, in either case; empty otherwise. */
  public static Optional<UUID> parse(CharSequence text) {
    if (text.length() != LENGTH) {
      return Optional.empty();
    }
    long high = 0;
    long low = 0;
    int digits = 0;
    for (int i = 0; i < LENGTH; i++) {
      char c = text.charAt(i);
      if (i == 8 || i == 13 || i == 18 || i == 23) {
        if (c != '-') {
          return Optional.empty();
        }
        continue;
      }
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return Optional.empty();
      }
      if (digits < 16) {
        high = high << 4 | digit;
      } else {
        low = low << 4 | digit;
      }
      digits++;
    }
    return Optional.of(new UUID(high, low));
  }
}
