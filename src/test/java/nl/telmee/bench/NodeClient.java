package nl.telmee.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Talks to the node as its administrator, and reads its metrics. */
final class NodeClient implements AutoCloseable {
  static final String ADMIN_EMAIL = "admin@telmee.example";
  static final String ADMIN_PASSWORD = "a password for the benchmark";
  private static final String ORGANISATION = "velsen";
  private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** How many batches the node has written, and how many responses were in them. */
  record Batches(double number, double responses) {
    /** Responses in a batch, on average, since an earlier moment. */
    double sizeSince(Batches before) {
      return (responses - before.responses) / Math.max(1, number - before.number);
    }
  }

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final int port;
  private final int managementPort;
  private String token = "";
  private int opened;

  NodeClient(int port, int managementPort) {
    this.port = port;
    this.managementPort = managementPort;
  }

  /** Signs in and makes the organisation that asks. */
  void begin() throws IOException, InterruptedException {
    String body = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(ADMIN_EMAIL, ADMIN_PASSWORD);
    token = JSON.readTree(post("/api/v1/sessions", body)).path("token").asText();
    post(
        "/api/v1/organisations",
        "{\"slug\":\"%s\",\"name\":{\"nl\":\"Velsen\"},\"kind\":\"municipality\"}"
            .formatted(ORGANISATION));
  }

  /** Makes a poll of ten questions and opens it; yields its id. */
  String openPoll(String slug, int minimumGroup) throws IOException, InterruptedException {
    return open(BenchPoll.definition(ORGANISATION, slug, minimumGroup));
  }

  /** The same with a number behind the slug, a new one each time. */
  String openAnother(String slug, int minimumGroup) throws IOException, InterruptedException {
    return openPoll(slug + "-" + ++opened, minimumGroup);
  }

  /** Lets nobody answer them any more, so that nodes do not look at them any more either. */
  void close(List<String> polls) throws IOException, InterruptedException {
    for (String poll : polls) {
      post("/api/v1/polls/" + poll + "/_close", "");
    }
  }

  /** Makes a vote of which every response may be shown at once, and opens it; yields its id. */
  String openVote(String slug) throws IOException, InterruptedException {
    return open(BenchPoll.vote(ORGANISATION, slug));
  }

  private String open(String definition) throws IOException, InterruptedException {
    String id = JSON.readTree(post("/api/v1/polls", definition)).path("id").asText();
    post("/api/v1/polls/" + id + "/_open", "");
    return id;
  }

  /** Sends a response to a vote. */
  void vote(String poll, int number) throws IOException, InterruptedException {
    post(
        "/api/v1/polls/" + poll + "/responses",
        BenchPoll.voted(UUID.randomUUID().toString(), number));
  }

  /** Results of a poll as they are now. */
  JsonNode results(String poll) throws IOException, InterruptedException {
    return JSON.readTree(send(HttpRequest.newBuilder(address(results(poll, "")))));
  }

  /** Waits until so many responses are released; yields the version. */
  int awaitReleased(String poll, long responses) throws IOException, InterruptedException {
    long until = System.nanoTime() + PATIENCE;
    while (true) {
      JsonNode results = results(poll);
      if (results.path("responses").path("released").asLong() >= responses) {
        return results.path("version").asInt();
      }
      if (System.nanoTime() > until) {
        throw new IOException("%d responses are not released: %s".formatted(responses, results));
      }
      LockSupport.parkNanos(BETWEEN_LOOKS);
    }
  }

  /** The tag of the results of a poll. */
  String tag(String poll) throws IOException, InterruptedException {
    return client
        .send(
            HttpRequest.newBuilder(address(results(poll, ""))).build(),
            HttpResponse.BodyHandlers.discarding())
        .headers()
        .firstValue("ETag")
        .orElseThrow(() -> new IOException("results without a tag"));
  }

  /** The path of the results of a poll. */
  static String results(String poll, String more) {
    return "/api/v1/polls/" + poll + "/results" + more;
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private String post(String path, String body) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return send(request);
  }

  private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new IOException(response.statusCode() + " " + response.body());
    }
    return response.body();
  }

  Batches batches() throws IOException, InterruptedException {
    String metrics =
        send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/metrics")));
    return new Batches(
        value(metrics, "telmee_batch_responses_count "),
        value(metrics, "telmee_batch_responses_sum "));
  }

  private static double value(String metrics, String name) throws IOException {
    return metrics
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
        .findFirst()
        .orElseThrow(() -> new IOException("no metric " + name));
  }

  @Override
  public void close() {
    client.close();
  }
}
