package nl.telmee.contact;

import java.util.Arrays;
import java.util.Optional;

/** How old somebody is, roughly. The word on the screen is the message {@code band.<token>}. */
enum AgeBand {
  UNDER_16("under-16"),
  FROM_16_TO_17("from-16-to-17"),
  FROM_18_TO_21("from-18-to-21"),
  FROM_22_TO_26("from-22-to-26"),
  FROM_27_TO_64("from-27-to-64"),
  FROM_65("from-65");

  private final String token;

  AgeBand(String token) {
    this.token = token;
  }

  /** As in forms, the API and addresses. */
  String token() {
    return token;
  }

  static Optional<AgeBand> of(String token) {
    return Arrays.stream(values()).filter(band -> band.token.equals(token)).findFirst();
  }
}
