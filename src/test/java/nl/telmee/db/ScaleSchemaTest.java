package nl.telmee.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import nl.telmee.TestDatabase;
import nl.telmee.config.DatabaseUrl;
import org.junit.jupiter.api.Test;

/**
 * The schema keeps to what allows a database that is spread over machines by poll (decision 58). An
 * exception stands here with its reason, and goes when it is none any more.
 */
final class ScaleSchemaTest {
  /** What grows with responses, and what belongs to it; all other tables are the coordinator's. */
  static final Set<String> SPREAD =
      Set.of(
          "response",
          "test_response",
          "tally",
          "received_hour",
          "release_head",
          "release",
          "release_stratum",
          "text_lot",
          "text_untaken",
          "open_text",
          "text_label",
          "open_text_label",
          "text_edition",
          "access_code",
          "progress");

  /** Small, so that every machine may have them whole. */
  private static final Set<String> REFERENCE = Set.of("poll", "organisation", "code_group");

  private static final DatabaseUrl URL = TestDatabase.migrated();

  /** Tables with a poll that stay at the coordinator: few rows for a poll, or about a contact. */
  private static final Set<String> STAYS =
      Set.of(
          "code_group",
          "conversation",
          "destruction",
          "early_look",
          "export_chunk",
          "export_job",
          "invitation",
          "panel_member_asked",
          "panel_secret",
          "poll_closing",
          "poll_import",
          "poll_revision",
          "short_link",
          "trajectory_poll");

  @Test
  void ofEveryTableWithAPollIsSaidWhereItGoes() throws SQLException {
    Set<String> said = new TreeSet<>(SPREAD);
    said.addAll(STAYS);
    assertThat(
            rows(
                """
                select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
                where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
                  and a.attname = 'poll_id' and not a.attisdropped
                """))
        .isEqualTo(said);
  }

  @Test
  void everyTableThatIsSpreadIsThereAndHasAPrimaryKey() throws SQLException {
    assertThat(
            rows(
                """
                select c.relname from pg_class c join pg_index i on i.indrelid = c.oid
                where i.indisprimary and c.relnamespace = 'public'::regnamespace
                """))
        .containsAll(SPREAD);
  }

  @Test
  void thePollLeadsEveryKeyOfWhatIsSpread() throws SQLException {
    assertThat(
            rows(
                """
                select x.relname from pg_index i
                join pg_class x on x.oid = i.indexrelid
                join pg_class c on c.oid = i.indrelid
                left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
                where i.indisunique and c.relname in %s and a.attname is distinct from 'poll_id'
                """))
        .isEmpty();
  }

  @Test
  void foreignKeysOfWhatIsSpreadStayInThePollOrPointToSmallTables() throws SQLException {
    Set<String> found =
        rows(
            """
            select c.relname || ' ' || t.relname from pg_constraint f
            join pg_class c on c.oid = f.conrelid
            join pg_class t on t.oid = f.confrelid
            join pg_attribute a on a.attrelid = c.oid and a.attnum = f.conkey[1]
            join pg_attribute b on b.attrelid = t.oid and b.attnum = f.confkey[1]
            where f.contype = 'f' and c.relname in %s
              and not (t.relname in %s and a.attname = 'poll_id' and b.attname = 'poll_id')
            """);
    assertThat(found).contains("access_code code_group");
    found.removeIf(key -> REFERENCE.contains(key.substring(key.indexOf(' ') + 1)));
    assertThat(found).isEmpty();
  }

  @Test
  void noTableOfTheCoordinatorPointsToWhatIsSpread() throws SQLException {
    assertThat(
            rows(
                """
                select c.relname || ' ' || t.relname from pg_constraint f
                join pg_class c on c.oid = f.conrelid
                join pg_class t on t.oid = f.confrelid
                where f.contype = 'f' and t.relname in %s and c.relname not in %s
                """))
        .isEmpty();
  }

  @Test
  void noNumberIsTakenFromASequence() throws SQLException {
    assertThat(
            rows(
                """
                select relname from pg_class
                where relkind = 'S' and relnamespace = 'public'::regnamespace
                """))
        .isEmpty();
    assertThat(
            rows(
                """
                select table_name || '.' || column_name from information_schema.columns
                where table_schema = 'public' and (is_identity = 'YES'
                  or table_name in %s and column_default ~ '\\(|current_')
                """))
        .isEmpty();
  }

  @Test
  void noTableHasATrigger() throws SQLException {
    assertThat(
            rows(
                """
                select c.relname || ' ' || t.tgname from pg_trigger t
                join pg_class c on c.oid = t.tgrelid
                where not t.tgisinternal and c.relnamespace = 'public'::regnamespace
                """))
        .isEmpty();
  }

  private static Set<String> rows(String sql) throws SQLException {
    String names = "('" + String.join("','", SPREAD) + "')";
    Set<String> found = new TreeSet<>();
    try (Connection connection =
            DriverManager.getConnection(URL.jdbc(), URL.user(), URL.password());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql.replace("%s", names))) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }
}
