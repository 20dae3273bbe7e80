package nl.telmee.builder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Brings together what two people did to one draft since the revision that both began with. What
 * only one of them changed is taken; what both changed in different ways is a difference that one
 * of them decides. Questions and options are told apart by their ids, not by their places.
 */
final class Merge {
  /** Whose work. */
  enum Side {
    MINE,
    THEIRS
  }

  /**
   * Both changed this, in different ways. A value that is missing was taken away, or never there.
   *
   * @param path of names and ids, with slashes: {@code questions/q3/options/o1/text/nl}
   */
  record Difference(String path, JsonNode before, JsonNode mine, JsonNode theirs) {}

  /** What came of it; where there are differences, theirs stands until it is decided. */
  record Outcome(ObjectNode poll, List<Difference> differences) {}

  private static final JsonNode NOTHING = MissingNode.getInstance();

  /** Members that are one thing: half of mine with half of theirs would be nobody's. */
  private static final Set<String> WHOLE = Set.of("showIf");

  private final Map<String, Side> decided;
  private final List<Difference> differences = new ArrayList<>();

  private Merge(Map<String, Side> decided) {
    this.decided = decided;
  }

  /**
   * Merges two drafts.
   *
   * @param decided whose work to take, by path; the rest is told as differences
   */
  static Outcome of(JsonNode before, JsonNode mine, JsonNode theirs, Map<String, Side> decided) {
    Merge merge = new Merge(decided);
    JsonNode own = SameIds.renamed(before, mine, theirs);
    ObjectNode poll = merge.object("", before, own, theirs);
    if (poll.path("questions") instanceof ArrayNode questions) {
      Conditions.dropDangling(questions);
    }
    return new Outcome(poll, List.copyOf(merge.differences));
  }

  private ObjectNode object(String path, JsonNode before, JsonNode mine, JsonNode theirs) {
    ObjectNode merged = JsonNodeFactory.instance.objectNode();
    Set<String> names = new LinkedHashSet<>();
    theirs.fieldNames().forEachRemaining(names::add);
    mine.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      String at = path.isEmpty() ? name : path + "/" + name;
      JsonNode value = value(at, before.path(name), mine.path(name), theirs.path(name));
      if (!value.isMissingNode()) {
        merged.set(name, value);
      }
    }
    return merged;
  }

  private JsonNode value(String path, JsonNode before, JsonNode mine, JsonNode theirs) {
    if (mine.equals(theirs) || mine.equals(before)) {
      return theirs;
    }
    if (theirs.equals(before)) {
      return mine;
    }
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (mine.isObject() && theirs.isObject() && !WHOLE.contains(name)) {
      return object(path, before, mine, theirs);
    }
    if (mine.isArray() && theirs.isArray()) {
      return list(path, before, mine, theirs);
    }
    return decide(path, before, mine, theirs);
  }

  private JsonNode decide(String path, JsonNode before, JsonNode mine, JsonNode theirs) {
    Side side = decided.get(path);
    if (side == null) {
      differences.add(new Difference(path, before, mine, theirs));
    }
    return side == Side.MINE ? mine : theirs;
  }

  private JsonNode list(String path, JsonNode before, JsonNode mine, JsonNode theirs) {
    Map<String, JsonNode> old = byId(before);
    Map<String, JsonNode> own = byId(mine);
    Map<String, JsonNode> other = byId(theirs);
    ArrayNode merged = JsonNodeFactory.instance.arrayNode();
    for (String id : order(path, List.copyOf(old.keySet()), own.keySet(), other.keySet())) {
      JsonNode value =
          value(
              path + "/" + id,
              old.getOrDefault(id, NOTHING),
              own.getOrDefault(id, NOTHING),
              other.getOrDefault(id, NOTHING));
      if (!value.isMissingNode()) {
        merged.add(value);
      }
    }
    return merged;
  }

  private static Map<String, JsonNode> byId(JsonNode list) {
    Map<String, JsonNode> byId = new LinkedHashMap<>();
    list.forEach(one -> byId.put(one.path("id").asText(), one));
    return byId;
  }

  /**
   * The order of who moved something, with what is only in the other list behind what it followed.
   */
  private List<String> order(
      String path, List<String> before, Set<String> mine, Set<String> theirs) {
    boolean moved = !common(mine, before).equals(common(before, mine));
    boolean alsoMoved = !common(theirs, before).equals(common(before, theirs));
    boolean same = common(mine, theirs).equals(common(theirs, mine));
    if (moved && alsoMoved && !same) {
      JsonNode chosen = decide(path + "/order", names(before), names(mine), names(theirs));
      return chosen.equals(names(mine)) ? woven(mine, theirs) : woven(theirs, mine);
    }
    return moved ? woven(mine, theirs) : woven(theirs, mine);
  }

  private static JsonNode names(Iterable<String> ids) {
    ArrayNode names = JsonNodeFactory.instance.arrayNode();
    ids.forEach(names::add);
    return names;
  }

  private static List<String> common(
      java.util.Collection<String> ids, java.util.Collection<String> of) {
    return ids.stream().filter(of::contains).toList();
  }

  private static List<String> woven(Set<String> leading, Set<String> other) {
    List<String> order = new ArrayList<>(leading);
    int after = -1;
    for (String id : other) {
      int place = order.indexOf(id);
      if (place < 0) {
        order.add(++after, id);
      } else {
        after = place;
      }
    }
    return order;
  }
}
