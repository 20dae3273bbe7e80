package nl.telmee.contact;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.telmee.TestNode;

/**
 * Somebody who runs the database: reads every value of every table, what PostgreSQL keeps of each
 * row besides (the transaction and the place), and the write-ahead log. The key is not there.
 */
final class Insider {
  private final TestNode node;

  Insider(TestNode node) {
    this.node = node;
  }

  List<Map<String, String>> rows(String sql) {
    try (Connection connection = node.jdbc();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<Map<String, String>> all = new ArrayList<>();
      while (rows.next()) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.put(rows.getMetaData().getColumnName(i), String.valueOf(rows.getString(i)));
        }
        all.add(row);
      }
      return all;
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  String one(String sql) {
    return rows(sql).getFirst().values().iterator().next();
  }

  void run(String sql) {
    try (Connection connection = node.jdbc();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  /** Every value of every table, by table and column. */
  Map<String, List<String>> dump() {
    Map<String, List<String>> values = new HashMap<>();
    for (Map<String, String> table :
        rows(
            "select relname from pg_class where relkind = 'r' and relname <>"
                + " 'flyway_schema_history' and relnamespace = 'public'::regnamespace")) {
      String name = table.get("relname");
      for (Map<String, String> row : rows("select * from " + name)) {
        row.forEach(
            (column, value) ->
                values.computeIfAbsent(name + "." + column, _ -> new ArrayList<>()).add(value));
      }
    }
    return values;
  }

  /** Where the log stands. */
  String position() {
    return one("select pg_current_wal_lsn()");
  }

  /** The insertions into a table since a position, in the order of the log. */
  List<Map<String, String>> written(String table, String since) {
    return rows(
        """
        select r.start_lsn::text as lsn, r.xid::text as xid
        from pg_get_wal_records_info('%s', pg_current_wal_lsn()) r
        where r.resource_manager in ('Heap', 'Heap2') and r.record_type like '%%INSERT%%'
          and r.block_ref like '%%/' || pg_relation_filenode('%s') || ' %%'
        order by r.start_lsn
        """
            .formatted(since, table));
  }
}
