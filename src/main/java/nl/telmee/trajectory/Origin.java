package nl.telmee.trajectory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.id.Uuids;
import nl.telmee.web.Fields;
import nl.telmee.web.Json;

/**
 * What a trajectory began with. It may be gone by now, or be on another installation: then only its
 * kind still says something.
 *
 * @param id of the signal, or of the item of an agenda
 */
public record Origin(Kind kind, UUID id) {
  /** Something that residents or a council brought up, or a subject of an agenda. */
  public enum Kind {
    SIGNAL,
    AGENDA;

    /** The word in the database, the API and addresses. */
    public String word() {
      return Fields.wordOf(this);
    }

    static Optional<Kind> of(String word) {
      for (Kind kind : values()) {
        if (kind.word().equals(word)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }

  /** The origin of these words; empty when they are of none. */
  public static Optional<Origin> of(String kind, String id) {
    return Kind.of(kind).flatMap(word -> Uuids.parse(id).map(one -> new Origin(word, one)));
  }

  /** Reads one from outside; a mistake is added when it is none. */
  static Optional<Origin> read(Fields fields) {
    Kind kind = fields.word("kind", Kind.class, null);
    Optional<UUID> id = fields.uuid("id");
    if (!fields.has("id")) {
      fields.wrong("id", "is required");
    }
    fields.end();
    return id.map(one -> new Origin(kind, one));
  }

  /** Trajectories by the id of what they began with. */
  public static Map<UUID, List<Trajectory>> by(List<Trajectory> trajectories) {
    Map<UUID, List<Trajectory>> by = new HashMap<>();
    for (Trajectory one : trajectories) {
      Origin origin = one.head().origin();
      if (origin != null) {
        by.computeIfAbsent(origin.id(), _ -> new ArrayList<>()).add(one);
      }
    }
    return by;
  }

  /** As it is sent. */
  ObjectNode json() {
    return Json.object().put("kind", kind.word()).put("id", id.toString());
  }

  /** The page on which one begins with it. */
  public String beginning() {
    return "/staff/trajectories/new?" + query();
  }

  /** How that page is told. */
  public String query() {
    return "from=" + kind.word() + "&id=" + id;
  }
}
