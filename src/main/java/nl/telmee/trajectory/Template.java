package nl.telmee.trajectory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.telmee.web.Fields;
import nl.telmee.web.Json;
import nl.telmee.web.Mistake;
import nl.telmee.web.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * The steps that an organisation takes in its trajectories: the twelve, without those that it
 * switched off, and with its own. What protects residents is always among them.
 *
 * @param version null: it is not stored yet
 */
public record Template(
    UUID id, String organisation, String name, List<Timed> stages, @Nullable Version version) {
  public static final int LONGEST_NAME = 80;
  private static final int MOST_DAYS = 2_000;

  public Template {
    stages = List.copyOf(stages);
  }

  /**
   * Which one of all that it was.
   *
   * @param by who wrote it: the id of an account, or the word of a role
   */
  public record Version(int revision, Instant at, String by) {}

  /** The same as it was stored. */
  Template stored(Version as) {
    return new Template(id, organisation, name, stages, as);
  }

  /** The number of its version; 0: it is not stored yet. */
  public int revision() {
    return version == null ? 0 : version.revision();
  }

  /**
   * A step and when it is due.
   *
   * @param days after the beginning; null: no day
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Timed(Stage stage, @Nullable Integer days) {
    private static Timed read(Fields fields) {
      Integer days =
          fields.has("days") ? Integer.valueOf(fields.whole("days", 0, MOST_DAYS)) : null;
      if (fields.has("dueOn")) {
        fields.wrong("dueOn", "a template has days after the beginning");
      }
      return new Timed(Stage.read(fields), days);
    }

    private ObjectNode json() {
      ObjectNode json = Json.tree(stage);
      return days == null ? json : json.put("days", days);
    }
  }

  /**
   * Reads what somebody wrote.
   *
   * @throws Rejected with every mistake
   */
  public static Template read(UUID id, String organisation, JsonNode body) {
    return read(id, organisation, body, true);
  }

  /** Reads what was stored, also before the order of days was asked for. */
  static Template kept(UUID id, String organisation, JsonNode body) {
    return read(id, organisation, body, false);
  }

  private static Template read(UUID id, String organisation, JsonNode body, boolean ordered) {
    List<Mistake> mistakes = new ArrayList<>();
    Fields fields = Fields.of(body, mistakes);
    String name = fields.text("name", LONGEST_NAME);
    List<Timed> stages =
        fields.objects("stages", 1, Planning.MOST).stream().map(Timed::read).toList();
    Planning.check(fields, stages.stream().map(Timed::stage).toList());
    if (ordered) {
      checkDays(fields, stages, mistakes);
    }
    fields.end();
    if (!mistakes.isEmpty()) {
      throw Rejected.mistakes(mistakes);
    }
    return new Template(id, organisation, name, stages, null);
  }

  /** Says of each step that is due before one that comes earlier; what is no day says so itself. */
  private static void checkDays(Fields fields, List<Timed> stages, List<Mistake> mistakes) {
    Set<String> said = mistakes.stream().map(Mistake::pointer).collect(Collectors.toSet());
    int latest = 0;
    for (int i = 0; i < stages.size(); i++) {
      String name = "stages/" + i + "/days";
      Integer days = stages.get(i).days();
      if (days != null && !said.contains(fields.at(name))) {
        if (days < latest) {
          fields.wrong(name, "must be at least " + latest + ", as a step before it is due then");
        }
        latest = Math.max(latest, days);
      }
    }
  }

  /** The planning of a trajectory that begins on a day. */
  public Planning planning(LocalDate begins) {
    return new Planning(
        stages.stream()
            .map(
                one ->
                    new Stage(
                        one.stage.key(),
                        one.stage.title(),
                        one.stage.party(),
                        one.days == null ? null : begins.plusDays(one.days)))
            .toList());
  }

  /** As it is read, without its identity. */
  public ObjectNode json() {
    ObjectNode json = Json.object().put("name", name);
    json.set("stages", stagesJson());
    return json;
  }

  ArrayNode stagesJson() {
    ArrayNode all = Json.object().putArray("stages");
    stages.forEach(one -> all.add(one.json()));
    return all;
  }
}
