package nl.telmee.steer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.telmee.trajectory.Template;
import nl.telmee.web.Form;
import nl.telmee.web.Json;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the form of a template.
 *
 * @param one the template; null: a new one
 * @param json as it is stored, or as it was typed, with whose it is if that was chosen
 * @param errors sentences by field
 * @param revision that it counts from; 0 for a new one
 * @param other what somebody else wrote meanwhile; null: nobody did
 */
record TemplateDraft(
    @Nullable Template one,
    ObjectNode json,
    SectionRows rows,
    Map<String, String> errors,
    int revision,
    SectionPage.@Nullable Other other) {
  private static final String OWNER = "organisation";

  static TemplateDraft stored(@Nullable Template one, ObjectNode json) {
    int revision = one == null ? 0 : one.revision();
    return new TemplateDraft(one, json, SectionRows.AS_FILLED, Map.of(), revision, null);
  }

  static TemplateDraft typed(@Nullable Template one, Form form) {
    ObjectNode json = read(form);
    if (one == null) {
      json.put(OWNER, form.raw(OWNER));
    }
    int revision = one == null ? 0 : SectionPages.revision(form);
    return new TemplateDraft(one, json, SectionRows.of(form), Map.of(), revision, null);
  }

  private static ObjectNode read(Form form) {
    ObjectNode json = Json.object().put("name", SectionAsk.text(form, "name"));
    SectionStages.write(form, json, "days");
    for (JsonNode stage : json.path(SectionStages.ROWS)) {
      String days = stage.path("days").asText();
      if (days.matches("[0-9]{1,4}")) {
        ((ObjectNode) stage).put("days", Integer.parseInt(days));
      }
    }
    return json;
  }

  /** As the API takes it. */
  JsonNode body() {
    ObjectNode body = json.deepCopy();
    body.remove(OWNER);
    return body;
  }

  TemplateDraft wrong(Map<String, String> why) {
    return new TemplateDraft(one, json, rows, why, revision, null);
  }

  /**
   * The same, to count from what is there now: saving again counts.
   *
   * @param by who wrote that
   */
  TemplateDraft behind(Template now, Words words, String by) {
    Template.Version version = now.version();
    String when = version == null ? "" : words.moment(version.at());
    return new TemplateDraft(
        now,
        json,
        rows,
        Map.of(),
        now.revision(),
        new SectionPage.Other(words.say("steer.other.by", by, when), facts(words, now)));
  }

  private static List<SectionFact> facts(Words words, Template now) {
    List<SectionFact> facts = new ArrayList<>();
    facts.add(new SectionFact(words.say("template.name"), now.name()));
    for (Template.Timed one : now.stages()) {
      Integer days = one.days();
      facts.add(
          new SectionFact(
              SectionStages.name(words, List.of(one.stage()), one.stage().key()),
              days == null ? words.say("steer.no-day") : words.say("template.days.said", days)));
    }
    return facts;
  }
}
