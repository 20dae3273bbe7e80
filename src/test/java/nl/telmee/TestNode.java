package nl.telmee;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.telmee.config.DatabaseUrl;
import nl.telmee.config.InvalidSettings;
import nl.telmee.config.Settings;

/**
 * A whole node in this process, on a database of its own in the real PostgreSQL that all tests
 * share, and a client for it.
 */
public final class TestNode implements AutoCloseable {
  public static final String ADMIN_EMAIL = "admin@telmee.example";
  public static final String ADMIN_PASSWORD = "a password for tests";
  public static final String CONTACT_KEY =
      "6b65792d6f662d7468652d74657374732d6e6f742d7468652d72656d61696e73";
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int MOST_AGAIN = 3;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final DatabaseUrl database;

  /** Let go of when it is closed: a static field of a test class would keep all of it for ever. */
  private Optional<Main> main;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private String token = "";

  private TestNode(DatabaseUrl database, boolean demo, Map<String, String> settings) {
    this(database, demo, settings, Clock.systemUTC());
  }

  private TestNode(DatabaseUrl database, boolean demo, Map<String, String> settings, Clock clock) {
    this.database = database;
    Map<String, String> environment = new HashMap<>();
    environment.put("TELMEE_PORT", "0");
    environment.put("TELMEE_MANAGEMENT_PORT", "0");
    environment.put("TELMEE_DATABASE_URL", TestDatabase.text(database));
    environment.put("TELMEE_DEMO", String.valueOf(demo));
    environment.put("TELMEE_ADMIN_PASSWORD", ADMIN_PASSWORD);
    environment.put("TELMEE_SECOND_FACTOR", "advised");
    environment.put("TELMEE_CONTACT_KEYS", CONTACT_KEY);
    environment.putAll(settings);
    this.main = Optional.of(start(Settings.from(environment), clock));
  }

  /** Again when somebody else got the free port between its choice and its use. */
  private static Main start(Settings settings, Clock clock) {
    for (int again = 0; ; again++) {
      try {
        return Main.start(settings, clock);
      } catch (InvalidSettings e) {
        if (again == MOST_AGAIN || !String.valueOf(e.getMessage()).contains("a port is in use")) {
          throw e;
        }
      }
    }
  }

  /** A node on a new database. */
  public static TestNode start() {
    return new TestNode(TestDatabase.migrated(), false, Map.of());
  }

  /** A node on a new database with further settings. */
  public static TestNode start(Map<String, String> settings) {
    return new TestNode(TestDatabase.migrated(), false, settings);
  }

  /** A node on a new, empty database, by a clock that the test sets. */
  public static TestNode start(Clock clock) {
    return new TestNode(TestDatabase.create(), false, Map.of(), clock);
  }

  /** A node on a new database with demo content. */
  public static TestNode startWithDemo() {
    return new TestNode(TestDatabase.migrated(), true, Map.of());
  }

  /** A further node on the same database. */
  public TestNode another() {
    return new TestNode(database, false, Map.of());
  }

  /** Its database, for parts that a test puts together by itself. */
  public DatabaseUrl database() {
    return database;
  }

  public String url() {
    return main.orElseThrow().running().url();
  }

  public String managementUrl() {
    return "http://127.0.0.1:" + main.orElseThrow().running().managementPort();
  }

  /** A JDBC connection to look behind the scenes. */
  public Connection jdbc() throws SQLException {
    return DriverManager.getConnection(database.jdbc(), database.user(), database.password());
  }

  public HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  public HttpResponse<String> post(String path, String type, String body, String... headers) {
    return post(path, type, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  public HttpResponse<String> post(String path, String type, byte[] body, String... headers) {
    return send(
        request(path, headers)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  /** Posts JSON as the administrator. */
  public HttpResponse<String> postAsAdministrator(String path, String body) {
    return post(path, "application/json", body, "Authorization", "Bearer " + token());
  }

  public HttpResponse<String> putAsAdministrator(String path, String body) {
    return send(
        request(path, "Authorization", "Bearer " + token(), "Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body)));
  }

  public HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(url() + path)).timeout(TIMEOUT);
    return headers.length == 0 ? builder : builder.headers(headers);
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The administrator's token. */
  public String token() {
    if (token.isEmpty()) {
      String body = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(ADMIN_EMAIL, ADMIN_PASSWORD);
      token = json(post("/api/v1/sessions", "application/json", body)).path("token").asText();
    }
    return token;
  }

  /** Makes an organisation if it is not there. */
  public void organisation(String slug) {
    postAsAdministrator(
        "/api/v1/organisations",
        "{\"slug\":\"%s\",\"name\":{\"nl\":\"%s\"},\"kind\":\"municipality\"}"
            .formatted(slug, slug));
  }

  /** Makes a draft of a body of {@code POST /polls}; yields its id. */
  public String draft(String body) {
    HttpResponse<String> response = postAsAdministrator("/api/v1/polls", body);
    if (response.statusCode() != 201) {
      throw new AssertionError(response.body());
    }
    return json(response).path("id").asText();
  }

  /** Makes a poll and opens it; yields its id. */
  public String openPoll(String body) {
    String id = draft(body);
    open(id);
    return id;
  }

  public void open(String poll) {
    require(200, postAsAdministrator("/api/v1/polls/" + poll + "/_open", ""));
  }

  public void close(String poll) {
    require(200, postAsAdministrator("/api/v1/polls/" + poll + "/_close", ""));
  }

  /** Sends a response with a key and answers as JSON. */
  public HttpResponse<String> respond(String poll, String key, String answers) {
    return post(
        "/api/v1/polls/" + poll + "/responses",
        "application/json",
        "{\"key\":\"%s\",\"answers\":%s}".formatted(key, answers));
  }

  /** The results as anybody gets them. */
  public JsonNode results(String poll) {
    HttpResponse<String> response = get("/api/v1/polls/" + poll + "/results");
    require(200, response);
    return json(response);
  }

  private static void require(int status, HttpResponse<String> response) {
    if (response.statusCode() != status) {
      throw new AssertionError(response.statusCode() + " " + response.body());
    }
  }

  public static JsonNode json(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new AssertionError("no JSON: " + response.body(), e);
    }
  }

  /** Stops the node as SIGTERM does. */
  @Override
  public void close() {
    main.ifPresent(Main::stop);
    main = Optional.empty();
    client.close();
  }
}
