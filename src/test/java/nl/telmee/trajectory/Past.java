package nl.telmee.trajectory;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.telmee.feed.Outcome;
import nl.telmee.web.Json;
import org.jspecify.annotations.Nullable;

/** A trajectory that went as a test wants it. */
public final class Past {
  private final Head head;
  private final LocalDate published;
  private final ObjectNode content = Json.object();
  private final Map<String, Done> done = new LinkedHashMap<>();
  private @Nullable LocalDate closed;

  private Past(Head head, LocalDate published) {
    this.head = head;
    this.published = published;
    content.putObject("subject").putObject("title").put("nl", "Een traject");
    content.putArray("decisions");
    content.putArray("feedback");
  }

  public static Past of(String organisation, LocalDate published) {
    return table(organisation, organisation, published);
  }

  public static Past table(String owner, String decides, LocalDate published) {
    return new Past(new Head(UUID.randomUUID(), "een", owner, decides, Set.of()), published);
  }

  public static Past with(String owner, String participant, LocalDate published) {
    return new Past(
        new Head(UUID.randomUUID(), "een", owner, owner, Set.of(participant)), published);
  }

  public Past decided(Outcome outcome, LocalDate on) {
    decision(outcome, on);
    return this;
  }

  private ObjectNode decision(Outcome outcome, LocalDate on) {
    return ((ArrayNode) content.path("decisions"))
        .addObject()
        .put("id", UUID.randomUUID().toString())
        .put("outcome", outcome.word())
        .put("reason", "Dit past in het plan.")
        .put("on", on.toString());
  }

  /**
   * A decision that was corrected.
   *
   * @param first when it was decided first; null: that was not kept
   */
  public Past corrected(Outcome outcome, LocalDate on, @Nullable LocalDate first) {
    ObjectNode decision = decision(outcome, on);
    if (first != null) {
      decision.put("firstOn", first.toString());
    }
    decision
        .putArray("corrections")
        .addObject()
        .put("on", on.toString())
        .put("before", "not-adopted: Geen geld.")
        .put("why", "Er is geld.");
    return this;
  }

  public Past told(LocalDate on) {
    ((ArrayNode) content.path("feedback"))
        .addObject()
        .put("id", UUID.randomUUID().toString())
        .put("text", "Dit is ermee gedaan.")
        .put("on", on.toString())
        .putArray("findings")
        .add(UUID.randomUUID().toString());
    return this;
  }

  public Past touches(String category, boolean concerned, Stakeholder.Reach reach) {
    ObjectNode map = content.withObject("/stakeholders");
    map.withArray("categories")
        .addObject()
        .put("category", category)
        .put("concerned", concerned)
        .put("approach", "")
        .put("reach", reach.word())
        .put("note", "");
    return this;
  }

  /** The first steps are due on these days. */
  public Past due(LocalDate... days) {
    ArrayNode stages = content.withObject("/planning").putArray("stages");
    for (Step step : Step.values()) {
      ObjectNode stage = stages.addObject().put("key", step.word());
      if (stages.size() <= days.length) {
        stage.put("dueOn", days[stages.size() - 1].toString());
      }
    }
    return this;
  }

  public Past closed(LocalDate on) {
    closed = on;
    return this;
  }

  public Trajectory trajectory() {
    return new Trajectory(
        head,
        closed == null ? Trajectory.State.PUBLISHED : Trajectory.State.CLOSED,
        1,
        Content.of(content),
        done,
        published,
        closed);
  }
}
