package nl.telmee.builder;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import nl.telmee.web.Json;

/** A questionnaire to start from. The texts are in the resources under {@code templates}. */
enum Template {
  YOUTH_PARTICIPATION_2017,
  PUBLIC_SPACE,
  NEIGHBOURHOOD_SAFETY,
  MEETING_EVALUATION,
  CLIENT_EXPERIENCE;

  /** Its name in addresses and resources. */
  String slug() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** The template with this name. */
  static Optional<Template> of(String slug) {
    for (Template template : values()) {
      if (template.slug().equals(slug)) {
        return Optional.of(template);
      }
    }
    return Optional.empty();
  }

  /** Its body: everything of a poll but the organisation and the address. */
  ObjectNode body() {
    return read("/templates/" + slug() + ".json");
  }

  /** An object in the resources. */
  static ObjectNode read(String name) {
    try (InputStream in = Objects.requireNonNull(Template.class.getResourceAsStream(name), name)) {
      return (ObjectNode) Json.readOwn(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
