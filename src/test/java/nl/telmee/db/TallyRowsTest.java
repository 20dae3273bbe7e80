package nl.telmee.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.TestDatabase;
import nl.telmee.config.DatabaseUrl;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** A database of before, with a running poll, becomes one of today. */
final class TallyRowsTest {
  private static final String BEFORE = "26";
  private static final String POLL = "11111111-1111-4111-8111-111111111111";

  private static final String RUNNING =
      """
      insert into organisation (slug, kind, name) values ('velsen', 'municipality', '{}');
      insert into poll (id, organisation, slug, state, definition, created_at) values
        ('%1$s', 'velsen', 'gaand', 'open', '{"questions":[{"id":"idee","type":"text"},
          {"id":"keuze","type":"single-choice"},{"id":"meer","type":"text"}]}', now());
      insert into tally (poll_id, cell, stratum, slot, n) values
        ('%1$s', 0, 0, 3, 7), ('%1$s', 5, 0, 3, -2), ('%1$s', 127, 0, 3, 1), ('%1$s', 128, 0, 3, 4),
        ('%1$s', 0, 0, 4, 1), ('%1$s', 300, 8, 4, 9);
      insert into response (poll_id, key, stratum, day, answers) values
        ('%1$s', '00000000-0000-4000-8000-000000000001', 0, current_date, '{"idee":"a","meer":"b"}'),
        ('%1$s', '00000000-0000-4000-8000-000000000002', 0, current_date, '{"idee":"c"}'),
        ('%1$s', '00000000-0000-4000-8000-000000000003', 0, current_date, '{"keuze":"x"}');
      insert into text_lot (poll_id, question, taken) values ('%1$s', 'idee', 1);
      insert into text_taken (poll_id, question, key) values
        ('%1$s', 'idee', '00000000-0000-4000-8000-000000000002');
      """
          .formatted(POLL);

  private final DatabaseUrl url = TestDatabase.create();

  @Test
  void everyCountAndEveryTextThatWaitedIsStillThere() throws SQLException {
    Flyway.configure()
        .dataSource(url.jdbc(), url.user(), url.password())
        .locations("classpath:db")
        .target(BEFORE)
        .load()
        .migrate();
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(RUNNING);
    }

    Migrations.run(url);

    assertThat(
            rows("select stratum, cell, slot, n from tally_cell where n <> 0 order by slot, cell"))
        .containsExactly("0 0 3 7", "0 5 3 -2", "0 127 3 1", "0 128 3 4", "0 0 4 1", "8 300 4 9");
    assertThat(
            rows("select question, right(unnest(keys)::text, 1) from text_untaken order by 1, 2"))
        .containsExactly("idee 1", "meer 1");
  }

  private List<String> rows(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        List<String> words = new ArrayList<>();
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
          words.add(rows.getString(column));
        }
        found.add(String.join(" ", words));
      }
      return found;
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url.jdbc(), url.user(), url.password());
  }
}
