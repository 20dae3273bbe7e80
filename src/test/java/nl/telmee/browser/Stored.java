package nl.telmee.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.TestNode;

/** A response in the database. */
record Stored(String key, JsonNode answers) {
  private static final String RESPONSES =
      "select key, answers from response where poll_id = cast(? as uuid)";
  private static final String COUNTED =
      "select sum(n) from tally_cell where poll_id = cast(? as uuid) and cell = 0";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** All responses to a poll. */
  static List<Stored> of(TestNode node, String poll) {
    try (Connection connection = node.jdbc();
        PreparedStatement statement = connection.prepareStatement(RESPONSES)) {
      statement.setString(1, poll);
      ResultSet rows = statement.executeQuery();
      List<Stored> all = new ArrayList<>();
      while (rows.next()) {
        all.add(new Stored(rows.getString(1), json(rows.getString(2))));
      }
      return all;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** How many responses the tally counts. */
  static long counted(TestNode node, String poll) {
    try (Connection connection = node.jdbc();
        PreparedStatement statement = connection.prepareStatement(COUNTED)) {
      statement.setString(1, poll);
      ResultSet rows = statement.executeQuery();
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }
}
