package nl.telmee.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.telmee.id.Theme;
import nl.telmee.web.Json;
import nl.telmee.web.Translated;
import org.jspecify.annotations.Nullable;

/**
 * An event as it stands in the log.
 *
 * @param seq its place: the cursor behind it
 * @param at when it happened
 * @param path of the page about it
 * @param data as it was stored, and never changes
 */
public record LoggedEvent(
    long seq,
    UUID id,
    EventType type,
    String organisation,
    String subject,
    @Nullable String trajectory,
    List<Theme> themes,
    Instant at,
    String path,
    JsonNode data) {
  /** The name of what it is about. */
  public Translated title() {
    JsonNode title = data.path("title");
    return new Translated(
        title.path("nl").asText(), title.has("en") ? title.path("en").asText() : null);
  }

  /**
   * As a CloudEvent by the NL GOV profile: the organisation stands in the source, never in the
   * type.
   *
   * @param publicUrl address of the server as the public sees it, without a slash at the end
   */
  public ObjectNode cloudEvent(String publicUrl) {
    ObjectNode event = Json.object();
    event.put("specversion", "1.0");
    event.put("id", id.toString());
    event.put("source", "urn:nld:telmee:" + organisation);
    event.put("type", type.wire());
    event.put("subject", subject);
    event.put("time", at.toString());
    event.put("datacontenttype", "application/json");
    ObjectNode said = data.deepCopy();
    event.set("data", said.put("url", publicUrl + path));
    return event;
  }
}
