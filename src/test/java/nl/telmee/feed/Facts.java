package nl.telmee.feed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import nl.telmee.TestNode;

/** Facts that tests put into the log, as a transaction of the program would. */
public final class Facts {
  private static final String APPEND =
      """
      select event_append(?, ?, ?, 'tests/' || ?, null, array[?], now(), '/t',
        json_build_object('organisation', ?::text, 'title', json_build_object('nl', ?::text))::text)
      """;

  private Facts() {}

  /**
   * Appends an event in the transaction of the connection.
   *
   * @param name its title, and the last part of its subject
   * @return its identity
   */
  public static UUID append(
      Connection connection, EventType type, String organisation, String name, String theme)
      throws SQLException {
    UUID id = UUID.randomUUID();
    try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
      statement.setObject(1, id);
      statement.setString(2, type.wire());
      statement.setString(3, organisation);
      statement.setString(4, name);
      statement.setString(5, theme);
      statement.setString(6, organisation);
      statement.setString(7, name);
      statement.execute();
    }
    return id;
  }

  /** The number of the newest event. */
  public static long head(TestNode node) {
    try (Connection connection = node.jdbc();
        ResultSet rows = connection.createStatement().executeQuery("select seq from event_head")) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
