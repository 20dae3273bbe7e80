package nl.telmee.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How events are sent to programs of others.
 *
 * @param waits before each further try, counted from the one before it
 * @param privateAllowed whether addresses inside private networks, and those without encryption,
 *     may be sent to
 * @param pauseAfter how long there may be nothing but failures
 * @param patience how long one try may take
 */
public record WebhookSettings(
    List<Duration> waits, boolean privateAllowed, Duration pauseAfter, Duration patience) {
  /** As Standard Webhooks 1.0.0 proposes: ten tries in a little over three days. */
  private static final String WAITS = "5s,5m,30m,2h,5h,10h,14h,20h,24h";

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int MOST_WAITS = 30;
  private static final int LONGEST_PAUSE_DAYS = 30;

  public WebhookSettings {
    waits = List.copyOf(waits);
  }

  /**
   * Reads the settings.
   *
   * @throws InvalidSettings naming the one that is wrong
   */
  static WebhookSettings parse(
      Optional<String> retries, Optional<String> privateAllowed, Optional<String> pauseDays) {
    return new WebhookSettings(
        waits(retries.orElse(WAITS)),
        yesOrNo(privateAllowed.orElse("false")),
        Duration.ofDays(days(pauseDays.orElse("3"))),
        PATIENCE);
  }

  private static List<Duration> waits(String value) {
    List<Duration> waits = new ArrayList<>();
    for (String wait : value.split(",", -1)) {
      if (!wait.strip().matches("[1-9]\\d{0,3}[smhd]") || waits.size() == MOST_WAITS) {
        throw new InvalidSettings(
            "TELMEE_WEBHOOK_RETRIES must hold at most 30 waits like " + WAITS);
      }
      waits.add(wait(wait.strip()));
    }
    return waits;
  }

  private static Duration wait(String text) {
    int n = Integer.parseInt(text.substring(0, text.length() - 1));
    return switch (text.charAt(text.length() - 1)) {
      case 's' -> Duration.ofSeconds(n);
      case 'm' -> Duration.ofMinutes(n);
      case 'h' -> Duration.ofHours(n);
      default -> Duration.ofDays(n);
    };
  }

  private static boolean yesOrNo(String value) {
    if (!value.equals("true") && !value.equals("false")) {
      throw new InvalidSettings("TELMEE_WEBHOOK_PRIVATE must be true or false");
    }
    return value.equals("true");
  }

  private static int days(String value) {
    if (!value.matches("[1-9]\\d?") || Integer.parseInt(value) > LONGEST_PAUSE_DAYS) {
      throw new InvalidSettings("TELMEE_WEBHOOK_PAUSE_DAYS must be a number from 1 to 30");
    }
    return Integer.parseInt(value);
  }
}
