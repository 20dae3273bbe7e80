package nl.telmee.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import nl.telmee.NodeProcess;
import nl.telmee.Patience;
import nl.telmee.Recount;
import nl.telmee.Survey;
import nl.telmee.TestNode;

/** Nodes as processes of their own on one PostgreSQL of their own, with an open poll. */
final class Stand implements AutoCloseable {
  private static final int MEGABYTES = 256;
  private static final String DRAFT =
      """
      {"organisation":"velsen","slug":"news-NUMBER","title":{"nl":"Nieuws"},
       "resultsPolicy":{"visibility":"live","minimumGroup":5,"breakdowns":false},
       "questions":[{"id":"one","type":"text","maxLength":200,"text":{"nl":"Wat?"}}]}
      """;

  private final Path folder;
  private final OwnPostgres postgres;
  private final List<NodeProcess> nodes = new ArrayList<>();
  private final List<Map<String, String>> settings = new ArrayList<>();
  private final AtomicInteger news = new AtomicInteger();
  private String token = "";
  private String poll = "";

  private Stand(Path folder, OwnPostgres postgres) {
    this.folder = folder;
    this.postgres = postgres;
  }

  /** So many nodes on a new database. */
  static Stand start(Path folder, int number) throws IOException {
    return start(
        folder, OwnPostgres.start(Files.createDirectories(folder.resolve("data"))), number);
  }

  static Stand start(Path folder, OwnPostgres postgres, int number) throws IOException {
    Stand stand = new Stand(folder, postgres);
    try {
      for (int i = 0; i < number; i++) {
        stand.add(i);
      }
      stand.open();
      return stand;
    } catch (RuntimeException | Error | IOException e) {
      stand.close();
      throw e;
    }
  }

  private void add(int number) throws IOException {
    Map<String, String> one =
        Map.of(
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
            postgres.text());
    settings.add(one);
    Path own = Files.createDirectories(folder.resolve("node-" + number));
    nodes.add(NodeProcess.small(own, one, MEGABYTES));
  }

  private void open() {
    HttpResponse<String> signedIn = nodes.getFirst().signIn(TestNode.ADMIN_PASSWORD);
    token = TestNode.json(signedIn).path("token").asText();
    post(
        "/organisations",
        "{\"slug\":\"velsen\",\"name\":{\"nl\":\"V\"},\"kind\":\"municipality\"}");
    poll = TestNode.json(post("/polls", Survey.poll("alles"))).path("id").asText();
    post("/polls/" + poll + "/_open", "");
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
          send(wire, "/polls", DRAFT.replace("NUMBER", String.valueOf(news.incrementAndGet())));
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

  OwnPostgres postgres() {
    return postgres;
  }

  String poll() {
    return poll;
  }

  NodeProcess node(int number) {
    return nodes.get(number);
  }

  /** The addresses, which stay. */
  List<String> urls() {
    return settings.stream().map(one -> "http://127.0.0.1:" + one.get("TELMEE_PORT")).toList();
  }

  /** Starts one again that has ended. */
  void again(int number) {
    Path own = folder.resolve("node-" + number);
    nodes.set(number, NodeProcess.small(own, settings.get(number), MEGABYTES));
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
    postgres.close();
  }
}
