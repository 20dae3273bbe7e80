package nl.telmee.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.telmee.Recount;

/** Reads the results at one node and remembers each version. Thread: one, then who joined it. */
final class Reader {
  private final String url;
  private final String path;
  private final Map<Integer, JsonNode> versions = new HashMap<>();
  private final List<String> surprises = new ArrayList<>();
  private int newest;

  Reader(String url, String poll) {
    this.url = url;
    this.path = "/api/v1/polls/" + poll + "/results";
  }

  void look() {
    try (Wire wire = new Wire(url)) {
      Wire.Answer answer = wire.get(path);
      if (answer.status() == 200) {
        take(Recount.json(answer.body()));
      } else if (answer.status() != 503) {
        surprises.add("status " + answer.status() + ": " + answer.body());
      }
    } catch (IOException _) {
      // The node is away.
    }
  }

  private void take(JsonNode results) {
    int version = results.path("version").asInt();
    // How many answers came in is said of now; all else is of the version.
    ((ObjectNode) results.path("responses")).remove("received");
    JsonNode before = versions.putIfAbsent(version, results);
    if (before != null && !before.equals(results)) {
      surprises.add("version " + version + " changed");
    }
    if (version < newest) {
      surprises.add("version " + version + " after " + newest);
    }
    newest = version;
  }

  /** What each version said. */
  Map<Integer, JsonNode> versions() {
    return versions;
  }

  List<String> surprises() {
    return surprises;
  }
}
