package nl.telmee.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.telmee.Patience;
import nl.telmee.Survey;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Results become findings: once, to the letter, and whoever dies meanwhile. Two nodes run. */
final class FreezeTest {
  private static final int PEOPLE = 60;
  private static final TestNode NODE = TestNode.start();
  private static final TestNode OTHER = NODE.another();

  @BeforeAll
  static void organisations() {
    NODE.organisation("velsen");
    NODE.organisation("beverwijk");
  }

  @AfterAll
  static void stop() {
    OTHER.close();
    NODE.close();
  }

  private static ApiTrajectory begin(String slug) {
    return ApiTrajectory.begin(NODE, NODE.token(), "velsen", slug);
  }

  private static HttpResponse<String> put(ApiTrajectory trajectory, String poll) {
    return put(trajectory, UUID.randomUUID(), poll);
  }

  private static HttpResponse<String> put(ApiTrajectory trajectory, UUID activity, String poll) {
    Activity held =
        new Activity(
            activity,
            Activity.Form.POLL,
            "Poll",
            UUID.fromString(poll),
            Example.TODAY,
            0,
            "",
            "",
            "",
            0);
    return trajectory.send(NODE.token(), new Change.Put(held));
  }

  private static String answered(String slug, int people) {
    String poll = NODE.openPoll(Survey.poll(slug));
    Survey survey = new Survey(7);
    for (int i = 0; i < people; i++) {
      assertThat(NODE.respond(poll, survey.key(), survey.answers()).statusCode()).isEqualTo(201);
    }
    return poll;
  }

  private static JsonNode frozen(ApiTrajectory trajectory) {
    return Patience.until(
        () -> trajectory.view(NODE.token()),
        view -> view.path("activities").path(0).path("frozen").asInt() > 0);
  }

  private static JsonNode last(String poll) {
    return Patience.until(
        () -> NODE.results(poll), results -> results.path("state").asText().equals("closed"));
  }

  @Test
  void aPollThatClosesBecomesADraftOfAFindingForEachQuestion() throws SQLException {
    ApiTrajectory trajectory = begin("closes");
    String poll = answered("closes", PEOPLE);
    assertThat(put(trajectory, poll).statusCode()).isEqualTo(200);

    NODE.close(poll);

    JsonNode view = frozen(trajectory);
    JsonNode results = last(poll);
    assertThat(view.path("activities").path(0).path("people").asInt()).isEqualTo(PEOPLE);
    assertThat(view.path("activities").path(0).path("frozen")).isEqualTo(results.path("version"));
    List<String> asked = new ArrayList<>();
    for (JsonNode finding : view.path("findings")) {
      JsonNode evidence = finding.path("evidence");
      String id = evidence.path("question").path("id").asText();
      asked.add(id);
      assertThat(finding.path("text").asText()).isEmpty();
      assertThat(finding.path("activity")).isEqualTo(view.path("activities").path(0).path("id"));
      assertThat(evidence.path("poll").asText()).isEqualTo(poll);
      assertThat(evidence.path("slug").asText()).isEqualTo("closes");
      assertThat(evidence.path("version")).isEqualTo(results.path("version"));
      assertThat(evidence.path("released")).isEqualTo(results.path("responses").path("released"));
      same(bare(evidence.path("question")), of(results, id));
      assertThat(evidence.path("question").path("text").path("nl").asText()).endsWith("?");
      groups(evidence.path("groups"), results, id);
    }
    assertThat(asked).containsExactly("themes", "importance", "order", "costs");
    assertThat(logged(trajectory)).isEqualTo(1);
  }

  private static void groups(JsonNode groups, JsonNode results, String question) {
    assertThat(groups).hasSameSizeAs(results.path("breakdowns"));
    for (int by = 0; by < groups.size(); by++) {
      JsonNode breakdown = results.path("breakdowns").get(by);
      assertThat(groups.get(by).path("by")).isEqualTo(breakdown.path("by"));
      assertThat(groups.get(by).path("groups")).hasSameSizeAs(breakdown.path("groups"));
      for (int group = 0; group < breakdown.path("groups").size(); group++) {
        JsonNode expected = breakdown.path("groups").get(group);
        JsonNode here = groups.get(by).path("groups").get(group);
        assertThat(here.path("value")).isEqualTo(expected.path("value"));
        assertThat(here.path("released")).isEqualTo(expected.path("released"));
        assertThat(here.path("text").path("nl").asText()).isNotEmpty();
        same(here.path("question"), of(expected, question));
      }
    }
  }

  /** The database writes 0 for 0.0. */
  private static void same(JsonNode real, JsonNode expected) {
    boolean same =
        real.equals(
            (one, other) ->
                one.isNumber() && other.isNumber()
                    ? one.decimalValue().compareTo(other.decimalValue())
                    : one.equals(other) ? 0 : 1,
            expected);
    assertThat(same).as("%s is %s", real, expected).isTrue();
  }

  private static JsonNode of(JsonNode results, String question) {
    for (JsonNode one : results.path("questions")) {
      if (one.path("id").asText().equals(question)) {
        return one;
      }
    }
    throw new AssertionError(question);
  }

  /** The numbers without the texts that the questionnaire adds. */
  private static JsonNode bare(JsonNode question) {
    ObjectNode bare = question.deepCopy();
    bare.remove(Set.of("text", "minimumLabel", "maximumLabel"));
    bare.path("options").forEach(option -> ((ObjectNode) option).remove("text"));
    return bare;
  }

  @Test
  void theMethodIsSaidInOneSentence() {
    ApiTrajectory trajectory = begin("method");
    String poll = answered("method", 12);
    put(trajectory, poll);
    NODE.close(poll);

    JsonNode evidence = frozen(trajectory).path("findings").path(0).path("evidence");

    assertThat(evidence.path("method").asText())
        .isEqualTo(
            "Iedereen kon meedoen: %d antwoorden, getoond in groepen van minstens 5, zonder foutmarge."
                .formatted(evidence.path("released").asInt()));
    assertThat(evidence.path("methodEn").asText())
        .isEqualTo(
            "Everybody could take part: %d answers, shown in groups of at least 5, without a margin of error."
                .formatted(evidence.path("released").asInt()));
  }

  @Test
  void aPollThatClosedBeforeIsFrozenOnceItIsPutIn() throws SQLException {
    String poll = answered("before", 12);
    NODE.close(poll);
    JsonNode results = last(poll);
    ApiTrajectory trajectory = begin("before");

    put(trajectory, poll);

    assertThat(frozen(trajectory).path("activities").path(0).path("frozen"))
        .isEqualTo(results.path("version"));
    assertThat(logged(trajectory)).isEqualTo(1);
  }

  @Test
  void aPollThatNobodyAnsweredIsInWithoutFindings() {
    String poll = answered("nobody", 0);
    ApiTrajectory trajectory = begin("nobody");
    put(trajectory, poll);

    NODE.close(poll);

    assertThat(frozen(trajectory).path("findings")).isEmpty();
  }

  /** The nodes wait for the row; the connections on which they wait are cut, as if both died. */
  @Test
  void whoDiesInBetweenLeavesNothingHalfDone() throws SQLException {
    ApiTrajectory trajectory = begin("killed");
    String poll = answered("killed", 12);
    put(trajectory, poll);
    try (Connection holds = NODE.jdbc()) {
      holds.setAutoCommit(false);
      run(holds, "select 1 from trajectory where id = '" + trajectory.head().id() + "' for update");
      NODE.close(poll);
      int cut = Patience.until(() -> cutWhoWaits(), n -> n > 0);
      assertThat(cut).isPositive();
      assertThat(trajectory.view(NODE.token()).path("activities").path(0).path("frozen").asInt())
          .isZero();
      holds.rollback();
    }

    JsonNode view = frozen(trajectory);

    assertThat(view.path("findings")).hasSize(4);
    assertThat(logged(trajectory)).isEqualTo(1);
  }

  private static int cutWhoWaits() {
    try (Connection db = NODE.jdbc()) {
      return run(
          db,
          "select count(pg_terminate_backend(pid)) from pg_stat_activity"
              + " where datname = current_database() and wait_event_type = 'Lock'"
              + " and query like '%from trajectory%for update%'");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatIsStoredIsReadBackTheSame() throws SQLException {
    ApiTrajectory trajectory = begin("again");
    String poll = answered("again", 30);
    put(trajectory, poll);
    NODE.close(poll);
    frozen(trajectory);

    assertThat(Replayed.fromLog(NODE, trajectory.head()))
        .isEqualTo(Replayed.stored(NODE, trajectory.head()));
  }

  @Test
  void aPollBelongsToOneActivity() {
    String poll = answered("one", 0);
    ApiTrajectory trajectory = begin("one");
    UUID activity = UUID.randomUUID();
    assertThat(put(trajectory, activity, poll).statusCode()).isEqualTo(200);

    assertThat(put(trajectory, activity, poll).statusCode()).isEqualTo(200);
    assertThat(put(trajectory, poll).statusCode()).isEqualTo(409);
    assertThat(put(begin("two"), poll).statusCode()).isEqualTo(409);
  }

  @Test
  void aPollOfAnotherOrganisationIsNotPutIn() {
    String theirs =
        NODE.openPoll(
            Survey.poll("theirs")
                .replace("\"organisation\":\"velsen\"", "\"organisation\":\"beverwijk\""));

    HttpResponse<String> refused = put(begin("ours"), theirs);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("\"/poll\"");
    assertThat(put(begin("unknown"), UUID.randomUUID().toString()).statusCode()).isEqualTo(400);
  }

  @Test
  void aPollNamesItsTrajectoryOnceThatIsPublic() {
    String poll = answered("names", 0);
    ApiTrajectory trajectory = begin("names");
    put(trajectory, poll);
    String path = "/api/v1/polls/" + poll;
    assertThat(TestNode.json(NODE.get(path)).has("trajectory")).isFalse();

    Example.deliveries().subList(0, 4).forEach(one -> trajectory.send(NODE.token(), one));

    JsonNode named = TestNode.json(NODE.get(path)).path("trajectory");
    assertThat(named.path("id").asText()).isEqualTo(trajectory.head().id().toString());
    assertThat(named.path("url").asText()).endsWith("/t/names");
  }

  private static int logged(ApiTrajectory trajectory) throws SQLException {
    try (Connection db = NODE.jdbc()) {
      return run(
          db,
          "select count(*) from trajectory_change where kind = 'freeze' and party = 'program'"
              + " and trajectory = '"
              + trajectory.head().id()
              + "'");
    }
  }

  private static int run(Connection db, String sql) throws SQLException {
    try (Statement statement = db.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
