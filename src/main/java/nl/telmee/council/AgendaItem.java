package nl.telmee.council;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.telmee.id.Theme;
import nl.telmee.id.Uuids;
import nl.telmee.web.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A subject that an organisation will talk about with its residents.
 *
 * @param why what it is about and what residents can decide on; may be empty
 * @param theme null: none
 * @param ways the forms in which residents take part; at least one
 * @param signal the signal that it comes from; null: none
 */
record AgendaItem(
    UUID id,
    String subject,
    String why,
    @Nullable Theme theme,
    Period period,
    Set<Way> ways,
    Actor responsible,
    @Nullable UUID signal) {
  static final int LONGEST_SUBJECT = 150;
  static final int LONGEST_WHY = 1_000;

  AgendaItem {
    if (subject.isBlank() || ways.isEmpty()) {
      throw new IllegalArgumentException("an item has a subject and a form");
    }
    ways = java.util.Collections.unmodifiableSet(EnumSet.copyOf(ways));
  }

  /** As it is stored. */
  JsonObject json() {
    JsonObject json =
        new JsonObject()
            .put("id", id.toString())
            .put("subject", subject)
            .put("why", why)
            .put("period", Fields.wordOf(period))
            .put("ways", new JsonArray(words(ways)))
            .put("responsible", Fields.wordOf(responsible));
    if (theme != null) {
      json.put("theme", theme.token());
    }
    if (signal != null) {
      json.put("signal", signal.toString());
    }
    return json;
  }

  private static List<String> words(Set<Way> ways) {
    return ways.stream().map(Fields::wordOf).toList();
  }

  /** As it was stored. */
  static AgendaItem of(JsonObject json) {
    Set<Way> ways = EnumSet.noneOf(Way.class);
    for (Object word : json.getJsonArray("ways")) {
      one(Way.class, word.toString()).ifPresent(ways::add);
    }
    return new AgendaItem(
        UUID.fromString(json.getString("id")),
        json.getString("subject"),
        json.getString("why"),
        Theme.of(json.getString("theme", "")).orElse(null),
        one(Period.class, json.getString("period")).orElseThrow(),
        ways,
        one(Actor.class, json.getString("responsible")).orElseThrow(),
        Uuids.parse(json.getString("signal", "")).orElse(null));
  }

  /** The constant of a word, if there is one. */
  static <E extends Enum<E>> Optional<E> one(Class<E> type, String word) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> Fields.wordOf(constant).equals(word))
        .findFirst();
  }
}
