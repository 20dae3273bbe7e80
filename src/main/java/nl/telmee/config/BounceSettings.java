package nl.telmee.config;

/**
 * How mail that could not be delivered comes back to us.
 *
 * @param address takes it, also as {@code name+anything@host}
 * @param token with which the mail server hands it over
 */
public record BounceSettings(String address, String token) {
  @Override
  public String toString() {
    return address;
  }
}
