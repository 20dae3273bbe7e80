package nl.telmee.house;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import nl.telmee.Patience;
import nl.telmee.Survey;
import nl.telmee.TestNode;

/**
 * The cases of what staff does around a poll: codes, conversations, texts, and what is destroyed.
 */
final class OpenApiDeskCases {
  private static final String GROUPS = "/polls/{poll}/code-groups";
  private static final String TALKS = "/polls/{poll}/conversations";
  private static final String TEXTS = "/polls/{poll}/open-texts";

  private final OpenApiCases all;

  OpenApiDeskCases(OpenApiCases all) {
    this.all = all;
  }

  void add() {
    addCodes();
    addConversations();
    addTexts();
    addDestructions();
  }

  private String opened(String slug, String access) {
    return all.node.openPoll(
        Survey.poll(slug).replaceFirst("\\{", "{\"access\":\"" + access + "\","));
  }

  private void addCodes() {
    String closed = opened("api-codes-closed", "code");
    all.node.close(closed);
    String groups = "/polls/" + opened("api-codes", "code") + "/code-groups";
    OpenApiRequest make = all.post(groups).json(all.document.example("CodeGroupBody"));
    all.spoil(all.add(201, "POST " + GROUPS, make));
    all.add(
        403, "POST " + GROUPS, make.path("/polls/" + opened("api-open", "open") + "/code-groups"));
    all.add(409, "POST " + GROUPS, make.path("/polls/" + closed + "/code-groups"));
    all.spoil(all.add(200, "GET " + GROUPS, OpenApiCases.get(groups).token(all.node.token())));
    String group = groups + "/" + made(groups, all.document.example("CodeGroupBody"));
    OpenApiRequest codes = OpenApiCases.get(group + "/codes").token(all.node.token());
    all.spoil(all.add(200, "GET " + GROUPS + "/{group}/codes", codes));
    all.spoil(
        all.add(200, "POST " + GROUPS + "/{group}/_withdraw", all.post(group + "/_withdraw")));
  }

  private void addConversations() {
    String draft = "/polls/" + all.node.draft(Survey.poll("api-talks-draft")) + "/conversations";
    String talks = "/polls/" + opened("api-talks", "open") + "/conversations";
    ObjectNode body = all.document.example("ConversationBody");
    OpenApiRequest make = all.post(talks).json(body);
    all.spoil(all.add(201, "POST " + TALKS, make));
    all.add(400, "POST " + TALKS, make.json(body.deepCopy().put("date", "2999-01-01")));
    all.add(409, "POST " + TALKS, make.path(draft));
    all.spoil(all.add(200, "GET " + TALKS, OpenApiCases.get(talks).token(all.node.token())));
    String one = talks + "/" + made(talks, body);
    String path = TALKS + "/{conversation}";
    ObjectNode change = all.document.example("ConversationChange");
    OpenApiRequest correct = all.post(one).method("PUT").json(change);
    all.spoil(all.add(200, "PUT " + path, correct));
    all.add(412, "PUT " + path, correct.json(change.deepCopy().put("revision", 7)));
    String other = talks + "/" + made(talks, body);
    all.spoil(all.add(200, "POST " + path + "/_remove", all.post(other + "/_remove")));
    addLateConversations(path, change);
  }

  /** After the last version of the results none is changed. */
  private void addLateConversations(String path, ObjectNode change) {
    String poll = opened("api-talks-late", "open");
    String talks = "/polls/" + poll + "/conversations";
    String late = talks + "/" + made(talks, all.document.example("ConversationBody"));
    all.node.close(poll);
    Patience.until(
        () -> all.node.results(poll), now -> now.path("state").asText().equals("closed"));
    all.add(409, "PUT " + path, all.post(late).method("PUT").json(change));
    all.add(409, "POST " + path + "/_remove", all.post(late + "/_remove"));
  }

  private void addTexts() {
    String draft = "/polls/" + all.node.draft(Survey.poll("api-texts-draft"));
    String poll = opened("api-texts", "open");
    UUID text = write(poll, "waiting");
    for (int i = 0; i < 6; i++) {
      write(poll, "published");
    }
    OpenApiRequest list =
        OpenApiCases.get("/polls/" + poll + "/open-texts?question=idea").token(all.node.token());
    all.spoil(all.add(200, "GET " + TEXTS, list));
    all.add(400, "GET " + TEXTS, list.path("/polls/" + poll + "/open-texts?question=themes"));
    all.add(409, "GET " + TEXTS, list.path(draft + "/open-texts"));
    ObjectNode body = all.document.example("DecisionBody");
    ((ObjectNode) body.at("/texts/0")).put("id", text.toString());
    OpenApiRequest decide = all.post("/polls/" + poll + "/open-texts/_decide").json(body);
    all.spoil(all.add(200, "POST " + TEXTS + "/_decide", decide));
    all.add(412, "POST " + TEXTS + "/_decide", decide.json(body));
    ObjectNode without = body.deepCopy().put("decision", "leave-out");
    all.add(400, "POST " + TEXTS + "/_decide", decide.json(without));
    String publish = "POST /polls/{poll}/texts/_publish";
    all.spoil(all.add(200, publish, all.post("/polls/" + poll + "/texts/_publish")));
    all.add(409, publish, all.post(draft + "/texts/_publish"));
  }

  private void addDestructions() {
    String closed = all.node.openPoll(all.poll("live").toString());
    all.node.close(closed);
    String open = "/polls/" + all.node.openPoll(all.poll("live").toString()) + "/destructions";
    String path = "/polls/" + closed + "/destructions";
    String name = "POST /polls/{poll}/destructions";
    OpenApiRequest begin = all.post(path).json(all.document.example("DestructionBody"));
    all.spoil(all.add(201, name, begin));
    all.add(400, name, begin.json("{\"kind\":\"drafts\"}"));
    all.add(409, name, begin.path(open));
    OpenApiRequest list = OpenApiCases.get(path).token(all.node.token());
    all.spoil(all.add(200, "GET /polls/{poll}/destructions", list));
  }

  /** The id of what is made at once. */
  private String made(String path, JsonNode body) {
    return TestNode.json(all.node.postAsAdministrator("/api/v1" + path, body.toString()))
        .path("id")
        .asText();
  }

  /** A text as it is taken from a response. */
  private UUID write(String poll, String state) {
    UUID id = UUID.randomUUID();
    try (Connection connection = all.node.jdbc();
        var statement = connection.createStatement()) {
      statement.execute(
          "insert into open_text (poll_id, id, question, written, shown, state)"
              + " values ('%s', '%s', 'idea', 'x', 'x', '%s')".formatted(poll, id, state));
      return id;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
