package nl.telmee.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.telmee.id.Uuids;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of one JSON object and gathers every mistake instead of stopping at the first.
 * After a mistake it returns a harmless value; the caller looks at the gathered mistakes before it
 * uses any. {@link #end} reports members that nobody asked for.
 */
public final class Fields {
  private static final int FIRST_YEAR = 2000;

  /** Days lie further back than moments: what was done before there was a program. */
  private static final int EARLIEST_YEAR = 1970;

  private static final int LAST_YEAR = 2200;

  private final JsonNode node;
  private final String pointer;
  private final List<Mistake> mistakes;
  private final Set<String> asked = new HashSet<>();

  private Fields(JsonNode node, String pointer, List<Mistake> mistakes) {
    this.node = node;
    this.pointer = pointer;
    this.mistakes = mistakes;
  }

  /** The members of a body's root object. */
  public static Fields of(JsonNode body, List<Mistake> mistakes) {
    return new Fields(body, "", mistakes);
  }

  /** The pointer of a member. */
  public String at(String name) {
    return pointer + "/" + name;
  }

  /** Reports a mistake in a member. */
  public void wrong(String name, String detail) {
    mistakes.add(new Mistake(at(name), detail));
  }

  /** Reports each member that was not asked for. Call it last. */
  public void end() {
    for (var names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!asked.contains(name)) {
        wrong(name.replace("~", "~0").replace("/", "~1"), "unknown field");
      }
    }
  }

  /** Whether the member is there and not null. */
  public boolean has(String name) {
    asked.add(name);
    return node.hasNonNull(name);
  }

  private @Nullable JsonNode value(String name, boolean required) {
    asked.add(name);
    JsonNode value = node.get(name);
    if (value == null || value.isNull()) {
      if (required) {
        wrong(name, "is required");
      }
      return null;
    }
    return value;
  }

  /** A required text of 1 to {@code longest} characters. */
  public String text(String name, int longest) {
    JsonNode value = value(name, true);
    return value == null ? "" : text(at(name), value, longest);
  }

  private String text(String at, JsonNode value, int longest) {
    String text = value.isTextual() ? value.textValue() : "";
    if (!value.isTextual()) {
      mistakes.add(new Mistake(at, "must be a text"));
    } else if (text.isBlank()) {
      mistakes.add(new Mistake(at, "must not be empty"));
    } else if (text.length() > longest) {
      mistakes.add(new Mistake(at, "must have at most " + longest + " characters"));
    } else if (!Utf8.storable(text)) {
      mistakes.add(new Mistake(at, "holds characters that cannot be stored"));
    }
    return text;
  }

  /** A text of at most {@code longest} characters that may be missing or empty. */
  public String loose(String name, int longest) {
    JsonNode value = value(name, false);
    return value == null || (value.isTextual() && value.textValue().isBlank())
        ? ""
        : text(at(name), value, longest);
  }

  /** A required text of the form that the pattern describes. */
  public String text(String name, Pattern form) {
    JsonNode value = value(name, true);
    if (value == null) {
      return "";
    }
    if (value.isTextual() && form.matcher(value.textValue()).matches()) {
      return value.textValue();
    }
    wrong(name, "must match " + form.pattern());
    return "";
  }

  /** A required text in Dutch, and in English if given. */
  public Translated translated(String name, int longest) {
    Fields fields = object(name, true);
    return fields == null ? new Translated("", null) : fields.translated(longest);
  }

  /** A text in Dutch and perhaps English, or null when the member is absent. */
  public @Nullable Translated translatedIfGiven(String name, int longest) {
    Fields fields = object(name, false);
    return fields == null ? null : fields.translated(longest);
  }

  private Translated translated(int longest) {
    String dutch = text("nl", longest);
    String english = has("en") ? text("en", longest) : null;
    end();
    return new Translated(dutch, english);
  }

  /** An object member; null when it is absent or no object (which is reported). */
  public @Nullable Fields object(String name, boolean required) {
    JsonNode value = value(name, required);
    if (value == null) {
      return null;
    }
    if (!value.isObject()) {
      wrong(name, "must be an object");
      return null;
    }
    return new Fields(value, at(name), mistakes);
  }

  /** The objects of a required array of {@code fewest} to {@code most} elements. */
  public List<Fields> objects(String name, int fewest, int most) {
    List<Fields> objects = new ArrayList<>();
    for (Element element : elements(name, fewest, most)) {
      if (element.value.isObject()) {
        objects.add(new Fields(element.value, element.at, mistakes));
      } else {
        mistakes.add(new Mistake(element.at, "must be an object"));
      }
    }
    return objects;
  }

  /** The texts of a required array of {@code fewest} to {@code most} elements. */
  public List<String> texts(String name, int fewest, int most, int longest) {
    List<String> texts = new ArrayList<>();
    for (Element element : elements(name, fewest, most)) {
      texts.add(text(element.at, element.value, longest));
    }
    return texts;
  }

  private record Element(String at, JsonNode value) {}

  private List<Element> elements(String name, int fewest, int most) {
    JsonNode value = value(name, fewest > 0);
    if (value == null) {
      return List.of();
    }
    if (!value.isArray()) {
      wrong(name, "must be an array");
      return List.of();
    }
    if (value.size() < fewest || value.size() > most) {
      wrong(name, "must have " + fewest + " to " + most + " elements");
    }
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < Math.min(value.size(), most); i++) {
      elements.add(new Element(at(name) + "/" + i, value.get(i)));
    }
    return elements;
  }

  /** A truth value, or what stands for its absence. */
  public boolean truth(String name, boolean otherwise) {
    JsonNode value = value(name, false);
    if (value == null) {
      return otherwise;
    }
    if (!value.isBoolean()) {
      wrong(name, "must be true or false");
    }
    return value.booleanValue();
  }

  /** A required whole number in a range. */
  public int whole(String name, int lowest, int highest) {
    return value(name, true) == null ? lowest : whole(name, lowest, highest, lowest);
  }

  /** A whole number in a range, or what stands for its absence. */
  public int whole(String name, int lowest, int highest, int otherwise) {
    JsonNode value = value(name, false);
    if (value == null) {
      return otherwise;
    }
    if (value.isNumber()
        && value.canConvertToExactIntegral()
        && value.canConvertToInt()
        && value.intValue() >= lowest
        && value.intValue() <= highest) {
      return value.intValue();
    }
    wrong(name, "must be a whole number from " + lowest + " to " + highest);
    return otherwise;
  }

  /** A required number in a range. */
  public BigDecimal number(String name, BigDecimal lowest, BigDecimal highest) {
    JsonNode value = value(name, true);
    if (value == null) {
      return lowest;
    }
    if (value.isNumber()) {
      BigDecimal number = value.decimalValue();
      if (number.compareTo(lowest) >= 0 && number.compareTo(highest) <= 0) {
        return number;
      }
    }
    wrong(name, "must be a number from " + lowest + " to " + highest);
    return lowest;
  }

  /** A moment (RFC 3339, any offset), if given. */
  public Optional<Instant> moment(String name) {
    JsonNode value = value(name, false);
    if (value == null) {
      return Optional.empty();
    }
    try {
      OffsetDateTime moment = OffsetDateTime.parse(value.asText());
      if (moment.getYear() >= FIRST_YEAR && moment.getYear() <= LAST_YEAR) {
        return Optional.of(moment.toInstant());
      }
      wrong(name, "must be in the years " + FIRST_YEAR + " to " + LAST_YEAR);
      return Optional.empty();
    } catch (DateTimeException _) {
      wrong(name, "must be a date-time with offset, like 2026-11-22T09:00:00Z");
      return Optional.empty();
    }
  }

  /** A day (ISO 8601), if given. */
  public Optional<LocalDate> day(String name) {
    JsonNode value = value(name, false);
    if (value == null) {
      return Optional.empty();
    }
    try {
      LocalDate day = LocalDate.parse(value.asText());
      if (day.getYear() >= EARLIEST_YEAR && day.getYear() <= LAST_YEAR) {
        return Optional.of(day);
      }
      wrong(name, "must be in the years " + EARLIEST_YEAR + " to " + LAST_YEAR);
    } catch (DateTimeException _) {
      wrong(name, "must be a date, like 2026-11-22");
    }
    return Optional.empty();
  }

  /** A UUID, if given. */
  public Optional<UUID> uuid(String name) {
    JsonNode value = value(name, false);
    return value == null ? Optional.empty() : uuid(at(name), value);
  }

  /** The UUIDs of an array of {@code fewest} to {@code most} elements. */
  public List<UUID> uuids(String name, int fewest, int most) {
    List<UUID> ids = new ArrayList<>();
    for (Element element : elements(name, fewest, most)) {
      uuid(element.at, element.value).ifPresent(ids::add);
    }
    return ids;
  }

  private Optional<UUID> uuid(String at, JsonNode value) {
    Optional<UUID> id = value.isTextual() ? Uuids.parse(value.textValue()) : Optional.empty();
    if (id.isEmpty()) {
      mistakes.add(new Mistake(at, "must be a UUID"));
    }
    return id;
  }

  /** A member as it is, if given; for what the program itself has written. */
  public Optional<JsonNode> tree(String name) {
    return Optional.ofNullable(value(name, false));
  }

  /** Words of an enum in an array that may be missing; each counts once. */
  public <E extends Enum<E>> Set<E> words(String name, Class<E> words) {
    Set<E> all = EnumSet.noneOf(words);
    for (Element element : elements(name, 0, words.getEnumConstants().length)) {
      constant(words, element.value)
          .ifPresentOrElse(
              all::add,
              () -> mistakes.add(new Mistake(element.at, "must be one of " + list(words))));
    }
    return all;
  }

  /** One of an enum's words in kebab case, if given. */
  public <E extends Enum<E>> Optional<E> wordIfGiven(String name, Class<E> words) {
    JsonNode value = value(name, false);
    if (value == null) {
      return Optional.empty();
    }
    Optional<E> found = constant(words, value);
    if (found.isEmpty()) {
      wrong(name, "must be one of " + list(words));
    }
    return found;
  }

  private static <E extends Enum<E>> Optional<E> constant(Class<E> words, JsonNode value) {
    return Arrays.stream(words.getEnumConstants())
        .filter(word -> wordOf(word).equals(value.textValue()))
        .findFirst();
  }

  private static <E extends Enum<E>> String list(Class<E> words) {
    return String.join(", ", Arrays.stream(words.getEnumConstants()).map(Fields::wordOf).toList());
  }

  /** One of an enum's words in kebab case, or what stands for its absence; null: it is required. */
  public <E extends Enum<E>> E word(String name, Class<E> words, @Nullable E otherwise) {
    JsonNode value = value(name, otherwise == null);
    Optional<E> found = value == null ? Optional.empty() : constant(words, value);
    if (value != null && found.isEmpty()) {
      wrong(name, "must be one of " + list(words));
    }
    return found.orElse(otherwise == null ? words.getEnumConstants()[0] : otherwise);
  }

  /** How an enum constant is written in JSON. */
  public static String wordOf(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
