package nl.telmee.trajectory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import nl.telmee.web.Fields;

/**
 * How residents will be heard.
 *
 * @param question the question to them, sharpened with the focus group
 * @param ways the forms that fit it
 * @param plan the implementation plan
 */
public record Approach(String question, Set<Way> ways, String plan) implements Section {
  public static final int LONGEST_PLAN = 20_000;

  public Approach {
    ways = Set.copyOf(ways);
  }

  static Approach read(Fields fields) {
    Approach read =
        new Approach(
            fields.loose("question", Subject.LONGEST_TEXT),
            fields.words("ways", Way.class),
            fields.loose("plan", LONGEST_PLAN));
    fields.end();
    return read;
  }

  @Override
  public ObjectNode json() {
    ObjectNode json = Section.super.json();
    var all = json.putArray("ways");
    ways.stream().sorted().map(Way::word).forEach(all::add);
    return json;
  }
}
