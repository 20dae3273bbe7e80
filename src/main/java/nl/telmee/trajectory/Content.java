package nl.telmee.trajectory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import nl.telmee.web.Json;

/** What a trajectory holds: sections by kind, and items by kind and id. Immutable. */
public final class Content {
  /** Nothing was written yet. */
  public static final Content EMPTY =
      new Content(new EnumMap<>(Section.Kind.class), new EnumMap<>(Item.Kind.class));

  private final EnumMap<Section.Kind, Section> sections;
  private final EnumMap<Item.Kind, Map<UUID, Item>> items;

  private Content(
      EnumMap<Section.Kind, Section> sections, EnumMap<Item.Kind, Map<UUID, Item>> items) {
    this.sections = sections;
    this.items = items;
  }

  /** The section of a type, if it was written. */
  public <S extends Section> Optional<S> section(Class<S> type) {
    return sections.values().stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  /** A section by its kind, if it was written. */
  public Optional<Section> section(Section.Kind kind) {
    return Optional.ofNullable(sections.get(kind));
  }

  /** The items of a type, in the order in which they came. */
  public <I extends Item> List<I> items(Class<I> type) {
    return items.getOrDefault(Item.Kind.of(type), Map.of()).values().stream()
        .map(type::cast)
        .toList();
  }

  /** An item of a type. */
  public <I extends Item> Optional<I> item(Class<I> type, UUID id) {
    return item(Item.Kind.of(type), id).map(type::cast);
  }

  /** An item of a kind. */
  public Optional<Item> item(Item.Kind kind, UUID id) {
    return Optional.ofNullable(items.getOrDefault(kind, Map.of()).get(id));
  }

  /** The same with a section as it is now. */
  Content with(Section section) {
    EnumMap<Section.Kind, Section> more = new EnumMap<>(sections);
    more.put(section.kind(), section);
    return new Content(more, items);
  }

  /** The same with an item as it is now; a new one comes last. */
  Content with(Item item) {
    return withItems(item.kind(), all -> all.put(item.id(), item));
  }

  /** The same without an item. */
  Content without(Item.Kind kind, UUID id) {
    return withItems(kind, all -> all.remove(id));
  }

  private Content withItems(Item.Kind kind, Consumer<Map<UUID, Item>> change) {
    EnumMap<Item.Kind, Map<UUID, Item>> more = new EnumMap<>(items);
    Map<UUID, Item> all = new LinkedHashMap<>(items.getOrDefault(kind, Map.of()));
    change.accept(all);
    if (all.isEmpty()) { // As if there never was one: what is read back is the same.
      more.remove(kind);
    } else {
      more.put(kind, all);
    }
    return new Content(sections, more);
  }

  /** As it is stored: sections under their words, items in lists under their plurals. */
  public ObjectNode json() {
    ObjectNode json = Json.object();
    sections.forEach((kind, section) -> json.set(kind.word(), section.json()));
    items.forEach(
        (kind, all) -> {
          ArrayNode list = json.putArray(kind.plural());
          all.values().forEach(item -> list.add(item.json()));
        });
    return json;
  }

  /** As it was stored. */
  static Content of(JsonNode json) {
    Content content = EMPTY;
    for (Section.Kind kind : Section.Kind.values()) {
      if (json.has(kind.word())) {
        content = content.with(kind.read(json.get(kind.word())));
      }
    }
    for (Item.Kind kind : Item.Kind.values()) {
      for (JsonNode item : json.path(kind.plural())) {
        content = content.with(kind.stored(UUID.fromString(item.path("id").asText()), item));
      }
    }
    return content;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Content content
        && sections.equals(content.sections)
        && items.equals(content.items);
  }

  @Override
  public int hashCode() {
    return Objects.hash(sections, items);
  }
}
