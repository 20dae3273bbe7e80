package nl.telmee.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.UUID;
import nl.telmee.Patience;
import nl.telmee.SetBeside;
import nl.telmee.Survey;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What no results say becomes no finding; what is frozen stays; a poll leads to all that follows.
 */
final class WhatIsNotFrozenTest {
  private static final TestNode NODE = TestNode.start();

  @BeforeAll
  static void organisation() {
    NODE.organisation("velsen");
  }

  @AfterAll
  static void stop() {
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

  @Test
  void aPollThatNobodyAnsweredIsInWithoutFindingsAndIsNoResult() throws SQLException {
    String poll = answered("nobody", 0);
    ApiTrajectory trajectory = begin("nobody");
    UUID activity = UUID.randomUUID();
    put(trajectory, activity, poll);

    NODE.close(poll);

    JsonNode view = frozen(trajectory);
    assertThat(view.path("findings")).isEmpty();
    assertThat(view.path("activities").path(0).path("tooFew").asBoolean()).isTrue();
    assertThat(resultsIn(trajectory)).isFalse();

    explain(trajectory, activity, poll, "Niemand kwam langs: het was vakantie.");
    assertThat(resultsIn(trajectory)).isTrue();
  }

  @Test
  void aPollThatTooFewAnsweredIsNoResultUntilSomebodyExplainsIt() throws SQLException {
    String poll = answered("few", 3);
    ApiTrajectory trajectory = begin("few");
    UUID activity = UUID.randomUUID();
    put(trajectory, activity, poll);
    NODE.close(poll);

    JsonNode view = frozen(trajectory);

    assertThat(view.path("activities").path(0).path("people").asInt()).isEqualTo(3);
    assertThat(view.path("activities").path(0).path("tooFew").asBoolean()).isTrue();
    assertThat(resultsIn(trajectory)).isFalse();
  }

  private static boolean resultsIn(ApiTrajectory trajectory) throws SQLException {
    return Condition.RESULTS_IN.isMet(Replayed.stored(NODE, trajectory.head()));
  }

  private static void explain(ApiTrajectory trajectory, UUID activity, String poll, String notes) {
    Activity explained =
        new Activity(
            activity,
            Activity.Form.POLL,
            "Poll",
            UUID.fromString(poll),
            Example.TODAY,
            0,
            notes,
            "",
            "",
            0);
    assertThat(trajectory.send(NODE.token(), new Change.Put(explained)).statusCode())
        .isEqualTo(200);
  }

  @Test
  void aQuestionThatNobodyAnsweredIsNoDraft() {
    String poll = NODE.openPoll(Survey.poll("unanswered"));
    Survey survey = new Survey(7);
    for (int i = 0; i < 12; i++) {
      NODE.respond(
          poll,
          survey.key(),
          "{\"municipality\":\"velsen\",\"themes\":[\"homes\"],\"importance\":3}");
    }
    ApiTrajectory trajectory = begin("unanswered");
    put(trajectory, poll);
    NODE.close(poll);

    JsonNode view = frozen(trajectory);

    assertThat(view.path("findings").findValuesAsText("id")).doesNotContain("order", "costs");
    assertThat(view.path("findings")).hasSize(2);
    assertThat(view.path("activities").path(0).path("unanswered"))
        .hasToString("[\"Wat eerst?\",\"Wat mag het kosten?\"]");
    assertThat(view.path("activities").path(0).path("tooFew").asBoolean()).isFalse();
  }

  /** What is linked to from the finding is what the finding says, whatever comes later. */
  @Test
  void conversationsAreFrozenWithTheVersionTheyBelongTo() {
    String poll = answered("spoken", 12);
    ApiTrajectory trajectory = begin("spoken");
    put(trajectory, poll);
    SetBeside.spoken(NODE, poll, "Markt", 14, "{\"themes\":{\"homes\":9}}");
    NODE.close(poll);

    JsonNode frozen = frozen(trajectory).path("findings").path(0).path("evidence");
    String late =
        "{\"place\":\"Plein\",\"date\":\"2026-11-02\",\"people\":40,\"counts\":{\"themes\":{\"homes\":40}}}";
    int refused =
        NODE.post(
                "/api/v1/polls/" + poll + "/conversations",
                "application/json",
                late,
                "Authorization",
                "Bearer " + NODE.token())
            .statusCode();

    assertThat(refused).isEqualTo(409);
    assertThat(frozen.path("question").path("conversations").path("people").asInt()).isEqualTo(14);
    String version = "?version=" + frozen.path("version").asInt();
    String linked = "/api/v1/polls/" + poll + "/results" + version;
    Patience.until(
        () -> TestNode.json(NODE.get(linked)),
        now -> now.path("conversations").path("people").asInt() == 14);
  }

  /** From the poll to what became of it, as everybody may read it. */
  @Test
  void theChainIsWalkedFromThePoll() {
    String poll = answered("walked", 12);
    ApiTrajectory trajectory = begin("walked");
    UUID activity = UUID.randomUUID();
    put(trajectory, activity, poll);
    String asked = "/api/v1/trajectories?poll=" + poll;
    assertThat(TestNode.json(NODE.get(asked)).path("trajectories")).isEmpty();
    assertThat(NODE.results(poll).has("trajectory")).isFalse();

    Example.deliveries().subList(0, 4).forEach(one -> trajectory.send(NODE.token(), one));

    assertThat(TestNode.json(NODE.get(asked)).path("trajectories").findValuesAsText("slug"))
        .containsExactly("walked");
    assertThat(TestNode.json(NODE.get(asked + "&state=closed")).path("trajectories")).isEmpty();
    assertThat(NODE.get("/api/v1/trajectories?poll=no").statusCode()).isEqualTo(400);
    JsonNode held =
        Patience.until(() -> NODE.results(poll), results -> results.has("trajectory"))
            .path("trajectory");
    assertThat(held.path("id").asText()).isEqualTo(trajectory.head().id().toString());
    assertThat(held.path("activity").asText()).isEqualTo(activity.toString());
    JsonNode named = TestNode.json(NODE.get("/api/v1/polls/" + poll)).path("trajectory");
    assertThat(named.path("activity").asText()).isEqualTo(activity.toString());
  }
}
