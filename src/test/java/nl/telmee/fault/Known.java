package nl.telmee.fault;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Ids and slugs that exist, by the table they stand in. */
final class Known {
  private static final String COLUMNS =
      """
      select table_name, column_name from information_schema.columns
      where table_schema = 'public' and column_name in ('id', 'slug')
        and data_type in ('uuid', 'text', 'integer', 'bigint')
      order by table_name, column_name
      """;

  private final Map<String, List<String>> byTable = new TreeMap<>();
  private final List<String> all = new ArrayList<>();

  Known(Connection database) throws SQLException {
    try (Statement statement = database.createStatement()) {
      List<String[]> columns = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery(COLUMNS)) {
        while (rows.next()) {
          columns.add(new String[] {rows.getString(1), rows.getString(2)});
        }
      }
      for (String[] column : columns) {
        read(statement, column[0], column[1]);
      }
    }
    byTable.values().forEach(all::addAll);
  }

  private void read(Statement statement, String table, String column) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery(
            "select %1$s::text from %2$s where %1$s is not null order by 1 limit 20"
                .formatted(column, table))) {
      while (rows.next()) {
        byTable.computeIfAbsent(table, _ -> new ArrayList<>()).add(rows.getString(1));
      }
    }
  }

  /** All of them. */
  List<String> all() {
    return all;
  }

  /** Those of the tables whose name holds this word; all of them if none does. */
  List<String> of(String word) {
    List<String> found = new ArrayList<>();
    byTable.forEach(
        (table, values) -> {
          if (table.contains(word)) {
            found.addAll(values);
          }
        });
    return found.isEmpty() ? all : found;
  }
}
