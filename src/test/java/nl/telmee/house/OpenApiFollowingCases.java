package nl.telmee.house;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import nl.telmee.TestNode;

/** The cases of what is followed: events and subscriptions to them. */
final class OpenApiFollowingCases {
  private static final String NOBODY = "http://127.0.0.1:9/hook";

  /** As many as one address may make, see docs/trajectories.md. */
  private static final int SEARCHES_A_MINUTE = 300;

  private static final String FROM = "X-Forwarded-For";
  private static final String GREEDY = "203.0.113.9";

  private final OpenApiCases all;

  OpenApiFollowingCases(OpenApiCases all) {
    this.all = all;
  }

  void add() {
    addEvents();
    addSubscriptions();
    addSearch();
  }

  private void addSearch() {
    String name = "GET /search-results";
    OpenApiRequest search = OpenApiCases.get("/search-results?q=x");
    all.spoil(all.add(200, name, OpenApiCases.get("/search-results?q=x&limit=5&kind=poll")));
    all.add(200, name, search.token(all.node.token()));
    all.add(400, name, OpenApiCases.get("/search-results?year=soon"));
    all.add(401, name, search.token("nonsense"));
    for (int i = 0; i < SEARCHES_A_MINUTE; i++) {
      all.node.get("/api/v1/search-results?q=x", FROM, GREEDY);
    }
    all.add(429, name, search.with(FROM, GREEDY));
  }

  private void addEvents() {
    all.spoil(all.add(200, "GET /events", OpenApiCases.get("/events?limit=3&organisation=velsen")));
    all.add(400, "GET /events", OpenApiCases.get("/events?type=something"));
    all.spoil(all.add(200, "GET /events/stream", OpenApiCases.get("/events/stream?after=0")));
    all.add(400, "GET /events/stream", OpenApiCases.get("/events/stream?after=yesterday"));
  }

  private void addSubscriptions() {
    String name = "POST /subscriptions";
    ObjectNode body = all.document.example("SubscriptionBody").put("url", NOBODY);
    all.spoil(all.add(201, name, all.post("/subscriptions").json(body)));
    all.add(
        400, name, all.post("/subscriptions").json(body.deepCopy().put("organisation", "nowhere")));
    all.spoil(
        all.add(
            200, "GET /subscriptions", OpenApiCases.get("/subscriptions").token(all.node.token())));
    String one = "/subscriptions/" + subscription();
    String path = "/subscriptions/{subscription}";
    all.spoil(all.add(200, "GET " + path, OpenApiCases.get(one).token(all.node.token())));
    ObjectNode change = all.document.example("SubscriptionChange").put("url", NOBODY);
    all.spoil(all.add(200, "PUT " + path, all.post(one).method("PUT").json(change)));
    for (String action : List.of("/_test", "/_rotate-secret", "/_pause")) {
      all.spoil(all.add(200, "POST " + path + action, all.post(one + action)));
    }
    String moment = all.document.example("Moment").toString();
    all.spoil(all.add(200, "POST " + path + "/_resume", all.post(one + "/_resume").json(moment)));
    all.spoil(all.add(200, "POST " + path + "/_replay", all.post(one + "/_replay").json(moment)));
    all.add(409, "POST " + path + "/_resume", all.post(one + "/_resume").json(moment));
    addDeliveries(path);
    String gone = "/subscriptions/" + subscription();
    all.add(401, "DELETE " + path, OpenApiCases.get(gone).method("DELETE"));
    all.add(403, "DELETE " + path, OpenApiCases.get(gone).method("DELETE").token(all.viewersToken));
    all.add(
        404, "DELETE " + path, OpenApiCases.get(gone).method("DELETE").token(all.strangersToken));
    OpenApiRequest remove = OpenApiCases.get(gone).method("DELETE").token(all.node.token());
    all.add(400, "DELETE " + path, remove.path(gone + "?key=%00"));
    all.add(406, "DELETE " + path, remove.with("Accept", "image/png"));
    all.add(204, "DELETE " + path, OpenApiCases.get(gone).method("DELETE").token(all.node.token()));
  }

  private void addDeliveries(String path) {
    String one = "/subscriptions/" + subscription();
    String tried =
        TestNode.json(all.node.postAsAdministrator("/api/v1" + one + "/_test", ""))
            .path("id")
            .asText();
    OpenApiRequest list = OpenApiCases.get(one + "/deliveries?limit=2").token(all.node.token());
    all.spoil(all.add(200, "GET " + path + "/deliveries", list));
    all.add(400, "GET " + path + "/deliveries", list.path(one + "/deliveries?before=x"));
    String again = "POST " + path + "/deliveries/{delivery}/_replay";
    all.spoil(all.add(200, again, all.post(one + "/deliveries/" + tried + "/_replay")));
    String paused = "/subscriptions/" + subscription();
    all.node.postAsAdministrator("/api/v1" + paused + "/_pause", "");
    all.add(409, "POST " + path + "/_pause", all.post(paused + "/_pause"));
    String moment = all.document.example("Moment").toString();
    all.add(409, "POST " + path + "/_replay", all.post(paused + "/_replay").json(moment));
    String held =
        TestNode.json(all.node.postAsAdministrator("/api/v1" + paused + "/_test", ""))
            .path("id")
            .asText();
    all.add(409, again, all.post(paused + "/deliveries/" + held + "/_replay"));
  }

  /** One to an address where nobody listens; yields its id. */
  private String subscription() {
    ObjectNode body = all.document.example("SubscriptionBody").put("url", NOBODY);
    return TestNode.json(all.node.postAsAdministrator("/api/v1/subscriptions", body.toString()))
        .path("id")
        .asText();
  }
}
