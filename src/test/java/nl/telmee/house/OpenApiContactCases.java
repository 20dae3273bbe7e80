package nl.telmee.house;

import com.fasterxml.jackson.databind.node.ObjectNode;
import nl.telmee.TestNode;
import nl.telmee.contact.Community;
import nl.telmee.contact.Postbox;

/** The cases of people who want to be invited. */
final class OpenApiContactCases {
  private static final String OF_VELSEN = "/organisations/velsen";
  private static final String PATH = "/organisations/{organisation}";
  private static final int MESSAGES_AN_HOUR = 4;

  private final OpenApiCases all;
  private final OpenApiDocument document;
  private final TestNode node;
  private final Postbox mail;

  OpenApiContactCases(OpenApiCases all, OpenApiDocument document, TestNode node, Postbox mail) {
    this.all = all;
    this.document = document;
    this.node = node;
    this.mail = mail;
  }

  void add() {
    all.spoil(all.add(200, "GET " + PATH + "/panels", OpenApiCases.get(OF_VELSEN + "/panels")));
    addJoining();
    addConfirming();
    try (Community community = new Community(node)) {
      community.join("contacts", 6);
      community.settle();
    }
    String counts = OF_VELSEN + "/panels/contacts/counts";
    all.spoil(
        all.add(
            200,
            "GET " + PATH + "/panels/{panel}/counts",
            OpenApiCases.get(counts).token(node.token())));
    addInvitations();
  }

  private OpenApiRequest join(ObjectNode body) {
    return OpenApiRequest.of("POST", OF_VELSEN + "/contacts/_join").json(body);
  }

  private ObjectNode body(String email) {
    return document.example("ContactBody").put("email", email);
  }

  private void addJoining() {
    String name = "POST " + PATH + "/contacts/_join";
    all.spoil(all.add(202, name, join(body("anna@velsen.example"))));
    all.add(400, name, join(body("anna")));
    all.add(409, name, join(body("young@velsen.example").put("ageBand", "under-16")));
    String often = body("often@velsen.example").toString();
    for (int i = 0; i < MESSAGES_AN_HOUR; i++) {
      node.post("/api/v1" + OF_VELSEN + "/contacts/_join", "application/json", often);
    }
    all.add(429, name, join(body("often@velsen.example")));
  }

  private void addConfirming() {
    node.post(
        "/api/v1" + OF_VELSEN + "/contacts/_join",
        "application/json",
        body("confirms@velsen.example").toString());
    String link = Postbox.link(mail.to("confirms@velsen.example", 1).getFirst(), "/confirm/");
    ObjectNode ticket =
        document.example("Confirmation").put("ticket", link.replaceFirst(".*/", ""));
    OpenApiRequest confirm = OpenApiRequest.of("POST", "/contacts/_confirm");
    all.spoil(all.add(200, "POST /contacts/_confirm", confirm.json(ticket)));
    all.add(
        410, "POST /contacts/_confirm", confirm.json(ticket.deepCopy().put("ticket", "nothing")));
  }

  private void addInvitations() {
    String path = OF_VELSEN + "/invitations";
    ObjectNode body = document.example("InvitationBody");
    OpenApiRequest post = all.post(path).json(body);
    String made =
        TestNode.json(node.postAsAdministrator("/api/v1" + path, body.toString()))
            .path("id")
            .asText();
    all.spoil(all.add(201, "POST " + PATH + "/invitations", post));
    ObjectNode nobody = body.deepCopy();
    nobody.putArray("municipalities").add("ijmond");
    all.add(409, "POST " + PATH + "/invitations", post.json(nobody));
    OpenApiRequest list = OpenApiCases.get(path).token(node.token());
    all.spoil(all.add(200, "GET " + PATH + "/invitations", list));
    String one = "GET " + PATH + "/invitations/{invitation}";
    all.spoil(all.add(200, one, list.path(path + "/" + made)));
  }
}
