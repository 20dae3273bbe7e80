package nl.telmee.builder;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What an import yields, in short lines that a person can compare with the file. */
final class Outline {
  private Outline() {}

  static String of(Imported imported) {
    List<String> lines = new ArrayList<>();
    JsonNode poll = imported.definition();
    lines.add("title " + text(poll.path("title")));
    if (poll.has("introduction")) {
      lines.add("introduction " + text(poll.path("introduction")));
    }
    for (JsonNode question : poll.path("questions")) {
      lines.add(question(question));
    }
    for (Remark remark : imported.remarks()) {
      lines.add("! " + remark.question() + " " + remark.key() + " " + remark.arguments());
    }
    return String.join("\n", lines) + "\n";
  }

  private static String question(JsonNode question) {
    StringBuilder line = new StringBuilder("- " + question.path("id").asText());
    line.append(' ').append(question.path("type").asText());
    if (question.path("required").booleanValue()) {
      line.append(" required");
    }
    for (String name : List.of("minChoices", "maxChoices", "minimum", "maximum", "maxLength")) {
      if (question.has(name)) {
        line.append(' ').append(name).append('=').append(question.path(name).asText());
      }
    }
    if (question.has("showIf")) {
      line.append(" if ").append(question.at("/showIf/question").asText());
      line.append(' ').append(question.at("/showIf/anyOf"));
    }
    line.append(" \"").append(text(question.path("text"))).append('"');
    if (question.has("options")) {
      line.append(" of ").append(options(question.path("options")));
    }
    return line.toString();
  }

  private static String options(JsonNode options) {
    List<String> shown = new ArrayList<>();
    options.forEach(o -> shown.add(o.path("id").asText() + "=" + text(o.path("text"))));
    return String.join(", ", shown);
  }

  private static String text(JsonNode text) {
    String dutch = text.path("nl").asText().replace("\n", "⏎");
    return text.has("en") ? dutch + " / " + text.path("en").asText().replace("\n", "⏎") : dutch;
  }
}
