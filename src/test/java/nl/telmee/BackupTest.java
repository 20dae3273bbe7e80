package nl.telmee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A base backup of a running poll, as docs/operations.md describes it, becomes a node that has all
 * that was acknowledged before the backup ended, and numbers that fit.
 */
@Timeout(300)
final class BackupTest {
  private static final int PHONES = 8;
  private static final int SOME = 200;
  private static final int MEGABYTES = 256;
  private static final Set<String> LEFT_OUT = Set.of("postmaster.pid", "postmaster.opts");
  private static final String RELEASES =
      """
      select r.poll_id || ' ' || r.version || ' ' || r.received || ' ' || r.released || ' '
        || coalesce(s.stratum || ' ' || s.counts::text, '')
      from release r left join release_stratum s using (poll_id, version)
      """;
  private static final String WALLS =
      """
      select tablename || ' ' || policyname || ' ' || roles::text || coalesce(qual, '') from pg_policies
      union all select table_name || ' ' || grantee || ' ' || privilege_type
      from information_schema.role_table_grants where grantee like 'telmee%'
      """;

  @TempDir private Path folder;

  @Test
  void aBackupOfARunningPollHoldsAllThatWasAcknowledgedBefore() throws Exception {
    Path data = folder.resolve("data");
    Path restored = folder.resolve("restored");
    Survey survey = new Survey(4);
    String poll;
    String token;
    Set<String> before;
    Set<String> sent;
    Set<String> walls;
    Set<String> released;
    Set<String> releasedLater;
    try (NodeProcess node = start(data);
        Connection database = jdbc(data)) {
      token = TestNode.json(node.signIn(TestNode.ADMIN_PASSWORD)).path("token").asText();
      poll = openPoll(node, token);
      try (Crowd crowd =
          new Crowd(
              poll,
              () -> {
                synchronized (survey) {
                  return new Crowd.Send(survey.key(), survey.answers());
                }
              })) {
        crowd.use(node.url()).start(PHONES);
        crowd.awaitMore(SOME);
        rows(database, "select pg_backup_start('telmee', true)::text");
        copy(data, restored);
        crowd.awaitMore(SOME);
        before = crowd.acknowledged();
        released = rows(database, RELEASES);
        finish(database, restored.resolve("postgresql"));
        copyLog(data, restored);
        crowd.awaitMore(SOME);
        crowd.stop();
        crowd.finish();
        sent = crowd.sent().keySet();
      }
      walls = rows(database, WALLS);
      releasedLater = rows(database, RELEASES);
    }
    try (NodeProcess node = start(restored);
        Connection database = jdbc(restored);
        Connection counted = jdbc(restored)) {
      Recount recount = Recount.of(counted, poll, Survey.questions());
      assertThat(recount.keys()).containsAll(before).isSubsetOf(sent);
      assertThat(recount.keys()).hasSizeLessThan(sent.size());
      assertThat(recount.tally()).isEqualTo(recount.counted());
      assertThat(released).isNotEmpty();
      assertThat(rows(database, RELEASES)).containsAll(released);
      assertThat(releasedLater).containsAll(released);
      assertThat(walls).isNotEmpty();
      assertThat(rows(database, WALLS)).isEqualTo(walls);
      assertThat(Files.readString(restored.resolve("contact-keys")))
          .isEqualTo(Files.readString(data.resolve("contact-keys")));
      assertThat(node.post("/polls", token, Survey.poll("later")).statusCode())
          .as("who had signed in still is")
          .isEqualTo(201);
      try (Phone phone = new Phone(node.url())) {
        String known = before.iterator().next();
        assertThat(phone.respond(poll, known, survey.answers()).status()).isEqualTo(201);
      }
      try (Connection again = jdbc(restored)) {
        assertThat(Recount.of(again, poll, Survey.questions()).keys())
            .hasSameSizeAs(recount.keys());
      }
    }
  }

  private NodeProcess start(Path data) throws IOException {
    return NodeProcess.small(
        folder,
        Map.of(
            "TELMEE_PORT", "0",
            "TELMEE_MANAGEMENT_PORT", "0",
            "TELMEE_DATA_DIR", data.toString(),
            "TELMEE_DEMO", "false",
            "TELMEE_SECOND_FACTOR", "advised",
            "TELMEE_ADMIN_PASSWORD", TestNode.ADMIN_PASSWORD),
        MEGABYTES);
  }

  private static String openPoll(NodeProcess node, String token) {
    String velsen = "{\"slug\":\"velsen\",\"name\":{\"nl\":\"Velsen\"},\"kind\":\"municipality\"}";
    assertThat(node.post("/organisations", token, velsen).statusCode()).isEqualTo(201);
    String poll =
        TestNode.json(node.post("/polls", token, Survey.poll("alles"))).path("id").asText();
    assertThat(node.post("/polls/" + poll + "/_open", token, "").statusCode()).isEqualTo(200);
    return poll;
  }

  /** As an operator finds the embedded database: its port and password stand in files. */
  private static Connection jdbc(Path data) throws IOException, SQLException {
    List<String> running = Files.readAllLines(data.resolve("postgresql/postmaster.pid"));
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + running.get(3).strip() + "/postgres",
        "postgres",
        Files.readString(data.resolve("database-password")));
  }

  private static Set<String> rows(Connection database, String sql) throws SQLException {
    Set<String> found = new TreeSet<>();
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  /** The keys and the cluster, without its log of changes: that is copied when all else is. */
  private static void copy(Path data, Path to) throws IOException {
    Files.createDirectories(to);
    for (String file : List.of("contact-keys", "database-password", "postgresql-made")) {
      Files.copy(data.resolve(file), to.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
    }
    copyTree(data.resolve("postgresql"), to.resolve("postgresql"));
  }

  private static void copyTree(Path from, Path to) throws IOException {
    Path log = from.resolve("pg_wal");
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        boolean ofLog = path.startsWith(log) && !Files.isDirectory(path);
        if (!ofLog && !LEFT_OUT.contains(path.getFileName().toString()) && Files.exists(path)) {
          Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  private static void finish(Connection database, Path cluster) throws SQLException, IOException {
    try (Statement statement = database.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select labelfile from pg_backup_stop(wait_for_archive => false)")) {
      row.next();
      Files.writeString(cluster.resolve("backup_label"), row.getString(1));
    }
  }

  private static void copyLog(Path data, Path to) throws IOException {
    try (Stream<Path> log = Files.list(data.resolve("postgresql/pg_wal"))) {
      for (Path segment : log.filter(Files::isRegularFile).toList()) {
        Files.copy(
            segment,
            to.resolve("postgresql/pg_wal").resolve(segment.getFileName()),
            StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }
}
