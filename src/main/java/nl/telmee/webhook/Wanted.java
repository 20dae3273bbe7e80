package nl.telmee.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.telmee.feed.EventFilter;
import nl.telmee.feed.EventType;
import nl.telmee.id.Slug;
import nl.telmee.id.Theme;
import nl.telmee.web.Fields;
import nl.telmee.web.Mistake;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to be sent, and where.
 *
 * @param url as it was given; right as long as there was no mistake
 */
record Wanted(String url, EventFilter filter) {
  private static final int LONGEST_TYPE = 60;

  /**
   * Reads the members {@code url}, {@code types}, {@code theme} and {@code trajectory}; mistakes
   * are gathered in the fields.
   */
  static Wanted read(Fields fields, boolean plainAllowed) {
    String url = fields.text("url", Target.LONGEST);
    if (!url.isBlank() && url.length() <= Target.LONGEST) {
      try {
        Target.of(url, plainAllowed);
      } catch (IllegalArgumentException e) {
        fields.wrong("url", String.valueOf(e.getMessage()));
      }
    }
    return new Wanted(url, new EventFilter(null, types(fields), theme(fields), trajectory(fields)));
  }

  /** None means all. */
  private static @Nullable Set<EventType> types(Fields fields) {
    Set<EventType> types = EnumSet.noneOf(EventType.class);
    List<String> names = fields.texts("types", 0, EventType.values().length, LONGEST_TYPE);
    for (int i = 0; i < names.size(); i++) {
      int index = i;
      EventType.of(names.get(i))
          .ifPresentOrElse(
              types::add, () -> fields.wrong("types/" + index, "must be one of " + known()));
    }
    return types.isEmpty() ? null : types;
  }

  private static String known() {
    return Arrays.stream(EventType.values()).map(EventType::wire).collect(Collectors.joining(", "));
  }

  private static @Nullable Theme theme(Fields fields) {
    if (!fields.has("theme")) {
      return null;
    }
    Theme theme = Theme.of(fields.text("theme", Theme.LONGEST)).orElse(null);
    if (theme == null) {
      fields.wrong("theme", "must be one of " + Theme.tokens());
    }
    return theme;
  }

  private static @Nullable String trajectory(Fields fields) {
    return fields.has("trajectory") ? fields.text("trajectory", Slug.FORM) : null;
  }

  /**
   * A body of {@code POST /subscriptions} or {@code PUT /subscriptions/{id}}, with what is wrong.
   *
   * @param organisation empty in a body of the latter
   */
  record Body(String organisation, Wanted wanted, List<Mistake> mistakes) {
    static Body read(JsonNode body, boolean withOrganisation, boolean plainAllowed) {
      List<Mistake> mistakes = new java.util.ArrayList<>();
      Fields fields = Fields.of(body, mistakes);
      String organisation = withOrganisation ? fields.text("organisation", Slug.FORM) : "";
      Wanted wanted = Wanted.read(fields, plainAllowed);
      fields.end();
      return new Body(organisation, wanted, mistakes);
    }

    boolean wrong(String pointer) {
      return mistakes.stream().anyMatch(mistake -> mistake.pointer().equals(pointer));
    }
  }
}
