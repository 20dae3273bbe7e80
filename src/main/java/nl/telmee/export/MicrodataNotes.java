package nl.telmee.export;

import java.util.ArrayList;
import java.util.List;
import nl.telmee.release.Beside;
import nl.telmee.release.MethodNotes;
import nl.telmee.web.Words;

/**
 * The words that go with anonymised rows: what they are, what was done to them, and what not to do.
 */
final class MicrodataNotes {
  private MicrodataNotes() {}

  static String of(Words words, MicrodataPlan plan) {
    MethodNotes method = MethodNotes.of(words, plan.results(), Beside.NOTHING);
    int k = plan.results().poll().content().policy().minimumGroup();
    List<String> lines = new ArrayList<>();
    lines.add(method.title());
    lines.add("");
    lines.add(words.say("export.microdata.what"));
    lines.add("");
    method.facts().forEach(fact -> lines.add(fact.name() + ": " + fact.value()));
    lines.add(words.say("export.microdata.rows") + ": " + words.count(plan.rows()));
    lines.add("");
    lines.add(words.say("export.microdata.shuffled"));
    lines.add(words.say("export.microdata.left"));
    lines.add(words.say("export.microdata.merged", k));
    if (plan.leftOut() > 0) {
      lines.add(words.say("export.microdata.drawn", plan.leftOut()));
    }
    if (!plan.blurred().isEmpty()) {
      lines.add(words.say("export.microdata.blurred", k));
    }
    lines.add(words.say("export.microdata.dependent"));
    lines.add("");
    lines.add(words.say("results.self-selection"));
    lines.add(words.say("export.microdata.respect"));
    lines.add("");
    return String.join("\n", lines);
  }
}
