package nl.telmee.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import nl.telmee.NodeProcess;
import nl.telmee.Patience;
import nl.telmee.Recount;
import nl.telmee.Survey;
import nl.telmee.TestDatabase;
import nl.telmee.TestNode;
import nl.telmee.config.DatabaseUrl;

/** Nodes as processes of their own on one database; each case opens a poll of its own. */
final class Stand implements AutoCloseable {
  private static final int MEGABYTES = 256;
  private static final String DRAFT =
      """
      {"organisation":"velsen","slug":"news-NUMBER","title":{"nl":"Nieuws"},
       "resultsPolicy":{"visibility":"live","minimumGroup":5,"breakdowns":false},
       "questions":[{"id":"one","type":"text","maxLength":200,"text":{"nl":"Wat?"}}]}
      """;

  private final Path folder;
  private final DatabaseUrl database;
  private final List<NodeProcess> nodes = new ArrayList<>();
  private final List<Map<String, String>> settings = new ArrayList<>();
  private final AtomicInteger polls = new AtomicInteger();
  private String token = "";

  private Stand(Path folder, DatabaseUrl database) {
    this.folder = folder;
    this.database = database;
  }

  /** One node on a database of the PostgreSQL that all tests share. */
  static Stand start(Path folder) throws IOException {
    return start(folder, TestDatabase.migrated());
  }

  /** One node. */
  static Stand start(Path folder, DatabaseUrl database) throws IOException {
    Stand stand = new Stand(folder, database);
    try {
      stand.use(1);
      stand.signIn();
      return stand;
    } catch (RuntimeException | Error | IOException e) {
      stand.close();
      throw e;
    }
  }

  /** Lets there be so many nodes; those that are missing start together. */
  void use(int number) throws IOException {
    while (nodes.size() > number) {
      nodes.removeLast().close();
      settings.removeLast();
    }
    int ready = nodes.size();
    for (int i = ready; i < number; i++) {
      settings.add(settings());
      nodes.add(launch(i));
    }
    nodes.subList(ready, number).forEach(NodeProcess::awaitStart);
  }

  private Map<String, String> settings() {
    return Map.of(
        "TELMEE_PORT",
        String.valueOf(Ports.free()),
        "TELMEE_MANAGEMENT_PORT",
        String.valueOf(Ports.free()),
        "TELMEE_WEBHOOK_PRIVATE",
        "true",
        "TELMEE_SECOND_FACTOR",
        "advised",
        "TELMEE_CONTACT_KEYS",
        TestNode.CONTACT_KEY,
        "TELMEE_ADMIN_PASSWORD",
        TestNode.ADMIN_PASSWORD,
        "TELMEE_DATABASE_URL",
        TestDatabase.text(database));
  }

  /**
   * In the short form a quick start counts for more than speed afterwards. Further nodes are told
   * to use one processor, as nodes are that share a machine.
   */
  private NodeProcess launch(int number) throws IOException {
    Path own = Files.createDirectories(folder.resolve("node-" + number));
    List<String> flags = new ArrayList<>();
    flags.add(Form.LONG ? "-XX:+TieredCompilation" : "-XX:TieredStopAtLevel=1");
    if (number > 0) {
      flags.add("-XX:ActiveProcessorCount=1");
    }
    return NodeProcess.launchSmall(
        own, settings.get(number), MEGABYTES, flags.toArray(String[]::new));
  }

  private void signIn() {
    HttpResponse<String> signedIn = nodes.getFirst().signIn(TestNode.ADMIN_PASSWORD);
    token = TestNode.json(signedIn).path("token").asText();
    post(
        "/organisations",
        "{\"slug\":\"velsen\",\"name\":{\"nl\":\"V\"},\"kind\":\"municipality\"}");
  }

  /** Opens a poll for one case; yields its id. */
  String openPoll() {
    String draft = Survey.poll("alles-" + polls.incrementAndGet());
    String poll = TestNode.json(post("/polls", draft)).path("id").asText();
    post("/polls/" + poll + "/_open", "");
    return poll;
  }

  private HttpResponse<String> post(String path, String body) {
    HttpResponse<String> answer = nodes.getFirst().post(path, token, body);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    return answer;
  }

  /** Opens one poll more, so that the feed has something to tell; the node may be away. */
  void makeNews() {
    try (Wire wire = new Wire(urls().getLast())) {
      Wire.Answer draft =
          send(wire, "/polls", DRAFT.replace("NUMBER", String.valueOf(polls.incrementAndGet())));
      if (draft.status() == 201) {
        String id = Recount.json(draft.body()).path("id").asText();
        send(wire, "/polls/" + id + "/_open", "{}");
      }
    } catch (IOException _) {
      // The node is away.
    }
  }

  private Wire.Answer send(Wire wire, String path, String body) throws IOException {
    String headers = "Content-Type: application/json\r\nAuthorization: Bearer " + token + "\r\n";
    return wire.send("POST", "/api/v1" + path, headers, body);
  }

  /** A JDBC connection to look behind the scenes. */
  Connection jdbc() throws SQLException {
    return DriverManager.getConnection(database.jdbc(), database.user(), database.password());
  }

  NodeProcess node(int number) {
    return nodes.get(number);
  }

  /** The addresses, which stay. */
  List<String> urls() {
    return settings.stream().map(one -> "http://127.0.0.1:" + one.get("TELMEE_PORT")).toList();
  }

  /** Starts one again that has ended. */
  void again(int number) throws IOException {
    nodes.set(number, launch(number));
    nodes.get(number).awaitStart();
  }

  /** What readiness says, as a status; 0 when nobody answers. */
  int ready(int number) {
    String port = settings.get(number).get("TELMEE_MANAGEMENT_PORT");
    try (Wire wire = new Wire("http://127.0.0.1:" + port)) {
      return wire.get("/health/ready").status();
    } catch (IOException _) {
      return 0;
    }
  }

  /** Waits until readiness of all says this. */
  void awaitReady(int status) {
    for (int i = 0; i < nodes.size(); i++) {
      int number = i;
      Patience.until(() -> ready(number), said -> said == status);
    }
  }

  /** What the nodes printed on their error streams and logs. */
  String output() {
    StringBuilder all = new StringBuilder();
    nodes.forEach(node -> all.append(node.out()).append(node.err()));
    return all.toString();
  }

  @Override
  public void close() {
    nodes.forEach(NodeProcess::close);
  }
}
