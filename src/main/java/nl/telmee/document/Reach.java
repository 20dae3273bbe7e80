package nl.telmee.document;

import java.util.List;
import nl.telmee.trajectory.Stakeholder;
import nl.telmee.trajectory.StakeholderMap;

/** Who is concerned, and whether they were reached. */
final class Reach {
  private Reach() {}

  /** A row for each category that is concerned. */
  static List<List<String>> rows(Source source) {
    return source
        .section(StakeholderMap.class)
        .orElse(StakeholderMap.EMPTY)
        .concerned()
        .map(one -> row(source, one))
        .toList();
  }

  static List<String> header(Source source) {
    return List.of(
        source.say("document.column.who"),
        source.say("document.column.approach"),
        source.say("document.column.reach"),
        source.say("document.column.note"));
  }

  private static List<String> row(Source source, Stakeholder one) {
    String who =
        Stakeholder.Category.of(one.category())
            .map(category -> source.say("trajectory.category." + category.word()))
            .orElse(one.category());
    return List.of(
        who, one.approach(), source.say("trajectory.reach." + one.reach().word()), one.note());
  }
}
