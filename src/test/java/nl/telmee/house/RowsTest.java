package nl.telmee.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The second wall: whatever the program asks, PostgreSQL shows and changes only what the scope
 * holds. Every table is tried, also those that are made tomorrow.
 */
final class RowsTest {
  /** Tables whose rows all staff may see: they are public, or tell nothing about anybody. */
  private static final Set<String> SHARED = Set.of("organisation", "organisation_logo");

  private static TestNode node;

  @BeforeAll
  static void start() throws SQLException {
    node = TestNode.start();
    Persona.prepare(node);
    try (Things things = new Things(node)) {
      things.address("/staff/polls/:poll/codes/:group");
      things.address("/staff/polls/:poll/conversations/:conversation");
      things.address("/staff/webhooks/:subscription/deliveries/:delivery");
      things.address("/staff/accounts/:account");
      things.address("/staff/trajectories/templates/:template");
      things.address("/staff/relations/:relation");
      things.address("/council/signals/:signal");
      things.address("/council/agendas/:organisation/:year/:item");
      things.address("/council/advices/:advice/attachments/:attachment");
      things.address("/organisations/:organisation/logo");
      things.address("/api/v1/trajectories/:trajectory/members/:member");
      things.address("/staff/contacts/:organisation/panels/:panel");
      things.address("/staff/contacts/:organisation/invitations/:invitation");
    }
    for (Persona persona : Persona.all()) {
      if (persona.role() != null) {
        persona.account(node).token();
      }
    }
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void everyTableThatStaffReadHasAWall() throws SQLException {
    Set<String> open = new TreeSet<>(readable("telmee_staff"));
    open.removeAll(
        strings("select relname::text from pg_class where relrowsecurity and relkind = 'r'"));

    assertThat(open)
        .as("without row-level security; the log of events is public by itself")
        .containsExactlyInAnyOrder("event", "event_head", "event_theme");
  }

  @Test
  void staffOfAnotherOrganisationSeeNoRowOfVelsen() throws SQLException {
    List<String> seen = new ArrayList<>();
    for (String table : walled()) {
      if (!SHARED.contains(table)
          && count(table, ",beverwijk,ijmond,", ",beverwijk,") > others(table)) {
        seen.add(table);
      }
    }
    assertThat(seen).isEmpty();
  }

  /** Rows that are beverwijk's own, or its region's, and so may be seen. */
  private static int others(String table) throws SQLException {
    return switch (table) {
      case "account" -> number("select count(*) from account where organisation = 'beverwijk'");
      case "audit_entry" ->
          number("select count(*) from audit_entry where organisation = 'beverwijk'");
      default -> 0;
    };
  }

  @Test
  void velsenSeesItsOwnSoTheTestAboveCouldFail() throws SQLException {
    for (String table :
        List.of(
            "poll",
            "release_head",
            "account",
            "audit_entry",
            "code_group",
            "conversation",
            "panel",
            "invitation",
            "signal",
            "agenda_item",
            "advice",
            "trajectory_template",
            "relation",
            "webhook",
            "webhook_secret",
            "webhook_message",
            "webhook_delivery",
            "trajectory",
            "trajectory_change",
            "trajectory_member",
            "trajectory_file",
            "trajectory_poll")) {
      assertThat(count(table, ",velsen,", ",velsen,")).as(table).isPositive();
    }
  }

  @Test
  void nobodyChangesARowOfAnOrganisationThatIsOnlySeen() throws SQLException {
    List<String> changed = new ArrayList<>();
    for (String table : walled()) {
      for (String sql : List.of("delete from " + table, update(table))) {
        int rows = run(sql, ",jeugdraad,velsen,ijmond,", ",jeugdraad,");
        int own = table.equals("organisation") ? 1 : 0;
        if (rows > own && !table.equals("account")) {
          changed.add(sql + ": " + rows);
        }
      }
    }
    assertThat(changed).isEmpty();
    assertThat(number("select count(*) from account where organisation = 'velsen'")).isPositive();
  }

  @Test
  void noStaffReadSecretsOrRewriteTheLog() {
    String all = "*";
    for (String sql :
        List.of(
            "select password_hash from account",
            "select totp_secret from account",
            "select hash from account_link",
            "select * from recovery_code",
            "select * from session",
            "select * from token_key",
            "select * from signing_key",
            "select secret from webhook_secret",
            "select link from trajectory_member",
            "update trajectory_change set party = 'x'",
            "delete from trajectory_change",
            "delete from trajectory",
            "update webhook_delivery set answer = 'x'",
            "select * from audit_head",
            "update audit_entry set actor = 'x'",
            "delete from audit_entry",
            "insert into audit_entry select * from audit_entry",
            "update account set password_hash = 'x'",
            "update account set email = 'x'")) {
      assertThat(refused(sql, all)).as(sql).isTrue();
    }
  }

  @Test
  void thePublicReadsNothingAboutStaff() throws SQLException {
    assertThat(readable("telmee_public"))
        .doesNotContain(
            "account",
            "session",
            "account_link",
            "recovery_code",
            "audit_entry",
            "audit_head",
            "token_key",
            "signing_key",
            "poll_revision",
            "installation",
            "relation",
            "contact",
            "contact_pool",
            "contact_mix",
            "contact_asked",
            "invitation_recipient",
            "panel_secret",
            "panel_member_asked",
            "trajectory_change",
            "trajectory_member");
  }

  private static Set<String> walled() throws SQLException {
    Set<String> walled = readable("telmee_staff");
    walled.retainAll(
        strings("select relname::text from pg_class where relrowsecurity and relkind = 'r'"));
    return walled;
  }

  private static Set<String> readable(String role) throws SQLException {
    return strings(
        "select relname::text from pg_class c join pg_namespace n on n.oid = c.relnamespace"
            + " where n.nspname = 'public' and relkind = 'r'"
            + " and (has_table_privilege('%s', c.oid, 'select')".formatted(role)
            + " or has_any_column_privilege('%s', c.oid, 'select'))".formatted(role));
  }

  /** Sets a column to itself, one that staff may change if there is any. */
  private static String update(String table) throws SQLException {
    Set<String> columns =
        strings(
            "select attname::text from pg_attribute where attrelid = '%s'::regclass"
                    .formatted(table)
                + " and attnum > 0 and not attisdropped"
                + " and has_column_privilege('telmee_staff', attrelid, attnum, 'update')");
    String column = columns.isEmpty() ? "xmin" : columns.iterator().next();
    return "update %s set %s = %s".formatted(table, column, column);
  }

  private static int count(String table, String sees, String changes) throws SQLException {
    try (Connection connection = staff(sees, changes);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  /** How many rows it changed, which is undone; 0 when it was refused. */
  private static int run(String sql, String sees, String changes) throws SQLException {
    try (Connection connection = staff(sees, changes);
        Statement statement = connection.createStatement()) {
      try {
        return statement.executeUpdate(sql);
      } catch (SQLException _) {
        return 0;
      } finally {
        connection.rollback();
      }
    }
  }

  private static boolean refused(String sql, String scope) {
    try (Connection connection = staff(scope, scope);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      connection.rollback();
      return false;
    } catch (SQLException e) {
      return "42501".equals(e.getSQLState());
    }
  }

  /** As the program enters the role. */
  private static Connection staff(String sees, String changes) throws SQLException {
    Connection connection = node.jdbc();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "select set_config('telmee.sees', '%s', true), set_config('telmee.changes', '%s', true),"
                  .formatted(sees, changes)
              + " set_config('role', 'telmee_staff', true)");
    }
    return connection;
  }

  private static int number(String sql) throws SQLException {
    return Integer.parseInt(strings(sql.replace("count(*)", "count(*)::text")).iterator().next());
  }

  private static Set<String> strings(String sql) throws SQLException {
    Set<String> found = new TreeSet<>();
    try (Connection connection = node.jdbc();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }
}
