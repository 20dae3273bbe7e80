package nl.telmee.house;

import com.fasterxml.jackson.databind.node.ObjectNode;
import nl.telmee.TestNode;

/** Requests for what the document says about newsletters and mail that came back. */
final class NewsletterCases {
  static final String BOUNCE_TOKEN = "a token of the mail server";

  private final OpenApiCases cases;
  private final OpenApiDocument document;
  private final TestNode node;

  NewsletterCases(OpenApiCases cases, OpenApiDocument document, TestNode node) {
    this.cases = cases;
    this.document = document;
    this.node = node;
  }

  void add() {
    ObjectNode body = document.example("NewsletterBody");
    OpenApiRequest post = cases.post("/newsletters").json(body);
    cases.spoil(cases.add(201, "POST /newsletters", post));
    cases.add(400, "POST /newsletters", post.json(body.deepCopy().put("organisation", "nowhere")));
    String draft = "/newsletters/" + made(body);
    String other = "/newsletters/" + made(body);
    OpenApiRequest put = post.method("PUT").path(draft);
    cases.spoil(cases.add(200, "PUT /newsletters/{newsletter}", put));
    OpenApiRequest get = OpenApiRequest.of("GET", draft).token(node.token());
    cases.spoil(cases.add(200, "GET /newsletters/{newsletter}", get));
    cases.add(404, "GET /newsletters/{newsletter}", get.without("Authorization"));
    cases.add(401, "GET /newsletters/{newsletter}", get.token("nonsense"));
    addSending(other, put);
    OpenApiRequest list = OpenApiRequest.of("GET", "/newsletters?organisation=velsen&limit=5");
    cases.spoil(cases.add(200, "GET /newsletters", list));
    addBounces();
  }

  private void addSending(String path, OpenApiRequest put) {
    String name = "POST /newsletters/{newsletter}/_send";
    String later = "{\"sendAt\":\"2099-11-30T08:00:00Z\"}";
    node.postAsAdministrator("/api/v1" + path + "/_send", later);
    String fresh = "/newsletters/" + made(document.example("NewsletterBody"));
    OpenApiRequest send = cases.post(fresh + "/_send").json(document.example("NewsletterSending"));
    cases.spoil(cases.add(200, name, send));
    cases.add(409, name, send.path(path + "/_send"));
    cases.add(409, "PUT /newsletters/{newsletter}", put.path(path));
  }

  private void addBounces() {
    String name = "POST /bounces/_receive";
    OpenApiRequest bounce =
        OpenApiRequest.of("POST", "/bounces/_receive")
            .token(BOUNCE_TOKEN)
            .body("message/rfc822", "Subject: hello\r\n\r\nhello\r\n");
    cases.add(204, name, bounce);
    cases.add(400, name, bounce.path("/bounces/_receive?key=%00"));
    cases.add(406, name, bounce.with("Accept", "image/png"));
    cases.add(401, name, bounce.token("nonsense"));
    cases.add(401, name, bounce.without("Authorization"));
    cases.add(405, name, bounce.method("DELETE"));
    cases.add(413, name, bounce.body("message/rfc822", "a".repeat(600_000)));
    cases.add(415, name, bounce.with("Content-Type", "text/plain"));
  }

  private String made(ObjectNode body) {
    return TestNode.json(node.postAsAdministrator("/api/v1/newsletters", body.toString()))
        .path("id")
        .asText();
  }
}
