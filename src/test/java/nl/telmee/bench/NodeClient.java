package nl.telmee.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Talks to the node as its administrator, and reads its metrics. */
final class NodeClient implements AutoCloseable {
  static final String ADMIN_EMAIL = "admin@telmee.example";
  static final String ADMIN_PASSWORD = "a password for the benchmark";
  private static final String ORGANISATION = "velsen";
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

  /** Makes a poll and opens it; yields its id. */
  String openPoll(String slug) throws IOException, InterruptedException {
    String created = post("/api/v1/polls", BenchPoll.definition(ORGANISATION, slug));
    String id = JSON.readTree(created).path("id").asText();
    post("/api/v1/polls/" + id + "/_open", "");
    return id;
  }

  private String post(String path, String body) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
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
