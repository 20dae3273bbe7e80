package nl.telmee.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import nl.telmee.TestNode;
import nl.telmee.web.Language;
import nl.telmee.web.Words;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tries to pass without each condition, over the API and with the rules; {@code docs/process.md} is
 * made of what is tried here.
 */
final class ExitConditionsTest {
  private static final Words ENGLISH = Words.of(Language.EN);

  private static TestNode node;
  private static People people;
  private static int trajectories;

  @BeforeAll
  static void start() {
    node = TestNode.start();
    people = new People(node);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  static List<WithoutCondition> attempts() {
    return WithoutCondition.all();
  }

  /** The same changes are made twice: in memory by the rules, and by people over the API. */
  private static Trajectory go(ApiTrajectory api, List<Change> changes, Law... laws) {
    Trajectory trajectory = Example.begun(laws);
    for (Change change : changes) {
      HttpResponse<String> answer = send(api, trajectory, change);
      Ruling ruling = rule(trajectory, change);
      assertThat(answer.statusCode() == 200)
          .as("%s: %s, %s", change, ruling, answer.body())
          .isEqualTo(ruling instanceof Ruling.Allowed);
      trajectory = ruling instanceof Ruling.Allowed(Trajectory after) ? after : trajectory;
    }
    return trajectory;
  }

  private static HttpResponse<String> send(
      ApiTrajectory api, Trajectory trajectory, Change change) {
    return api.send(people.acting(trajectory, change).token(), change);
  }

  private static Ruling rule(Trajectory trajectory, Change change) {
    Party party =
        Permissions.allowed(trajectory, change).stream().sorted().findFirst().orElseThrow();
    return Rules.apply(trajectory, change, party, Example.TODAY);
  }

  @ParameterizedTest
  @MethodSource("attempts")
  void nothingPassesWithoutIt(WithoutCondition attempt) {
    Condition condition = attempt.condition();
    ApiTrajectory api = people.begin("without-" + ++trajectories, attempt.laws());
    Trajectory lacking = go(api, attempt.before(), attempt.laws());

    Optional<List<Condition>> missing = Example.missing(rule(lacking, attempt.act()));
    HttpResponse<String> answer = send(api, lacking, attempt.act());

    assertThat(condition.isMet(lacking)).isFalse();
    assertThat(missing).hasValueSatisfying(all -> assertThat(all).contains(condition));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
    JsonNode problem = TestNode.json(answer);
    assertThat(problem.path("type").asText()).endsWith("trajectory-lacks");
    assertThat(problem.path("errors"))
        .anySatisfy(
            error -> {
              assertThat(error.path("pointer").asText()).isEqualTo("/" + condition.where());
              assertThat(error.path("detail").asText())
                  .isEqualTo(ENGLISH.say("trajectory.condition." + condition.word()));
            });
    JsonNode after = api.view(people.leader().token());
    assertThat(after.path("revision").asInt()).isEqualTo(lacking.revision());
    assertThat(after.path("state").asText()).isEqualTo(lacking.state().word());
  }

  /** Without this, the test above would also hold of a program that refuses everything. */
  @Test
  void withAllOfThemTheTrajectoryIsClosed() {
    ApiTrajectory api = people.begin("with-all", Law.YOUTH_ACT);

    Trajectory closed = go(api, Example.deliveries(Law.YOUTH_ACT), Law.YOUTH_ACT);

    assertThat(closed.state()).isEqualTo(Trajectory.State.CLOSED);
    assertThat(api.view("").path("state").asText()).isEqualTo("closed");
  }

  @Test
  void eachConditionHoldsSomethingUp() {
    assertThat(WithoutCondition.all())
        .extracting(WithoutCondition::condition)
        .contains(Condition.values());
  }
}
