package nl.telmee.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.telmee.Survey;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What PostgreSQL itself refuses, whatever the program asks: tried as the roles that the program
 * takes on, over a connection of this test.
 */
final class WallsTest {
  /** What the role of visitors may read of tables that are not public as a whole. */
  private static final String PUBLIC_READS =
      """
      select c.relname, string_agg(a.attname, ' ' order by a.attnum) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attnum > 0
        and not a.attisdropped and has_column_privilege('telmee_public', c.oid, a.attnum, 'select')
      group by c.relname
      """;

  private static TestNode node;

  @BeforeAll
  static void start() {
    node = TestNode.start();
    node.organisation("velsen");
    node.organisation("heemskerk");
    node.draft(body("velsen", "velsen-draft"));
    node.openPoll(body("velsen", "velsen-open"));
    node.draft(body("heemskerk", "heemskerk-draft"));
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select email from account",
        "select id from session",
        "select secret from token_key",
        "select secret from signing_key",
        "select answers from response",
        "select * from response",
        "select account_id from early_look",
        "select definition from poll_revision",
        "select answers from test_response",
        "update poll set state = 'closed'",
        "select sealed from contact",
        "select sealed from contact_pool",
        "select made_by from invitation",
        "delete from response",
        "select * from trajectory",
        "select content from trajectory",
        "select revision from trajectory",
        "select detail from trajectory_change",
        "select name from trajectory_member",
        "update trajectory set shown = content",
        "delete from trajectory_poll",
        "insert into release_head (poll_id, version, final) values (gen_random_uuid(), 1, true)"
      })
  void visitorsMayNot(String statement) {
    assertThatThrownBy(() -> as("telmee_public", "", "", statement))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied");
  }

  @Test
  void visitorsReadNoMoreThanThisList() throws SQLException {
    Map<String, String> readable = new TreeMap<>();
    try (Connection connection = node.jdbc();
        ResultSet rows = connection.createStatement().executeQuery(PUBLIC_READS)) {
      while (rows.next()) {
        readable.put(rows.getString(1), rows.getString(2));
      }
    }

    assertThat(readable.get("response")).isEqualTo("poll_id key");
    assertThat(readable.get("early_look")).isEqualTo("poll_id organisation looked_at");
    assertThat(readable.keySet())
        .doesNotContain("account", "session", "token_key", "signing_key", "poll_revision");
  }

  @Test
  void visitorsSeeNoDrafts() throws SQLException {
    assertThat(as("telmee_public", "", "", "select slug from poll")).containsExactly("velsen-open");
  }

  /** What the public may see of one stands beside the whole; a draft is not there at all. */
  @Test
  void visitorsSeeNoDraftOfATrajectoryNorItsPolls() throws SQLException {
    trajectory("shown", "published", "now()", "velsen", "{}");
    trajectory("hidden", "draft", "null", "velsen", "{}");

    assertThat(as("telmee_public", "", "", "select slug from trajectory")).containsExactly("shown");
    assertThat(as("telmee_public", "", "", "select count(*) from trajectory_poll"))
        .containsExactly("1");
    assertThat(as("telmee_public", "", "", "select shown ->> 'text' from trajectory"))
        .containsExactly("told");
  }

  @Test
  void aTrajectoryIsSeenByWhoTakesPartAndChangedByWhoWorksOnIt() throws SQLException {
    trajectory("regional", "draft", "null", "velsen", "{heemskerk}");
    String seen = "select slug from trajectory where slug = 'regional'";
    String changed = "update trajectory set revision = 2 where slug = 'regional' returning slug";
    String removed = "delete from trajectory_member returning name";

    assertThat(as("telmee_staff", ",heemskerk,", ",heemskerk,", seen)).hasSize(1);
    assertThat(as("telmee_staff", ",heemskerk,", ",heemskerk,", changed)).hasSize(1);
    assertThat(as("telmee_staff", ",heemskerk,", ",heemskerk,", removed)).isEmpty();
    assertThat(as("telmee_staff", ",velsen,", "", seen)).hasSize(1);
    assertThat(as("telmee_staff", ",velsen,", "", changed)).isEmpty();
    assertThat(as("telmee_staff", ",velsen,", "", removed)).isEmpty();
    assertThat(as("telmee_staff", ",velsen,", ",velsen,", removed)).isNotEmpty();
    assertThat(as("telmee_staff", ",beverwijk,", ",beverwijk,", seen)).isEmpty();
    assertThat(as("telmee_staff", "", "", seen)).isEmpty();
  }

  private static void trajectory(
      String slug, String state, String published, String owner, String participants)
      throws SQLException {
    try (Connection connection = node.jdbc();
        Statement sql = connection.createStatement()) {
      sql.execute(
          """
          with made as (insert into trajectory (id, slug, organisation, decides, participants,
              state, revision, content, shown, done, published_on, changed_at)
            values (gen_random_uuid(), '%s', '%s', '%s', '%s', '%s', 1, '{"text": "draft"}',
              '{"text": "told"}', '[]', %s, now()) returning id),
          polled as (insert into trajectory_poll select gen_random_uuid(), id, id from made)
          insert into trajectory_member (trajectory, id, seat, name, since)
          select id, id, 'focus-group', 'x', now() from made
          """
              .formatted(slug, owner, owner, participants, state, published));
    }
  }

  @Test
  void staffSeesThePollsOfItsScopeOnly() throws SQLException {
    String slugs = "select slug from poll order by slug";

    assertThat(as("telmee_staff", ",velsen,", "", slugs))
        .containsExactly("velsen-draft", "velsen-open");
    assertThat(as("telmee_staff", ",heemskerk,", "", slugs)).containsExactly("heemskerk-draft");
    assertThat(as("telmee_staff", "*", "", slugs)).hasSize(3);
    assertThat(as("telmee_staff", ",vels,", "", slugs)).isEmpty();
    assertThat(as("telmee_staff", "", "", slugs)).isEmpty();
  }

  @Test
  void staffChangesNothingOutsideItsScope() throws SQLException {
    String change = "update poll set revision = revision + 1 returning slug";

    assertThat(as("telmee_staff", ",velsen,heemskerk,", ",velsen,", change))
        .containsExactlyInAnyOrder("velsen-draft", "velsen-open");
    assertThat(as("telmee_staff", ",velsen,", "", change)).isEmpty();
    assertThatThrownBy(
            () ->
                as(
                    "telmee_staff",
                    ",velsen,heemskerk,",
                    ",velsen,",
                    "update poll set organisation = 'heemskerk' where slug = 'velsen-draft'"))
        .hasMessageContaining("row-level security");
  }

  @Test
  void staffDeletesDraftsAndNoOpenPolls() throws SQLException {
    assertThat(as("telmee_staff", "*", "*", "delete from poll returning slug"))
        .doesNotContain("velsen-open");
  }

  @Test
  void whatHangsOnAPollIsSeenByWhoSeesThePoll() throws SQLException {
    String revisions =
        "select p.slug from poll_revision r join poll p on p.id = r.poll_id order by 1";

    assertThat(as("telmee_staff", ",velsen,", "", revisions))
        .containsExactly("velsen-draft", "velsen-open");
    assertThat(as("telmee_staff", ",velsen,", "", "select count(*) from poll_revision"))
        .containsExactly("2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select answers from response",
        "select counts from tally",
        "select n from tally_cell",
        "select id from contact",
        "select id from contact_pool",
        "select day from contact_asked",
        "select contact_id from invitation_recipient",
        "select sealed from panel_secret",
        "select secret from token_key",
        "select password_hash from account"
      })
  void staffMayNot(String statement) {
    assertThatThrownBy(() -> as("telmee_staff", "*", "*", statement))
        .hasMessageContaining("permission denied");
  }

  private static String body(String organisation, String slug) {
    return Survey.poll(slug).replace("\"velsen\",\"slug", "\"" + organisation + "\",\"slug");
  }

  /** Runs a statement as the program would, undoes it, and yields the first column. */
  private static List<String> as(String role, String sees, String changes, String statement)
      throws SQLException {
    try (Connection connection = node.jdbc();
        Statement sql = connection.createStatement()) {
      connection.setAutoCommit(false);
      sql.execute("set local role " + role);
      sql.execute("set local telmee.sees = '" + sees + "'");
      sql.execute("set local telmee.changes = '" + changes + "'");
      List<String> found = new ArrayList<>();
      if (sql.execute(statement)) {
        ResultSet rows = sql.getResultSet();
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
      connection.rollback();
      return found;
    }
  }
}
