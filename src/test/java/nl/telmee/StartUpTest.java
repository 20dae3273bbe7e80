package nl.telmee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.telmee.config.DatabaseUrl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program starts, says what one needs, keeps its data, refuses clearly, and stops. */
final class StartUpTest {
  private static final String ORGANISATION =
      """
      {"slug": "velsen", "name": {"nl": "Velsen"}, "kind": "municipality"}
      """;

  private static final String POLL =
      """
      {"organisation": "velsen", "slug": "before-the-restart", "title": {"nl": "Blijf ik?"},
       "questions": [{"id": "idea", "type": "text", "text": {"nl": "Wat vind je?"}}]}
      """;

  @TempDir private static Path folder;
  private static Path data;

  /** The first start in an empty folder; stopped by now. */
  private static NodeProcess first;

  private static HttpResponse<String> opened;
  private static int firstExit;
  private static List<String> leftByFirst;
  private static String password;

  /** A start that failed after its database had started. */
  private static NodeProcess failed;

  private static List<String> leftByFailed;

  /** The second start on the data of the first. */
  private static NodeProcess second;

  @BeforeAll
  static void start() throws IOException {
    data = folder.resolve("data");
    first = NodeProcess.start(folder, embedded());
    password = first.printed("Administrator").replaceFirst(".*, password (\\S+) .*", "$1");
    String token = TestNode.json(first.signIn(password)).path("token").asText();
    first.post("/organisations", token, ORGANISATION);
    String poll = TestNode.json(first.post("/polls", token, POLL)).path("id").asText();
    opened = first.post("/polls/" + poll + "/_open", token, "");
    firstExit = first.stop();
    leftByFirst = databaseProcesses();

    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      failed =
          NodeProcess.launch(
              folder, embedded("TELMEE_MANAGEMENT_PORT", String.valueOf(taken.getLocalPort())));
      failed.exit(NodeProcess.REFUSAL);
    }
    leftByFailed = databaseProcesses();

    second = NodeProcess.start(folder, embedded());
  }

  @AfterAll
  static void stop() {
    second.close();
  }

  @Test
  void theFirstStartSaysWhatToOpenWhoMaySignInAndWhereTheDataIs() {
    assertThat(first.printed("Open first")).matches("http://127\\.0\\.0\\.1:\\d+/");
    assertThat(first.printed("Administrator"))
        .startsWith("admin@telmee.example, password ")
        .endsWith(" (shown only now)");
    assertThat(password).hasSizeGreaterThanOrEqualTo(20).doesNotContain(" ");
    assertThat(first.out()).containsOnlyOnce(password);
    assertThat(first.printed("Data")).startsWith(data.toString());
    assertThat(first.printed("API")).isEqualTo(first.url() + "/api/v1/openapi.json");
  }

  @Test
  void theSecondStartKeepsDataAndPasswordAndShowsThePasswordNoMore() {
    String poll = TestNode.json(opened).path("id").asText();

    assertThat(second.get(second.url() + "/api/v1/polls/" + poll).body())
        .isEqualTo(opened.body().replace(first.url(), second.url()))
        .contains("before-the-restart");
    assertThat(second.signIn(password).statusCode()).isEqualTo(201);
    assertThat(second.out()).doesNotContain("password");
  }

  @Test
  void sigtermEndsProgramAndDatabaseWithZero() {
    assertThat(firstExit).isZero();
    assertThat(leftByFirst).isEmpty();
  }

  @Test
  void aManagementPortInUseIsSaidInOneLineAndNoDatabaseIsLeft() {
    failed.assertRefusal("TELMEE_MANAGEMENT_PORT");
    assertThat(leftByFailed).isEmpty();
  }

  @Test
  void aSecondNodeOnTheSameDataIsRefusedAndTheFirstGoesOn() {
    List<String> before = databaseProcesses();

    NodeProcess.launch(folder, embedded())
        .assertRefusal("TELMEE_DATA_DIR", data.toString(), "another Telmee");

    assertThat(databaseProcesses()).containsExactlyInAnyOrderElementsOf(before).isNotEmpty();
    assertThat(second.get(second.printed("Health")).statusCode()).isEqualTo(200);
  }

  @Test
  void aDatabaseOfOnesOwnWorksAndNoPasswordIsLogged() throws IOException {
    DatabaseUrl url = TestDatabase.create();
    Map<String, String> settings = new HashMap<>();
    settings.put("TELMEE_PORT", "0");
    settings.put("TELMEE_MANAGEMENT_PORT", "0");
    settings.put("TELMEE_DATABASE_URL", TestDatabase.text(url));
    settings.put("TELMEE_ADMIN_PASSWORD", TestNode.ADMIN_PASSWORD);
    settings.put("TELMEE_DEMO", "true");
    try (NodeProcess node = NodeProcess.start(folder, settings)) {
      assertThat(node.signIn(TestNode.ADMIN_PASSWORD).statusCode()).isEqualTo(201);
      assertThat(node.signIn("a wrong password").statusCode()).isEqualTo(401);
      assertThat(node.printed("Data")).isEqualTo(url.toString());
      assertThat(node.stop()).isZero();
      assertThat(node.out() + node.err())
          .doesNotContain(url.password(), TestNode.ADMIN_PASSWORD, "a wrong password");
    }
    assertThat(first.err() + failed.err() + second.err()).doesNotContain(password, ownPassword());
  }

  @Test
  void theEmbeddedDatabaseIsDurableAndCollatesDutch() throws SQLException, IOException {
    try (Connection connection = own(ownPassword())) {
      assertThat(show(connection, "show fsync")).isEqualTo("on");
      assertThat(show(connection, "show synchronous_commit")).isEqualTo("on");
      assertThat(show(connection, "show full_page_writes")).isEqualTo("on");
      assertThat(
              show(
                  connection,
                  "select datlocprovider::text || ' ' || datlocale from pg_database"
                      + " where datname = current_database()"))
          .isEqualTo("i nl-NL");
    }
  }

  @Test
  void theEmbeddedDatabaseListensHereOnlyAndWantsItsPassword() throws SQLException, IOException {
    try (Connection connection = own(ownPassword())) {
      assertThat(show(connection, "show listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(show(connection, "show unix_socket_directories")).isEmpty();
    }
    assertThatExceptionOfType(ConnectException.class)
        .isThrownBy(() -> new Socket("127.0.0.2", ownPort()).close());
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> own("a wrong password").close())
        .extracting(SQLException::getSQLState)
        .isEqualTo("28P01");
  }

  @Test
  void healthAndMetricsAreOnThePortThatIsPrinted() {
    String ready = second.printed("Health");

    assertThat(second.get(ready).statusCode()).isEqualTo(200);
    assertThat(second.get(ready.replace("ready", "live")).statusCode()).isEqualTo(200);
    assertThat(second.get(ready.replace("health/ready", "metrics")).body())
        .contains("jvm_memory_used");
    assertThat(second.get(second.url() + "/metrics").statusCode()).isEqualTo(404);
  }

  private static Map<String, String> embedded(String... more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("TELMEE_PORT", "0");
    settings.put("TELMEE_MANAGEMENT_PORT", "0");
    settings.put("TELMEE_DATA_DIR", data.toString());
    settings.put("TELMEE_DEMO", "false");
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return settings;
  }

  /** The command lines of what works on the data of these tests. */
  private static List<String> databaseProcesses() {
    return ProcessHandle.allProcesses()
        .map(process -> process.info().commandLine().orElse(""))
        .filter(line -> line.contains("postgres") && line.contains(data.toString()))
        .toList();
  }

  private static int ownPort() throws IOException {
    return Integer.parseInt(Files.readAllLines(data.resolve("postgresql/postmaster.pid")).get(3));
  }

  private static String ownPassword() throws IOException {
    return Files.readString(data.resolve("database-password"));
  }

  private static Connection own(String secret) throws SQLException, IOException {
    String address = "jdbc:postgresql://127.0.0.1:" + ownPort() + "/postgres";
    return DriverManager.getConnection(address, "postgres", secret);
  }

  private static String show(Connection connection, String query) throws SQLException {
    try (ResultSet rows = connection.createStatement().executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
