package nl.telmee.id;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What something is about. One short list for polls, signals, agenda, feeds and people who want to
 * be invited, so that who follows a theme finds all that touches it. The word on the screen is the
 * message {@code theme.<token>}.
 */
public enum Theme {
  PUBLIC_SPACE,
  MOBILITY,
  HOUSING,
  SAFETY,
  CLIMATE_AND_NATURE,
  YOUTH,
  EDUCATION,
  WORK_AND_INCOME,
  CARE_AND_WELFARE,
  SPORT_AND_CULTURE,
  LOCAL_DEMOCRACY;

  /** No token has more characters. */
  public static final int LONGEST = 40;

  /** As in the API, the database and addresses: {@code public-space}. */
  public String token() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** All tokens, for a message. */
  public static String tokens() {
    return Arrays.stream(values()).map(Theme::token).collect(Collectors.joining(", "));
  }

  /** The message with its name. */
  public String word() {
    return "theme." + token();
  }

  /** The theme of a token, if there is one. */
  public static Optional<Theme> of(String token) {
    return Arrays.stream(values()).filter(theme -> theme.token().equals(token)).findFirst();
  }
}
