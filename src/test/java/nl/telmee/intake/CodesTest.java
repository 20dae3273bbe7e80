package nl.telmee.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import nl.telmee.Patience;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An access code is good for one response, whatever is sent how often, and leaves no trace. */
final class CodesTest {
  private static final String POLL =
      """
      {"organisation":"velsen","slug":"%s","title":{"nl":"Met code"},"access":"code",
       "resultsPolicy":{"minimumGroup":5},
       "questions":[{"id":"sport","type":"single-choice","text":{"nl":"Sport je?"},"options":[
        {"id":"yes","text":{"nl":"Ja"}},{"id":"no","text":{"nl":"Nee"}}]}]}
      """;

  private static TestNode node;

  @BeforeAll
  static void start() {
    node = TestNode.start();
    node.organisation("velsen");
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static String open(String slug, String... codes) {
    String poll = node.openPoll(POLL.formatted(slug));
    UUID group = UUID.randomUUID();
    try (Connection connection = node.jdbc();
        PreparedStatement makeGroup =
            connection.prepareStatement(
                "insert into code_group values (?::uuid, ?, 'Klas 3B', 'code', ?, 0, now())");
        PreparedStatement makeCode =
            connection.prepareStatement("insert into access_code values (?::uuid, ?, ?)")) {
      makeGroup.setString(1, poll);
      makeGroup.setObject(2, group);
      makeGroup.setInt(3, codes.length);
      makeGroup.executeUpdate();
      for (String code : codes) {
        makeCode.setString(1, poll);
        makeCode.setString(2, code);
        makeCode.setObject(3, group);
        makeCode.executeUpdate();
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return poll;
  }

  private static HttpResponse<String> respond(String poll, String key, String code) {
    return node.post(
        "/api/v1/polls/" + poll + "/responses",
        "application/json",
        "{\"key\":\"%s\",\"code\":\"%s\",\"answers\":{\"sport\":\"yes\"}}".formatted(key, code));
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private static long count(String what, String poll) {
    try (Connection connection = node.jdbc();
        PreparedStatement query = connection.prepareStatement(what)) {
      query.setObject(1, UUID.fromString(poll));
      ResultSet rows = query.executeQuery();
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static long responses(String poll) {
    return count("select count(*) from response where poll_id = ?", poll);
  }

  private static long codes(String poll) {
    return count("select count(*) from access_code where poll_id = ?", poll);
  }

  @Test
  void aCodeIsTypedAsOneLikes() {
    String poll = open("likes", "bakolidu", "remisotu");

    assertThat(respond(poll, key(), "BAKO-lidu").statusCode()).isEqualTo(201);
    assertThat(respond(poll, key(), " remi sotu ").statusCode()).isEqualTo(201);
    assertThat(codes(poll)).isZero();
  }

  @Test
  void aCodeIsGoodForOneResponse() {
    String poll = open("one", "bakolidu");

    assertThat(respond(poll, key(), "bakolidu").statusCode()).isEqualTo(201);
    HttpResponse<String> second = respond(poll, key(), "bakolidu");
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.body()).contains("code-unknown");
    assertThat(responses(poll)).isEqualTo(1);
  }

  @Test
  void theSameResponseSentAgainIsAcknowledgedAgain() {
    String poll = open("again", "bakolidu", "remisotu");
    String key = key();

    assertThat(respond(poll, key, "bakolidu").statusCode()).isEqualTo(201);
    assertThat(respond(poll, key, "bakolidu").statusCode()).isEqualTo(201);
    assertThat(respond(poll, key, "remisotu").statusCode()).isEqualTo(201);
    assertThat(responses(poll)).isEqualTo(1);
    assertThat(codes(poll)).isEqualTo(1);
  }

  @Test
  void anUnknownCodeAndNoCodeAreRefusedAndStoreNothing() {
    String poll = open("unknown", "bakolidu");

    assertThat(respond(poll, key(), "bakolido").statusCode()).isEqualTo(409);
    assertThat(respond(poll, key(), "").statusCode()).isEqualTo(403);
    assertThat(node.respond(poll, key(), "{\"sport\":\"yes\"}").statusCode()).isEqualTo(403);
    assertThat(respond(poll, key(), "b".repeat(61)).statusCode()).isEqualTo(403);
    assertThat(responses(poll)).isZero();
    assertThat(codes(poll)).isEqualTo(1);
  }

  @Test
  void aCodeOfAnotherPollIsUnknown() {
    open("other", "bakolidu");
    String poll = open("this", "remisotu");

    assertThat(respond(poll, key(), "bakolidu").statusCode()).isEqualTo(409);
  }

  @Test
  void aPollWithoutCodesTakesNone() {
    String poll = node.openPoll(POLL.formatted("without").replace("\"access\":\"code\",", ""));

    assertThat(respond(poll, key(), "bakolidu").statusCode()).isEqualTo(400);
  }

  @Test
  void manyWhoTypeTheSameCodesAtOnceAreStoredOnceForEachCode() {
    Random random = new Random(20261123);
    String[] all = new String[40];
    for (int i = 0; i < all.length; i++) {
      all[i] = "code" + (char) ('a' + i / 20) + (char) ('a' + i % 20);
    }
    String poll = open("crowd", all);
    List<CompletableFuture<Integer>> sent = new ArrayList<>();
    try (ExecutorService crowd = Executors.newFixedThreadPool(16)) {
      for (int i = 0; i < 400; i++) {
        String code = all[random.nextInt(all.length)];
        sent.add(
            CompletableFuture.supplyAsync(() -> respond(poll, key(), code).statusCode(), crowd));
      }
    }

    long acknowledged = sent.stream().filter(status -> status.join() == 201).count();
    assertThat(sent).allMatch(status -> status.join() == 201 || status.join() == 409);
    assertThat(responses(poll)).isEqualTo(acknowledged);
    assertThat(codes(poll)).isEqualTo(all.length - acknowledged);
  }

  @Test
  void releasedResponsesSayByWhichChannelTheyCame() {
    String[] all = {"aaaa", "bbbb", "cccc", "dddd", "eeee"};
    String poll = open("channel", all);
    for (String code : all) {
      assertThat(respond(poll, key(), code).statusCode()).isEqualTo(201);
    }

    Patience.until(() -> node.results(poll).path("version").asInt(), version -> version == 1);
    assertThat(node.results(poll).path("channels").path("code").asInt()).isEqualTo(5);
    assertThat(node.results(poll).path("channels").path("web").asInt()).isZero();
  }
}
