package nl.telmee.trajectory;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import nl.telmee.TestNode;
import nl.telmee.web.Json;
import org.jspecify.annotations.Nullable;

/** A trajectory as its row has it, and as its log makes it again. */
final class Replayed {
  private static final String LOG =
      """
      select kind, detail::text as detail, party, changed_at, edition from trajectory_change
      where trajectory = ? order by revision
      """;

  private static final String ROW =
      "select *, content::text as all_of_it from trajectory where id = ?";

  private Replayed() {}

  /** What the changes in the log make, one by one. */
  static Trajectory fromLog(TestNode node, Head head) throws SQLException {
    try (Connection db = node.jdbc();
        PreparedStatement select = db.prepareStatement(LOG)) {
      select.setObject(1, head.id());
      try (ResultSet lines = select.executeQuery()) {
        Trajectory made = null;
        while (lines.next()) {
          made = after(head, made, lines);
        }
        if (made == null) {
          throw new AssertionError("no line in the log of " + head.slug());
        }
        return made;
      }
    }
  }

  private static Trajectory after(Head head, @Nullable Trajectory before, ResultSet line)
      throws SQLException {
    Change change = ChangeJson.read(line.getString("kind"), Json.readOwn(line.getString("detail")));
    if (before == null) {
      Change.Begin begin = (Change.Begin) change;
      return Trajectory.begin(head, begin.subject(), begin.planning());
    }
    LocalDate day =
        line.getObject("changed_at", OffsetDateTime.class)
            .atZoneSameInstant(Trajectories.HERE)
            .toLocalDate();
    Ruling ruling =
        Rules.apply(
            before,
            change,
            Party.of(line.getString("party")),
            day,
            Edition.of(line.getInt("edition")));
    if (ruling instanceof Ruling.Allowed(Trajectory after)) {
      return after;
    }
    throw new AssertionError("the log has what is not allowed: " + change + ": " + ruling);
  }

  /** What the row says. */
  static Trajectory stored(TestNode node, Head head) throws SQLException {
    try (Connection db = node.jdbc();
        PreparedStatement select = db.prepareStatement(ROW)) {
      select.setObject(1, head.id());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return new Trajectory(
            head,
            Trajectory.State.of(row.getString("state")),
            row.getInt("revision"),
            Content.of(Json.readOwn(row.getString("all_of_it"))),
            TrajectoryStore.done(Json.readOwn(row.getString("done"))),
            day(row.getDate("published_on")),
            day(row.getDate("closed_on")));
      }
    }
  }

  private static @Nullable LocalDate day(@Nullable Date day) {
    return day == null ? null : day.toLocalDate();
  }
}
