package nl.telmee.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.telmee.trajectory.Correction;
import nl.telmee.trajectory.Finding;
import org.jspecify.annotations.Nullable;

/**
 * What was corrected in a finding: of each part that changed what it said first and what since.
 *
 * @param next what it said until the correction after this; null: it still says what came of it
 */
record Corrected(Source source, Finding finding, Correction was, @Nullable Correction next) {
  /** Every correction as a paragraph, the earliest first. */
  static List<String> of(Source source, Finding finding) {
    List<String> all = new ArrayList<>();
    List<Correction> corrections = finding.corrections();
    for (int i = 0; i < corrections.size(); i++) {
      Correction next = i + 1 < corrections.size() ? corrections.get(i + 1) : null;
      all.add(new Corrected(source, finding, corrections.get(i), next).text());
    }
    return all;
  }

  private String text() {
    List<String> lines = new ArrayList<>();
    lines.add(source.say("document.corrected", source.day(was.on()), was.why()));
    changed(lines, "text", was.before(), next == null ? finding.text() : next.before());
    String then = next == null ? finding.proposal() : next.proposal();
    if (was.proposal() != null && then != null) {
      changed(lines, "proposal", was.proposal(), then);
    }
    Boolean client = next == null ? Boolean.valueOf(finding.client()) : next.client();
    if (was.client() != null && client != null && !was.client().equals(client)) {
      lines.add(source.say(client ? "document.corrected.client" : "document.corrected.not-client"));
    }
    return String.join("\n", lines);
  }

  private void changed(List<String> lines, String part, String before, String since) {
    if (!Objects.equals(before.strip(), since.strip())) {
      lines.add(source.say("document.corrected." + part, said(before), said(since)));
    }
  }

  private String said(String text) {
    return text.isBlank() ? source.say("document.corrected.nothing") : text.strip();
  }
}
