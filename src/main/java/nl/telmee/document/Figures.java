package nl.telmee.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.trajectory.Evidence;
import nl.telmee.trajectory.Finding;

/** The frozen numbers that a finding rests on, as a table; exactly those of the version. */
record Figures(Source source) {
  void write(Document.Sheet sheet, Finding finding) {
    Evidence evidence = finding.evidence();
    if (evidence == null) {
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode option : evidence.question().path("options")) {
      long people = option.path("count").asLong();
      rows.add(
          List.of(
              text(option),
              option.has("count") ? source.words().count(people) : "–",
              option.has("share") ? source.words().share(option.path("share").asDouble()) : "–"));
    }
    sheet.table(
        List.of(
            text(evidence.question()),
            source.say("document.column.count"),
            source.say("document.column.share")),
        rows);
    sheet.source(evidence.held().in(source.words().language()));
  }

  /** The text in the language of the document; Dutch when it is missing; else the id. */
  private String text(JsonNode node) {
    JsonNode texts = node.path("text");
    String own = texts.path(source.words().language().code()).asText("");
    String dutch = texts.path("nl").asText("");
    return own.isBlank() ? (dutch.isBlank() ? node.path("id").asText() : dutch) : own;
  }
}
