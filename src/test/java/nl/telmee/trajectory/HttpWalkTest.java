package nl.telmee.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import nl.telmee.TestNode;
import nl.telmee.trajectory.People.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Walks at random through the process over HTTP, as people with real accounts: those who work on
 * it, those who look on, and those of another organisation. What the API answers is what the rules
 * say, the row is the sum of the log, and followers are told each fact once.
 */
final class HttpWalkTest {
  private static final int STEPS = 200;

  private static TestNode node;
  private static People people;

  @BeforeAll
  static void start() {
    node = TestNode.start();
    people = new People(node);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void theApiDoesWhatTheRulesSayAndNothingElse(long seed) throws SQLException {
    Random random = new Random(seed);
    int made = 0;
    int refused = 0;
    int stopped = 0;
    Walk walk = begin(seed, 0);
    for (int step = 0; step < STEPS; step++) {
      Change change = RandomChange.next(walk.now, random);
      Person person = person(walk.now, change, random);
      int status = walk.attempt(person, change, "seed " + seed + ", step " + step);
      switch (status) {
        case 200 -> made++;
        case 409 -> refused++;
        default -> stopped++;
      }
      if (walk.now.state() == Trajectory.State.CLOSED && random.nextInt(20) == 0) {
        walk.end();
        walk = begin(seed, step + 1);
      }
    }
    walk.end();
    assertThat(made).as("changes that were made").isGreaterThan(STEPS / 5);
    assertThat(refused).as("changes that the rules refused").isGreaterThan(STEPS / 20);
    assertThat(stopped).as("people who were stopped").isGreaterThan(STEPS / 5);
  }

  private static Walk begin(long seed, int step) {
    return new Walk(people.begin("walk-" + seed + "-" + step));
  }

  /** Mostly somebody who may do it, else anybody. */
  private static Person person(Trajectory trajectory, Change change, Random random) {
    return random.nextInt(3) > 0
        ? people.acting(trajectory, change)
        : people.all().get(random.nextInt(people.all().size()));
  }

  /** One trajectory on its way. */
  private static final class Walk {
    private final ApiTrajectory api;
    private final List<String> told = new ArrayList<>();
    private Trajectory now;

    Walk(ApiTrajectory api) {
      this.api = api;
      Subject subject = Example.begun().subject();
      this.now = Trajectory.begin(api.head(), subject, Planning.WHOLE);
    }

    /** Tries something, and knows before what must come of it; yields the status. */
    int attempt(Person person, Change change, String where) {
      HttpResponse<String> answer = api.send(person.token(), change);
      String what = "%s, %s: %s: %s".formatted(where, person, change, answer.body());
      Optional<Party> party = Permissions.party(now, change, person.parties());
      Ruling ruling =
          party
              .map(one -> Rules.apply(now, change, one, LocalDate.now(Trajectories.HERE)))
              .orElse(null);
      int expected =
          person.stranger() > 0
              ? person.stranger()
              : ruling == null ? 403 : ruling instanceof Ruling.Allowed ? 200 : 409;
      assertThat(answer.statusCode()).as(what).isIn(unreadable(change, person, expected));
      if (answer.statusCode() == 200 && ruling instanceof Ruling.Allowed(Trajectory after)) {
        told.addAll(Facts.of(now, change, after));
        now = after;
        // Nothing that was refused in between was counted.
        assertThat(TestNode.json(answer).path("revision").asInt())
            .as(what)
            .isEqualTo(now.revision());
      }
      return answer.statusCode();
    }

    /** A body that nobody could mean is refused as such, before it is looked at who sent it. */
    private static Set<Integer> unreadable(Change change, Person person, int expected) {
      boolean blank =
          (change instanceof Change.Put(Decision decision) && decision.reason().isEmpty())
              || (change instanceof Change.Put(Feedback feedback) && feedback.text().isEmpty())
              || (change instanceof Change.Remove remove && remove.kind() == Item.Kind.ATTACHMENT);
      boolean passes = person.stranger() != 401 && !person.name().equals("viewer");
      return blank && passes ? Set.of(400, 404) : Set.of(expected);
    }

    void end() throws SQLException {
      Trajectory stored = Replayed.stored(node, api.head());
      assertThat(stored.content().json()).isEqualTo(now.content().json());
      assertThat(stored).isEqualTo(now);
      assertThat(Replayed.fromLog(node, api.head())).isEqualTo(stored);
      assertThat(Facts.inLog(node, api.head())).isEqualTo(told);
      assertThat(Invariants.broken(stored)).isEmpty();
    }
  }
}
