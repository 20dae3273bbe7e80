package nl.telmee.house;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.telmee.Patience;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import nl.telmee.contact.Postbox;
import nl.telmee.export.ResultsXlsx;
import nl.telmee.house.OpenApiDocument.Operation;

/**
 * Requests for every operation with the status that each must get, for a node on an empty database.
 * Most refusals follow from a request that succeeds, by spoiling one thing.
 */
final class OpenApiCases {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int OVER_EVERY_LIMIT = 600_000;

  /** What another organisation's staff is told to be nothing at all. */
  private static final Pattern HIDDEN =
      Pattern.compile(
          ".*/(_open|_close|_send|counts|invitations.*|exports.*)|GET.*/destructions"
              + "|[A-Z]+/s(ubscript|igna)[a-z]+/.+|PUT/newsletters.*|[A-Z]+/trajectories.*"
              + "|.*/trajectory-templates.*|.*/relations.*"
              + "|.*/(code-groups|conversations|open-texts).*|.*/texts/_publish");

  /** A request that must get a status. */
  record Case(Operation operation, int status, OpenApiRequest request) {
    @Override
    public String toString() {
      return operation + " " + status + " for " + request.path();
    }
  }

  final OpenApiDocument document;
  final TestNode node;
  final String strangersToken;
  final String viewersToken;
  private final List<Case> cases = new ArrayList<>();
  private int slugs;

  private OpenApiCases(OpenApiDocument document, TestNode node, String strangersToken) {
    this.document = document;
    this.node = node;
    this.strangersToken = strangersToken;
    this.viewersToken = Staff.of(node, "viewer", "velsen").token();
  }

  /**
   * Makes organisations, polls and responses, and the cases for them.
   *
   * @param strangersToken of an editor of an organisation that is not velsen
   */
  static List<Case> of(
      OpenApiDocument document, TestNode node, Postbox mail, String strangersToken) {
    List.of("ijmond", "velsen").forEach(node::organisation);
    OpenApiCases all = new OpenApiCases(document, node, strangersToken);
    OpenApiTrajectoryCases trajectories = new OpenApiTrajectoryCases(all);
    all.addDocument();
    all.addSessions();
    all.addOrganisations();
    all.addAccounts();
    all.addAuditEntries();
    all.addPolls();
    all.addOpening();
    all.addResponses();
    all.addResults();
    all.addExports();
    new OpenApiCouncilCases(all, document, node).add();
    trajectories.add();
    new OpenApiRelationCases(all, document).add();
    new OpenApiFollowingCases(all).add();
    new OpenApiDeskCases(all).add();
    new NewsletterCases(all, document, node).add();
    new OpenApiContactCases(all, document, node, mail).add();
    return all.cases;
  }

  private void addDocument() {
    spoil(add(200, "GET /openapi.json", get("/openapi.json")));
  }

  private void addSessions() {
    String right = login(TestNode.ADMIN_EMAIL, TestNode.ADMIN_PASSWORD);
    String slowed = login("slowed@telmee.example", "a guess");
    for (int i = 0; i < 5; i++) {
      node.post("/api/v1/sessions", "application/json", slowed);
    }
    String name = "POST /sessions";
    OpenApiRequest post = OpenApiRequest.of("POST", "/sessions").json(right);
    spoil(add(201, name, post));
    add(401, name, post.json(login(TestNode.ADMIN_EMAIL, "a guess")));
    add(429, name, post.json(slowed));
    addOpenSessions(right);
  }

  private void addOpenSessions(String right) {
    JsonNode session = TestNode.json(node.post("/api/v1/sessions", "application/json", right));
    String body = "{\"refreshToken\":\"%s\"}".formatted(session.path("refreshToken").asText());
    OpenApiRequest refresh = OpenApiRequest.of("POST", "/sessions/_refresh").json(body);
    add(200, "POST /sessions/_refresh", refresh);
    spoil(add(401, "POST /sessions/_refresh", refresh.json("{\"refreshToken\":\"none\"}")));
    for (String path : List.of("/sessions/_end", "/sessions/_end-all")) {
      String name = "POST " + path;
      OpenApiRequest end = OpenApiRequest.of("POST", path);
      add(200, name, end.token(Staff.of(node, "editor", "velsen").token()));
      add(401, name, end);
      add(400, name, end.path(path + "?key=%00").token(node.token()));
      add(403, name, end.with("Cookie", Staff.of(node, "viewer", "velsen").cookies()));
      add(406, name, end.with("Accept", "image/png").token(node.token()));
      add(413, name, end.token(node.token()).body("text/plain", "a".repeat(OVER_EVERY_LIMIT)));
    }
  }

  private void addOrganisations() {
    OpenApiRequest post = post("/organisations").json(document.example("Organisation"));
    ObjectNode fresh = document.example("Organisation").put("slug", "zandvoort");
    ObjectNode orphan = fresh.deepCopy().put("slug", "bloemendaal").put("parent", "nowhere");
    spoil(add(200, "GET /organisations", get("/organisations")));
    spoil(add(201, "POST /organisations", post.json(fresh)));
    add(400, "POST /organisations", post.json(orphan));
    add(409, "POST /organisations", post.json(fresh.deepCopy().put("slug", "velsen")));
    spoil(add(200, "GET /organisations/{organisation}", get("/organisations/velsen")));
    OpenApiRequest put =
        post("/organisations/ijmond").method("PUT").json(document.example("OrganisationChange"));
    spoil(add(200, "PUT /organisations/{organisation}", put));
    add(400, "PUT /organisations/{organisation}", put.json("{\"colour\":\"red\"}"));
  }

  private void addAccounts() {
    OpenApiRequest invite = post("/accounts").json(document.example("AccountInvitation"));
    spoil(add(201, "POST /accounts", invite));
    add(409, "POST /accounts", invite);
    add(400, "POST /accounts", invite.json("{\"email\":\"griffie\",\"role\":\"editor\"}"));
    spoil(add(200, "GET /accounts", get("/accounts?search=velsen").token(node.token())));
    String own = "/accounts/" + account(TestNode.ADMIN_EMAIL);
    String other = "/accounts/" + account(Staff.of(node, "editor", "velsen").email());
    spoil(add(200, "GET /accounts/{account}", get(own).token(node.token())));
    OpenApiRequest change = post(other).method("PUT").json(document.example("AccountChange"));
    spoil(add(200, "PUT /accounts/{account}", change));
    add(409, "PUT /accounts/{account}", change.path(own));
    for (String deed : List.of("_block", "_unblock", "_reset-password", "_reset-second-factor")) {
      spoil(add(200, "POST /accounts/{account}/" + deed, post(other + "/" + deed)));
      add(409, "POST /accounts/{account}/" + deed, post(own + "/" + deed));
    }
    String name = "POST /accounts/{account}/_invite";
    node.postAsAdministrator(
        "/api/v1/accounts",
        "{\"email\":\"invited@velsen.example\",\"role\":\"viewer\",\"organisation\":\"velsen\"}");
    String invited = "/accounts/" + account("invited@velsen.example") + "/_invite";
    spoil(add(200, name, post(invited)));
    add(403, name, post(other + "/_invite"));
    spoil(add(204, "POST /accounts/{account}/_remove", post(other + "/_remove")));
    add(409, "POST /accounts/{account}/_remove", post(own + "/_remove"));
  }

  private String account(String email) {
    return TestNode.json(
            node.get("/api/v1/accounts?search=" + email, "Authorization", "Bearer " + node.token()))
        .path("accounts")
        .path(0)
        .path("id")
        .asText();
  }

  private void addAuditEntries() {
    String name = "GET /audit-entries";
    spoil(add(200, name, get("/audit-entries?limit=2&person=telmee").token(node.token())));
    add(400, name, get("/audit-entries?from=yesterday").token(node.token()));
    add(403, name, get("/audit-entries").token(strangersToken));
  }

  private void addPolls() {
    String draft = node.draft(poll("live").toString());
    String open = node.openPoll(poll("live").toString());
    node.close(node.openPoll(poll("live").toString()));

    spoil(add(200, "GET /polls", get("/polls?organisation=velsen&state=open&limit=1")));
    add(200, "GET /polls", get("/polls?state=closed"));
    add(400, "GET /polls", get("/polls?limit=0"));

    ObjectNode fresh = poll("live");
    spoil(add(201, "POST /polls", post("/polls").json(fresh)));
    add(400, "POST /polls", post("/polls").json(poll("live").put("organisation", "nowhere")));
    add(409, "POST /polls", post("/polls").json(fresh));

    spoil(add(200, "GET /polls/{poll}", get("/polls/" + open)));
    add(200, "GET /polls/{poll}", get("/polls/" + draft).token(node.token()));
    add(401, "GET /polls/{poll}", get("/polls/" + open).token("nonsense"));
    add(404, "GET /polls/{poll}", get("/polls/" + draft));
    add(404, "GET /polls/{poll}", get("/polls/" + draft).token(strangersToken));

    OpenApiRequest put = post("/polls/" + draft).method("PUT").json(poll("after-closing"));
    spoil(add(200, "PUT /polls/{poll}", put));
    add(409, "PUT /polls/{poll}", put.path("/polls/" + open));
    add(412, "PUT /polls/{poll}", put.with("If-Match", "\"99\""));
  }

  private void addOpening() {
    String draft = node.draft(poll("live").toString());
    String open = node.openPoll(poll("live").toString());
    spoil(add(200, "POST /polls/{poll}/_open", post("/polls/" + draft + "/_open")));
    add(409, "POST /polls/{poll}/_open", post("/polls/" + open + "/_open"));
    String other = node.draft(poll("live").toString());
    spoil(add(200, "POST /polls/{poll}/_close", post("/polls/" + open + "/_close")));
    add(409, "POST /polls/{poll}/_close", post("/polls/" + other + "/_close"));
  }

  private void addResponses() {
    String name = "POST /polls/{poll}/responses";
    String open = node.openPoll(poll("live").toString());
    String closed = node.openPoll(poll("live").toString());
    node.close(closed);
    String path = "/polls/" + open + "/responses";
    OpenApiRequest post = OpenApiRequest.of("POST", path).json(response());
    HttpResponse<String> answered =
        node.post("/api/v1" + path, "application/json", response().toString());
    String cookie = answered.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    ObjectNode wrong = response();
    wrong.withObject("/answers").put("municipality", "paris").put("importance", 9);

    spoil(add(201, name, post));
    add(201, name, post);
    add(303, name, post.body(FORM, "a.municipality=velsen"));
    add(400, name, post.json(wrong));
    add(400, name, post.json("{"));
    add(400, name, post.body(FORM, "a.municipality=paris"));
    add(409, name, post.path("/polls/" + closed + "/responses"));
    add(
        409,
        name,
        post.path("/polls/" + closed + "/responses").body(FORM, "a.municipality=velsen"));
    add(409, name, post.json(response()).with("Cookie", cookie));
    String coded = "/polls/" + node.openPoll(poll("live").put("access", "code").toString());
    add(403, name, post.path(coded + "/responses"));
    add(409, name, post.path(coded + "/responses").json(response().put("code", "bako-lidu")));
    add(409, name, post.body(FORM, "a.municipality=velsen").with("Cookie", cookie));
  }

  private void addResults() {
    String live = node.openPoll(poll("live").toString());
    String quiet = node.openPoll(poll("after-closing").toString());
    String empty = node.openPoll(poll("live").toString());
    for (int i = 0; i < 10; i++) {
      node.post("/api/v1/polls/" + live + "/responses", "application/json", response().toString());
    }
    awaitVersion(live);
    String name = "GET /polls/{poll}/results";
    OpenApiRequest get = get("/polls/" + live + "/results");
    spoil(add(200, name, get));
    add(200, name, get.with("Accept", "text/csv"));
    add(200, name, get.with("Accept", ResultsXlsx.TYPE));
    add(200, name, get("/polls/" + empty + "/results"));
    add(304, name, get.with("If-None-Match", "*"));
    for (String what : List.of("/results", "/results/stream")) {
      String operation = "GET /polls/{poll}" + what;
      OpenApiRequest early = get("/polls/" + quiet + what);
      add(403, operation, early);
      add(401, operation, early.token("nonsense"));
      add(200, operation, early.token(node.token()));
    }
    spoil(add(200, "GET /polls/{poll}/results/stream", get("/polls/" + live + "/results/stream")));
    add(200, "GET /polls/{poll}", get("/polls/" + quiet));
    addTexts(live, quiet);
  }

  private void addTexts(String live, String quiet) {
    String name = "GET /polls/{poll}/texts";
    OpenApiRequest get = get("/polls/" + live + "/texts");
    spoil(add(200, name, get));
    add(304, name, get.with("If-None-Match", "\"0\""));
    add(403, name, get("/polls/" + quiet + "/texts"));
    add(401, name, get("/polls/" + quiet + "/texts").token("nonsense"));
    String progress = "{\"question\":\"municipality\"}";
    OpenApiRequest left = OpenApiRequest.of("POST", "/polls/" + live + "/_leave").json(progress);
    spoil(add(204, "POST /polls/{poll}/_leave", left));
  }

  private void addExports() {
    ObjectNode body = poll("live");
    body.withObject("/resultsPolicy").put("microdata", true);
    String closed = node.openPoll(body.toString());
    for (int i = 0; i < 10; i++) {
      node.post(
          "/api/v1/polls/" + closed + "/responses", "application/json", response().toString());
    }
    node.close(closed);
    String never = node.openPoll(poll("live").toString());
    OpenApiRequest post =
        post("/polls/" + closed + "/exports").json(document.example("ExportBody"));
    spoil(add(201, "POST /polls/{poll}/exports", post));
    add(409, "POST /polls/{poll}/exports", post.path("/polls/" + never + "/exports"));
    OpenApiRequest list = get("/polls/" + closed + "/exports").token(node.token());
    spoil(add(200, "GET /polls/{poll}/exports", list));
    String made = "/polls/" + closed + "/exports/" + awaitExport(closed);
    spoil(add(200, "GET /polls/{poll}/exports/{export}", list.path(made)));
    spoil(add(200, "GET /polls/{poll}/exports/{export}/content", list.path(made + "/content")));
  }

  private String awaitExport(String poll) {
    String path = "/api/v1/polls/" + poll + "/exports";
    node.postAsAdministrator(path, "{}");
    return Patience.until(
            () ->
                TestNode.json(node.get(path, "Authorization", "Bearer " + node.token()))
                    .path("exports")
                    .path(0),
            export -> export.path("state").asText().equals("done"))
        .path("id")
        .asText();
  }

  private void awaitVersion(String poll) {
    Instant end = Instant.now().plus(PATIENCE);
    while (node.results(poll).path("version").asInt() == 0) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("nothing released");
      }
      Thread.onSpinWait();
    }
  }

  /** Adds every refusal that the same request gets when one thing about it is wrong. */
  void spoil(Case good) {
    String name = good.operation().name();
    OpenApiRequest request = good.request();
    add(405, name, request.method("PATCH"));
    add(406, name, request.with("Accept", "image/png"));
    add(406, name, request.with("Accept", "application/json;q=0, text/*;q=0"));
    if (good.operation().needsToken()) {
      add(401, name, request.without("Authorization"));
      add(401, name, request.token("nonsense"));
      boolean hidden = HIDDEN.matcher(request.method() + request.path()).matches();
      boolean own = name.equals("GET /subscriptions"); // Of a stranger's own there are none.
      if (!own) {
        add(hidden ? 404 : 403, name, request.token(strangersToken));
      }
      add(
          OpenApiTrajectoryCases.readByViewers(name) ? 200 : 403,
          name,
          request.token(viewersToken));
    }
    if (good.operation().path().contains("{")) {
      String[] parts = request.path().split("/", 4);
      String rest = parts.length == 4 ? "/" + parts[3] : "";
      add(404, name, request.path("/" + parts[1] + "/" + UUID.randomUUID() + rest));
      add(404, name, request.path("/" + parts[1] + "/nothing" + rest));
    }
    if (!request.method().equals("GET")) {
      add(413, name, request.body("application/json", "a".repeat(OVER_EVERY_LIMIT)));
    }
    if (good.operation().definition().has("requestBody")) {
      add(400, name, request.json("{\"surprise\":1}"));
      add(415, name, request.with("Content-Type", "text/plain"));
    }
    if (document.statuses(good.operation()).contains(400)) {
      add(400, name, request.path(request.path().replaceFirst("\\?.*", "") + "?key=%00"));
    }
  }

  Case add(int status, String operation, OpenApiRequest request) {
    Case added = new Case(document.operation(operation), status, request);
    cases.add(added);
    return added;
  }

  static OpenApiRequest get(String path) {
    return OpenApiRequest.of("GET", path);
  }

  OpenApiRequest post(String path) {
    return OpenApiRequest.of("POST", path).token(node.token());
  }

  private static String login(String email, String password) {
    return "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
  }

  /** The poll that the document shows, with a slug of its own and for as long as it takes. */
  ObjectNode poll(String visibility) {
    ObjectNode poll = document.example("PollBody").put("slug", "poll-" + ++slugs);
    poll.withObject("/resultsPolicy").put("visibility", visibility);
    return poll.putNull("closesAt");
  }

  /** The response that the document shows, from another phone each time. */
  private ObjectNode response() {
    return document.example("ResponseBody").put("key", UUID.randomUUID().toString());
  }
}
