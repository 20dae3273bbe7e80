package nl.telmee.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/**
 * The words and formats of one language. Immutable but for the formats, which are made per call.
 */
public final class Words {
  /** The files that hold the messages, each in every language. */
  private static final List<String> BUNDLES =
      List.of(
          "public",
          "feed",
          "staff",
          "account",
          "builder",
          "spread",
          "watch",
          "due",
          "template",
          "relation",
          "export",
          "webhook",
          "digest",
          "hearing",
          "council",
          "contact",
          "document",
          "trajectory",
          "origin",
          "region",
          "freeze",
          "steer",
          "story",
          "search",
          "wording",
          "yearly");

  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private static final Map<Language, Words> ALL = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      ALL.put(language, new Words(language));
    }
  }

  private final Language language;
  private final Map<String, String> messages = new HashMap<>();
  private final DateTimeFormatter moment;

  private Words(Language language) {
    this.language = language;
    this.moment =
        DateTimeFormatter.ofPattern(
                language == Language.NL ? "d MMMM yyyy 'om' HH.mm 'uur'" : "d MMMM yyyy 'at' HH:mm",
                language.locale())
            .withZone(AMSTERDAM);
    BUNDLES.forEach(this::read);
  }

  private void read(String bundle) {
    Properties properties = new Properties();
    String name = "/words/" + bundle + "_" + language.code() + ".properties";
    try (var in = Objects.requireNonNull(Words.class.getResourceAsStream(name), name)) {
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    properties.forEach((key, value) -> put(key.toString(), value.toString()));
  }

  private void put(String key, String message) {
    if (messages.put(key, message) != null) {
      throw new IllegalStateException("two messages " + key);
    }
  }

  /** The words of a language. */
  public static Words of(Language language) {
    return Objects.requireNonNull(ALL.get(language));
  }

  public Language language() {
    return language;
  }

  Set<String> keys() {
    return messages.keySet();
  }

  boolean has(String key) {
    return messages.containsKey(key);
  }

  /**
   * A message with its places {@code {0}}, {@code {1}} … filled in order.
   *
   * @throws IllegalArgumentException when there is no such message
   */
  public String say(String key, Object... arguments) {
    String message = messages.get(key);
    if (message == null) {
      throw new IllegalArgumentException("no message " + key);
    }
    for (int i = 0; i < arguments.length; i++) {
      message = message.replace("{" + i + "}", shown(arguments[i]));
    }
    return message;
  }

  private String shown(Object argument) {
    return switch (argument) {
      case Integer n -> count(n);
      case Long n -> count(n);
      default -> argument.toString();
    };
  }

  /** A message for a number of things: {@code key.one} for 1, {@code key.many} otherwise. */
  public String count(String key, long n) {
    return say(n == 1 ? key + ".one" : key + ".many", n);
  }

  /** A whole number. */
  public String count(long n) {
    return NumberFormat.getIntegerInstance(language.locale()).format(n);
  }

  /** A share as whole percents. */
  public String share(double share) {
    return Math.round(share * 100) + "%";
  }

  /** A number with at most one decimal. */
  public String decimal(double number) {
    NumberFormat format = NumberFormat.getNumberInstance(language.locale());
    format.setMaximumFractionDigits(1);
    return format.format(number);
  }

  /** A day. */
  public String day(LocalDate day) {
    return DateTimeFormatter.ofPattern("d MMMM yyyy", language.locale()).format(day);
  }

  /** A month. */
  public String month(YearMonth month) {
    return DateTimeFormatter.ofPattern("MMMM yyyy", language.locale()).format(month);
  }

  /** A moment in the time of the Netherlands. */
  public String moment(Instant instant) {
    return moment.format(instant);
  }
}
