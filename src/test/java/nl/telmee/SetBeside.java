package nl.telmee;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** Puts texts and conversations beside the results of a poll, behind the back of its desk. */
public final class SetBeside {
  private SetBeside() {}

  /** The next edition of texts: twelve of a question were read, with these labels. */
  public static void labels(TestNode node, String poll, String question, String labels) {
    execute(
        node,
        """
        insert into text_edition (poll_id, number, made_at, content)
        select ?::uuid, coalesce(max(number), 0) + 1, now(),
          jsonb_build_array(jsonb_build_object('id', ?::text, 'read', 12, 'leftOut', 2,
            'labels', ?::jsonb, 'texts', jsonb_build_array('Een bankje', 'Meer licht')))
        from text_edition where poll_id = ?::uuid
        """,
        poll,
        question,
        labels,
        poll);
  }

  /** A conversation with what was counted in it. */
  public static void spoken(TestNode node, String poll, String place, int people, String counts) {
    execute(
        node,
        """
        insert into conversation (poll_id, id, revision, place, held_on, people, counts, note,
          removed, changed_at, changed_by)
        values (?::uuid, ?::uuid, 1, ?, '2026-11-02', ?, ?::jsonb, 'Het regende', false, now(),
          'a@velsen.example')
        """,
        poll,
        UUID.randomUUID().toString(),
        place,
        people,
        counts);
  }

  private static void execute(TestNode node, String sql, Object... arguments) {
    try (Connection connection = node.jdbc();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setObject(i + 1, arguments[i]);
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
