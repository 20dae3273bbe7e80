package nl.telmee.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.Recount;

/** Follows the feed by its cursor at one node. Thread: one, then who joined it. */
final class FeedReader {
  private final String url;
  private final List<String> ids = new ArrayList<>();
  private final List<String> surprises = new ArrayList<>();
  private String cursor = "0";

  FeedReader(String url) {
    this.url = url;
  }

  void look() {
    try (Wire wire = new Wire(url)) {
      Wire.Answer answer = wire.get("/api/v1/events?limit=50&organisation=velsen&after=" + cursor);
      if (answer.status() == 200) {
        JsonNode page = Recount.json(answer.body());
        page.path("events").forEach(event -> ids.add(event.path("id").asText()));
        cursor = page.path("next").asText();
      } else if (answer.status() != 503) {
        surprises.add("status " + answer.status() + ": " + answer.body());
      }
    } catch (IOException _) {
      // The node is away.
    }
  }

  /** The identities in the order in which they came. */
  List<String> ids() {
    return ids;
  }

  List<String> surprises() {
    return surprises;
  }
}
