package nl.telmee.trajectory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.TestNode;
import nl.telmee.feed.EventType;

/** What followers must be told of a change, told apart from the program; and what they are. */
final class Facts {
  private static final String LOG =
      """
      select type, coalesce(data ->> 'step', data ->> 'outcome', data ->> 'level', data ->> 'reason', '') as what
      from event where subject = ? order by seq
      """;

  private Facts() {}

  /** Each as its type and what it says. */
  static List<String> of(Trajectory before, Change change, Trajectory after) {
    List<String> facts = new ArrayList<>();
    if (after.state() == Trajectory.State.DRAFT) {
      return facts;
    }
    if (before.state() == Trajectory.State.DRAFT) {
      String level =
          after
              .content()
              .section(Influence.class)
              .map(Influence::level)
              .map(Level::word)
              .orElseThrow();
      facts.add("trajectory-published " + level);
      before.done().forEach((step, how) -> step(facts, step, how));
      return facts;
    }
    after.done().entrySet().stream()
        .filter(one -> !before.done().containsKey(one.getKey()))
        .forEach(one -> step(facts, one.getKey(), one.getValue()));
    if (change instanceof Change.TakeBack(String step, String _)) {
      facts.add("step-reopened " + step);
    }
    if (change instanceof Change.Put(Decision decision)) {
      facts.add("decision-taken " + decision.outcome().word());
    }
    if (change instanceof Change.Put(Finding finding) && corrections(after) > corrections(before)) {
      facts.add("finding-corrected " + finding.why());
    }
    if (after.state() != before.state()) {
      facts.add("trajectory-closed ");
    }
    if (after.content().items(Feedback.class).size()
        > before.content().items(Feedback.class).size()) {
      facts.add("feedback-given ");
    }
    return facts;
  }

  private static int corrections(Trajectory trajectory) {
    return trajectory.content().items(Finding.class).stream()
        .mapToInt(finding -> finding.corrections().size())
        .sum();
  }

  private static void step(List<String> facts, String step, Done how) {
    facts.add((how.setAside() ? "step-skipped " : "step-completed ") + step);
  }

  /** What the log has about a trajectory, in order. */
  static List<String> inLog(TestNode node, Head head) throws SQLException {
    try (Connection db = node.jdbc();
        PreparedStatement select = db.prepareStatement(LOG)) {
      select.setString(1, "trajectories/" + head.id());
      try (ResultSet events = select.executeQuery()) {
        List<String> facts = new ArrayList<>();
        while (events.next()) {
          String type = EventType.of(events.getString("type")).orElseThrow().word();
          facts.add(type + " " + events.getString("what"));
        }
        return facts;
      }
    }
  }
}
