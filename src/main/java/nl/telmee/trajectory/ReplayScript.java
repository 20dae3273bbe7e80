package nl.telmee.trajectory;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.telmee.release.Snapshot;
import nl.telmee.web.Json;
import org.jspecify.annotations.Nullable;

/**
 * What is done in a trajectory, line by line, each with its day and in whose name. Changes are
 * written as they stand in the log.
 */
public record ReplayScript(Head head, List<Line> lines) {
  public ReplayScript {
    lines = List.copyOf(lines);
  }

  /** Something that was done. */
  record Line(LocalDate on, Party party, Change change) {}

  /**
   * Reads a script that came with the program. A line of the kind {@code results} puts the last
   * results of a poll into an activity: its {@code findings} give the id of a draft by question,
   * and {@code method} says how the poll was held.
   *
   * @param results the last ones of the script's poll; null: it has no line that needs them
   */
  public static ReplayScript read(JsonNode script, @Nullable Snapshot results) {
    Set<String> participants = new LinkedHashSet<>();
    script.path("participants").forEach(one -> participants.add(one.asText()));
    Head head =
        new Head(
            UUID.fromString(script.path("id").asText()),
            script.path("slug").asText(),
            script.path("organisation").asText(),
            script.path("decides").asText(),
            participants);
    List<Line> lines = new ArrayList<>();
    for (JsonNode line : script.path("changes")) {
      lines.add(
          new Line(
              LocalDate.parse(line.path("on").asText()),
              Party.of(line.path("party").asText()),
              change(line, results)));
    }
    return new ReplayScript(head, lines);
  }

  private static Change change(JsonNode line, @Nullable Snapshot results) {
    String kind = line.path("change").asText();
    JsonNode detail = line.path("detail");
    if (!kind.equals("results")) {
      return ChangeJson.read(kind, detail);
    }
    if (results == null) {
      throw new IllegalStateException("a script needs results that are not there");
    }
    return frozen(detail, results);
  }

  /** Without groups: a script says for itself of which numbers it is sure. */
  private static Change frozen(JsonNode detail, Snapshot results) {
    UUID activity = UUID.fromString(detail.path("activity").asText());
    Change.Freeze all = FrozenResults.change(activity, results);
    List<Finding> drafts = new ArrayList<>();
    for (Finding draft : all.drafts()) {
      Evidence evidence = draft.evidence();
      if (evidence != null && detail.path("findings").has(questionOf(evidence))) {
        String id = detail.path("findings").path(questionOf(evidence)).asText();
        drafts.add(Finding.draft(UUID.fromString(id), activity, told(evidence, detail)));
      }
    }
    return new Change.Freeze(activity, all.version(), all.responses(), drafts);
  }

  private static String questionOf(Evidence evidence) {
    return evidence.question().path("id").asText();
  }

  private static Evidence told(Evidence evidence, JsonNode detail) {
    return new Evidence(
        evidence.poll(),
        evidence.slug(),
        evidence.version(),
        evidence.released(),
        evidence.question(),
        Json.object().putArray("groups"),
        detail.path("method").asText(),
        detail.path("methodEn").textValue());
  }
}
