package nl.telmee.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.telmee.RouteTable;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import nl.telmee.web.Access;
import nl.telmee.web.Role;
import nl.telmee.web.Routes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every route that is mounted, tried by everybody there is on things of Velsen. What came out
 * stands in {@code docs/access.md}; a new route is in it by itself.
 */
final class AccessMatrixTest {
  private static final Path DOCUMENT = Path.of("docs/access.md");
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final String EXPORT = "/staff/polls/:poll/export"; // A file of what one sees.
  private static final Set<String> THINGS =
      Set.of("poll", "account", "subscription", "trajectory", "organisation", "relation");

  private static final String HEADING =
      """
      # Who gets where

      Every route of the public port, tried by everybody there is, on things of the municipality Velsen. Velsen stands
      below the region IJmond ("above"), beside Beverwijk ("beside"), and has a youth council ("below"). The first four
      columns after "nobody" are people of Velsen itself. A test makes this table and fails when it is not true: run
      it with `-Dtelmee.renew=true`.

      in: the route does its work · asks: it says what is missing in the request of the test, and did nothing · sign in:
      only after signing in · no: not with this role (403) · hidden: as if it were not there (404) · secret: only with a
      secret that is in the address

      """;

  /** Answer 404: the thing has not got yet what they are about. */
  private static final Set<String> UNFINISHED =
      Set.of(
          "GET /staff/polls/:poll/import",
          "GET /o/:organisation/compare",
          "GET /staff/trajectories/:trajectory/feedback/card",
          "POST /staff/polls/:poll/edit",
          "POST /staff/polls/:poll/restore",
          "POST /staff/polls/:poll/retention");

  /** What a council writes, and a board decides, is its own: nobody does so in its name. */
  private static final Set<String> OF_THEIR_OWN =
      Set.of(
          "POST /staff/trajectories/:trajectory/decisions/:finding",
          "GET /council/advices/new",
          "POST /council/advices",
          "POST /council/advices/:advice/_write",
          "POST /council/advices/:advice/_deliver",
          "POST /council/advices/:advice/_publish");

  /** How a try ended. */
  private enum Outcome {
    IN("in"),
    ASKS("asks"),
    SIGN_IN("sign in"),
    NO("**no**"),
    HIDDEN("**hidden**"),
    SECRET("secret"),
    FAILED("**failed**");

    private final String shown;

    Outcome(String shown) {
      this.shown = shown;
    }
  }

  private static final Map<Routes.Entry, Map<Persona, Outcome>> TABLE = new LinkedHashMap<>();
  private static final Map<Persona, Staff> ACCOUNTS = new HashMap<>();
  private static final Map<Persona, String> TOKENS = new HashMap<>();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static TestNode node;

  @BeforeAll
  static void tryAll() throws SQLException {
    node = TestNode.start(RouteTable.SETTINGS);
    Persona.prepare(node);
    try (Things things = new Things(node)) {
      for (Routes.Entry entry : RouteTable.get().entries()) {
        Map<Persona, Outcome> row = new LinkedHashMap<>();
        for (Persona persona : Persona.all()) {
          row.put(persona, attempt(things, persona, entry));
        }
        TABLE.put(entry, row);
      }
    }
  }

  @AfterAll
  static void stop() {
    CLIENT.close();
    node.close();
  }

  private static Outcome attempt(Things things, Persona persona, Routes.Entry entry)
      throws SQLException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(node.url() + things.address(entry.path())))
            .timeout(TIMEOUT)
            .method(entry.method().name(), AccessBodies.of(entry, persona, TABLE.size()))
            .header("Sec-Fetch-Site", "same-origin")
            .header("Content-Type", AccessBodies.type(entry));
    if (persona.role() != null) {
      request.header("Authorization", "Bearer " + token(persona));
    }
    Outcome outcome = outcome(entry, request.build());
    if (endsSession(entry)) {
      TOKENS.remove(persona);
    }
    return outcome;
  }

  private static boolean endsSession(Routes.Entry entry) {
    return entry.path().matches("/staff/sign-out|.*/_end(-all)?");
  }

  private static String token(Persona persona) {
    return TOKENS.computeIfAbsent(
        persona, one -> ACCOUNTS.computeIfAbsent(one, somebody -> somebody.account(node)).token());
  }

  private static Outcome outcome(Routes.Entry entry, HttpRequest request) {
    try {
      HttpResponse<InputStream> response =
          CLIENT.send(request, HttpResponse.BodyHandlers.ofInputStream());
      finish(response);
      String location = response.headers().firstValue("Location").orElse("");
      boolean away = location.startsWith("/staff/sign-in?") || location.equals("/staff/sign-in");
      boolean signedIn = request.headers().map().containsKey("Authorization");
      boolean out = endsSession(entry) && signedIn;
      boolean page = !entry.path().startsWith("/api/");
      return switch (response.statusCode()) {
        case 401 ->
            entry.access() == Access.ANYONE
                ? Outcome.SECRET
                : page ? Outcome.IN : Outcome.SIGN_IN; // A page asks for a code, or redirects.
        case 303 -> away && !out && entry.access() != Access.ANYONE ? Outcome.SIGN_IN : Outcome.IN;
        case 403 -> Outcome.NO;
        case 404, 410 -> secret(entry) ? Outcome.SECRET : Outcome.HIDDEN;
        case 500 -> Outcome.FAILED;
        case 400, 409, 412, 413, 415, 422, 429 -> Outcome.ASKS;
        default -> Outcome.IN;
      };
    } catch (IOException e) {
      throw new AssertionError(request.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Reads what comes, so that the connection can be used again; a stream has no end. */
  private static void finish(HttpResponse<InputStream> response) throws IOException {
    String type = response.headers().firstValue("Content-Type").orElse("");
    if (!type.startsWith("text/event-stream")) {
      response.body().readAllBytes();
    }
    response.body().close();
  }

  private static boolean secret(Routes.Entry entry) {
    return parameters(entry).stream().anyMatch(Things.SECRETS::contains);
  }

  private static Set<String> parameters(Routes.Entry entry) {
    return java.util.Arrays.stream(entry.path().split("/"))
        .filter(part -> part.startsWith(":"))
        .map(part -> part.substring(1))
        .collect(Collectors.toSet());
  }

  @Test
  void theDocumentSaysWhatHappens() throws IOException {
    String real =
        HEADING
            + head()
            + TABLE.entrySet().stream().map(AccessMatrixTest::line).collect(Collectors.joining());
    if (Boolean.getBoolean("telmee.renew")) {
      Files.writeString(DOCUMENT, real);
    }

    assertThat(Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "")
        .as("%s; renew it with -Dtelmee.renew=true, and read what changed", DOCUMENT)
        .isEqualTo(real);
  }

  private static String head() {
    List<String> names = Persona.all().stream().map(Persona::name).toList();
    return "| | route | "
        + String.join(" | ", names)
        + " |\n|"
        + "---|".repeat(names.size() + 2)
        + "\n";
  }

  private static String line(Map.Entry<Routes.Entry, Map<Persona, Outcome>> row) {
    String cells =
        row.getValue().values().stream()
            .map(outcome -> outcome.shown)
            .collect(Collectors.joining(" | "));
    return "| %s | `%s` | %s |\n".formatted(row.getKey().method(), row.getKey().path(), cells);
  }

  /** One wrong cell of the table. */
  private static List<String> wrong(Check check) {
    List<String> wrong = new ArrayList<>();
    TABLE.forEach(
        (entry, row) ->
            row.forEach(
                (persona, outcome) -> {
                  if (!check.holds(entry, persona, outcome)) {
                    wrong.add(
                        persona.name()
                            + " "
                            + entry.method()
                            + " "
                            + entry.path()
                            + ": "
                            + outcome);
                  }
                }));
    return wrong;
  }

  private interface Check {
    boolean holds(Routes.Entry entry, Persona persona, Outcome outcome);
  }

  @Test
  void nobodyGetsIntoWhatNeedsASignIn() {
    assertThat(
            wrong(
                (entry, persona, outcome) ->
                    entry.access() == Access.ANYONE
                        || persona.role() != null
                        || outcome == Outcome.SIGN_IN))
        .isEmpty();
  }

  @Test
  void aRoleThatIsNotEnoughIsStoppedBeforeAnythingElse() {
    assertThat(
            wrong(
                (entry, persona, outcome) ->
                    persona.role() == null
                        || persona.passes(entry.access())
                        || outcome == Outcome.NO))
        .isEmpty();
  }

  @Test
  void whatBelongsToAnotherOrganisationIsNotThereForItsNeighbours() {
    assertThat(
            wrong(
                (entry, persona, outcome) ->
                    !aboutVelsen(entry)
                        || persona.role() == null
                        || persona.seesVelsen()
                        || outcome != Outcome.IN))
        .isEmpty();
  }

  @Test
  void whoSeesWithoutManagingChangesNothing() {
    assertThat(
            wrong(
                (entry, persona, outcome) ->
                    !aboutVelsen(entry)
                        || entry.method().equals(HttpMethod.GET)
                        || entry.path().equals(EXPORT)
                        || (persona.role() == Role.COUNCIL_MEMBER
                            && entry.path().equals("/api/v1/subscriptions")) // One of its own.
                        || persona.changesVelsen()
                        || (entry.path().startsWith("/council/agendas/") && persona.advisesVelsen())
                        || outcome != Outcome.IN))
        .isEmpty();
  }

  @Test
  void whoManagesItGetsInEverywhereTheRoleIsEnough() {
    assertThat(
            wrong(
                (entry, persona, outcome) ->
                    !persona.changesVelsen()
                        || !persona.passes(entry.access())
                        || entry.access() == Access.ANYONE
                        || UNFINISHED.contains(entry.method() + " " + entry.path())
                        || OF_THEIR_OWN.contains(entry.method() + " " + entry.path())
                        || outcome == Outcome.IN
                        || outcome == Outcome.ASKS
                        || outcome == Outcome.SECRET))
        .isEmpty();
  }

  /** Routes with a thing of Velsen in their address or body. */
  private static boolean aboutVelsen(Routes.Entry entry) {
    Set<String> bodies =
        Set.of(
            "/api/v1/polls",
            "/staff/polls",
            "/api/v1/organisations",
            "/api/v1/accounts",
            "/api/v1/subscriptions",
            "/staff/organisations/new",
            "/staff/accounts/new");
    boolean inBody = !entry.method().equals(HttpMethod.GET) && bodies.contains(entry.path());
    return entry.access() != Access.ANYONE
        && (inBody || parameters(entry).stream().anyMatch(THINGS::contains));
  }
}
