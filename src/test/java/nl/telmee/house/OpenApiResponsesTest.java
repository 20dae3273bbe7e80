package nl.telmee.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import nl.telmee.contact.Postbox;
import nl.telmee.house.OpenApiCases.Case;
import nl.telmee.house.OpenApiDocument.Operation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a node answers is what the document says: status, headers, content type and schema. */
final class OpenApiResponsesTest {
  private static final OpenApiDocument DOCUMENT = OpenApiDocument.read();

  private static Postbox mail;
  private static TestNode node;
  private static HttpClient client;
  private static List<Case> cases;

  @BeforeAll
  static void start() {
    mail = new Postbox();
    Map<String, String> settings = new HashMap<>(mail.settings());
    settings.put("TELMEE_WEBHOOK_PRIVATE", "true");
    settings.put("TELMEE_BOUNCE_ADDRESS", "bounces@telmee.example");
    settings.put("TELMEE_TRUSTED_PROXIES", "127.0.0.1");
    settings.put("TELMEE_BOUNCE_TOKEN", NewsletterCases.BOUNCE_TOKEN);
    node = TestNode.start(settings);
    client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    node.organisation("haarlem");
    cases = OpenApiCases.of(DOCUMENT, node, mail, Staff.of(node, "editor", "haarlem").token());
  }

  @AfterAll
  static void stop() {
    client.close();
    node.close();
    mail.close();
  }

  static List<Case> cases() {
    return cases;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theResponseIsWhatTheDocumentSays(Case one) {
    OpenApiAnswer answer = send(one.request());

    assertThat(answer.status()).as(answer.body()).isEqualTo(one.status());
    assertThat(answer.objections(DOCUMENT, one.operation())).as(answer.body()).isEmpty();
  }

  /**
   * Left out: accidents and overload, which cannot be asked for, and a 403 that stands there only
   * for the design rules, as a viewer gets the answer.
   */
  @Test
  void everyDocumentedStatusIsAskedFor() {
    assertThat(DOCUMENT.operations())
        .allSatisfy(
            operation ->
                assertThat(cases)
                    .filteredOn(one -> one.operation().equals(operation))
                    .extracting(Case::status)
                    .containsAll(
                        DOCUMENT.statuses(operation).stream()
                            .filter(status -> status < 500)
                            .filter(
                                status ->
                                    status != 403
                                        || !OpenApiTrajectoryCases.readByViewers(operation.name()))
                            .toList()));
  }

  static Stream<String> pathsWithASlashTooMuch() {
    return DOCUMENT.operations().stream()
        .map(Operation::path)
        .map(path -> path.replaceAll("\\{.*}", UUID.randomUUID().toString()))
        .flatMap(path -> Stream.of(path + "/", "/" + path, path + "//", path + "/?key=value"));
  }

  @ParameterizedTest
  @MethodSource("pathsWithASlashTooMuch")
  void aSlashTooMuchIsAnotherAddress(String path) {
    for (String method : List.of("GET", "POST", "PUT")) {
      OpenApiAnswer answer = send(OpenApiRequest.of(method, path));

      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.objections(DOCUMENT, DOCUMENT.operation("GET /polls/{poll}"))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/polls?limit=%zz", "/polls?organisation=%00", "/polls/%zz", "/%"})
  void anAddressWithAWrongEscapeIsRefused(String path) throws IOException {
    URI url = URI.create(node.url());
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      String request = "GET /api/v1%s HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.replace("%s", path).getBytes(StandardCharsets.UTF_8));

      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 400 ")
          .contains("application/problem+json", "\"errors\"");
    }
  }

  @Test
  void anotherMethodIsToldWhichOnesThereAre() {
    OpenApiAnswer polls = send(OpenApiRequest.of("DELETE", "/polls"));
    OpenApiAnswer sessions = send(OpenApiRequest.of("GET", "/sessions"));

    assertThat(polls.header("Allow").split(", ?")).containsExactlyInAnyOrder("GET", "HEAD", "POST");
    assertThat(sessions.header("Allow")).isEqualTo("POST");
  }

  @Test
  void anAnswerThatBreaksTheDocumentIsFound() {
    Operation list = DOCUMENT.operation("GET /polls");
    OpenApiAnswer good = send(OpenApiRequest.of("GET", "/polls?limit=1"));
    Map<String, List<String>> headers = new HashMap<>(good.headers().map());
    headers.remove("x-frame-options");
    headers.remove("X-Frame-Options");
    headers.put("Cache-Control", List.of("public"));
    headers.put("Server", List.of("a secret"));
    headers.remove("cache-control");
    HttpHeaders bad = HttpHeaders.of(headers, (_, _) -> true);

    assertThat(good.objections(DOCUMENT, list)).isEmpty();
    assertThat(new OpenApiAnswer(200, bad, good.body()).objections(DOCUMENT, list))
        .containsExactlyInAnyOrder(
            "header x-frame-options is ",
            "Cache-Control must be no-store, not public",
            "undocumented header server");
    assertThat(
            List.of(
                new OpenApiAnswer(418, good.headers(), good.body()),
                new OpenApiAnswer(200, good.headers(), "{\"polls\":[]}"),
                new OpenApiAnswer(200, good.headers(), "{\"polls\":[],\"next\":null,\"more\":1}"),
                new OpenApiAnswer(200, good.headers(), good.body().replace("\"live\"", "\"ajar\"")),
                new OpenApiAnswer(200, good.headers(), good.body().replaceFirst("Z\"", "\"")),
                new OpenApiAnswer(404, good.headers(), "")))
        .allSatisfy(answer -> assertThat(answer.objections(DOCUMENT, list)).hasSize(1));
  }

  private static OpenApiAnswer send(OpenApiRequest request) {
    try {
      return OpenApiAnswer.of(
          client.send(request.to(node), HttpResponse.BodyHandlers.ofInputStream()));
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
