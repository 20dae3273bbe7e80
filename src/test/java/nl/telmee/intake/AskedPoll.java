package nl.telmee.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.telmee.Recount;
import nl.telmee.TestNode;

/**
 * A node with one open poll that has every kind of question, answers that fit it, and what came of
 * them.
 */
final class AskedPoll implements AutoCloseable {
  /** Answers that fit, as JSON texts by question. */
  private static final Map<String, String> RIGHT =
      Map.of(
          "municipality", "\"velsen\"",
          "themes", "[\"sport\",\"green\"]",
          "pair", "[\"a\",\"b\"]",
          "importance", "4",
          "order", "[\"x\",\"y\",\"z\"]",
          "hours", "3.5",
          "idea", "\"Meer licht\"");

  private static final String POLL =
      """
      {"organisation":"velsen","slug":"SLUG","title":{"nl":"Vragen"},MORE
       "resultsPolicy":{"visibility":"live","minimumGroup":5},"questions":[
        {"id":"municipality","type":"single-choice","background":true,"required":true,
         "text":{"nl":"Waar?"},"options":[
          {"id":"velsen","text":{"nl":"Velsen"}},{"id":"heemskerk","text":{"nl":"Heemskerk"}}]},
        {"id":"themes","type":"multiple-choice","text":{"nl":"Wat?"},"options":[
          {"id":"sport","text":{"nl":"Sport"}},{"id":"green","text":{"nl":"Groen"}},
          {"id":"other","text":{"nl":"Anders"}}]},
        {"id":"pair","type":"multiple-choice","minChoices":2,"maxChoices":2,"text":{"nl":"Welke?"},
         "options":[{"id":"a","text":{"nl":"A"}},{"id":"b","text":{"nl":"B"}},
          {"id":"c","text":{"nl":"C"}}]},
        {"id":"importance","type":"scale","minimum":1,"maximum":5,"text":{"nl":"Hoe erg?"}},
        {"id":"order","type":"ranking","text":{"nl":"Wat eerst?"},"options":[
          {"id":"x","text":{"nl":"X"}},{"id":"y","text":{"nl":"Y"}},{"id":"z","text":{"nl":"Z"}}]},
        {"id":"hours","type":"number","minimum":0,"maximum":168,"text":{"nl":"Hoe lang?"}},
        {"id":"idea","type":"text","maxLength":20,"text":{"nl":"Een idee?"}},
        {"id":"why","type":"text","text":{"nl":"Waarom anders?"},
         "showIf":{"question":"themes","anyOf":["other"]}}]}
      """;

  private final TestNode node;
  private final String slug;
  private final String id;

  private AskedPoll(TestNode node, String slug, String more) {
    this.node = node;
    this.slug = slug;
    this.id = node.draft(POLL.replace("SLUG", slug).replace("MORE", more));
  }

  /** An open poll on a node of its own. */
  static AskedPoll open() {
    TestNode node = TestNode.start();
    node.organisation("velsen");
    AskedPoll poll = new AskedPoll(node, "vragen", "");
    node.open(poll.id);
    return poll;
  }

  /** A further open poll on this node. */
  AskedPoll another() {
    AskedPoll poll = draft("");
    node.open(poll.id);
    return poll;
  }

  /**
   * A further poll on this node that has not opened.
   *
   * @param more fields of the poll, each with a comma
   */
  AskedPoll draft(String more) {
    return new AskedPoll(node, slug + "-" + UUID.randomUUID().toString().substring(0, 8), more);
  }

  TestNode node() {
    return node;
  }

  String id() {
    return id;
  }

  String path() {
    return "/api/v1/polls/" + id + "/responses";
  }

  static String newKey() {
    return UUID.randomUUID().toString();
  }

  /** Answers that fit as a JSON object. */
  static String right() {
    return rightBut("colour", "");
  }

  /** Answers that fit but for one, which has this JSON text instead; empty: is left out. */
  static String rightBut(String question, String json) {
    Map<String, String> answers = new LinkedHashMap<>(RIGHT);
    answers.put(question, json);
    return answers.entrySet().stream()
        .filter(answer -> !answer.getValue().isEmpty())
        .map(answer -> "\"" + answer.getKey() + "\":" + answer.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** Sends answers with a new key. */
  HttpResponse<String> answer(String answers) {
    return node.respond(id, newKey(), answers);
  }

  /** Sends a body as it is. */
  HttpResponse<String> send(String body, String... headers) {
    return node.post(path(), "application/json", body, headers);
  }

  /** The mistakes in a problem, each a pointer, a blank and what is wrong. */
  static List<String> mistakes(HttpResponse<String> response) {
    List<String> mistakes = new ArrayList<>();
    for (JsonNode error : TestNode.json(response).path("errors")) {
      mistakes.add(error.path("pointer").asText() + " " + error.path("detail").asText());
    }
    return mistakes;
  }

  /** The pointers in a problem. */
  static List<String> pointers(HttpResponse<String> response) {
    return TestNode.json(response)
        .path("errors")
        .valueStream()
        .map(error -> error.path("pointer").asText())
        .toList();
  }

  /** Keys and answers that are stored. */
  Map<String, String> stored() {
    Map<String, String> stored = new LinkedHashMap<>();
    try (Connection connection = node.jdbc();
        PreparedStatement query =
            connection.prepareStatement("select key, answers from response where poll_id = ?")) {
      query.setObject(1, UUID.fromString(id));
      ResultSet rows = query.executeQuery();
      while (rows.next()) {
        stored.put(rows.getString(1), rows.getString(2));
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return stored;
  }

  /** How many responses the tally counts. */
  long counted() {
    try (Connection connection = node.jdbc();
        PreparedStatement query =
            connection.prepareStatement(
                "select coalesce(sum(n), 0) from tally_cell where poll_id = ? and cell = 0")) {
      query.setObject(1, UUID.fromString(id));
      ResultSet rows = query.executeQuery();
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** The answers stored with a key. */
  JsonNode answersOf(String key) {
    String answers = stored().get(key);
    if (answers == null) {
      throw new AssertionError(key + " is not stored");
    }
    return Recount.json(answers);
  }

  /** Fails if anything is stored or counted, and forgets it. */
  void requireNothingStored() {
    Map<String, String> stored = stored();
    long counted = counted();
    forget();
    assertThat(stored).isEmpty();
    assertThat(counted).isZero();
  }

  /** Deletes the responses of all polls and what was counted. */
  void forget() {
    try (Connection connection = node.jdbc();
        Statement statement = connection.createStatement()) {
      statement.execute("delete from response; delete from tally");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Stops the node. */
  @Override
  public void close() {
    node.close();
  }
}
