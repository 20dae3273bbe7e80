package nl.telmee.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.telmee.SteppedClock;
import nl.telmee.TestDatabase;
import nl.telmee.audit.AuditLog;
import nl.telmee.config.DatabaseUrl;
import nl.telmee.db.Database;
import nl.telmee.db.Migrations;
import nl.telmee.poll.Poll;
import nl.telmee.poll.Polls;
import nl.telmee.tally.Addition;
import nl.telmee.tally.TallyStore;
import nl.telmee.web.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which versions followers hear of; the clock is the test's, and looks happen when it says so. */
final class AnnouncementsTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final DatabaseUrl URL = TestDatabase.create();
  private static final Database DB = new Database(VERTX, URL);
  private static final String ANNOUNCED =
      """
      select data ->> 'version' as version, data ->> 'last' as last from event
      where subject = $1 and type = 'nl.telmee.results.released.v1' order by seq
      """;

  private final SteppedClock clock = new SteppedClock();
  private final Polls polls = new Polls(DB, new AuditLog(DB, clock), clock);
  private final Releases releases =
      new Releases(DB, clock, _ -> Future.succeededFuture(Beside.NOTHING));

  @BeforeAll
  static void makeOrganisation() {
    Migrations.run(URL);
    get(
        DB.query(
            "insert into organisation (slug, kind, name) values ('velsen', 'municipality', '{}')",
            Tuple.tuple()));
  }

  @AfterAll
  static void close() {
    get(DB.close());
    get(VERTX.close());
  }

  @Test
  void aPollThatIsBusyTellsOnceAMinuteOfTheNewestVersion() {
    Poll poll = open("busy", "live");
    for (int second = 0; second < 150; second++) {
      vote(poll);
      clock.step(Duration.ofSeconds(1));
      get(releases.look(poll));
    }

    assertThat(announced(poll)).containsExactly("1", "61", "121");
  }

  @Test
  void aPollThatFellSilentTellsOfItsNewestVersionWhenTheMinuteIsOver() {
    Poll poll = open("silent", "live");
    for (int vote = 0; vote < 3; vote++) {
      vote(poll);
      clock.step(Duration.ofSeconds(1));
      get(releases.look(poll));
    }
    assertThat(announced(poll)).containsExactly("1");
    assertThat(due(poll)).isFalse();
    clock.step(Duration.ofMinutes(1));
    assertThat(due(poll)).isTrue();
    get(releases.look(poll));
    get(releases.look(poll));

    assertThat(announced(poll)).containsExactly("1", "3");
    assertThat(due(poll)).isFalse();
  }

  @Test
  void aClockThatIsSetADayBackDoesNotHoldUpWhatIsTold() {
    Poll poll = open("set-back", "live");
    vote(poll);
    clock.step(Duration.ofSeconds(1));
    get(releases.look(poll));
    clock.step(Duration.ofDays(-1));
    vote(poll);
    get(releases.look(poll));
    assertThat(announced(poll)).containsExactly("1", "2");

    vote(poll);
    clock.step(Duration.ofSeconds(2));
    get(releases.look(poll));
    assertThat(announced(poll)).as("once a minute by the new time").containsExactly("1", "2");
  }

  @Test
  void aNodeWhoseClockIsBehindMakesNoVersionBeforeThePauseOfTheOtherIsOver() {
    SteppedClock behind = new SteppedClock();
    behind.step(Duration.ofSeconds(-2));
    Releases other = new Releases(DB, behind, _ -> Future.succeededFuture(Beside.NOTHING));
    Poll poll = open("behind", "live");
    vote(poll);
    get(releases.look(poll));
    vote(poll);

    assertThat(get(other.look(poll))).isEqualTo(Duration.ofMillis(2_250));
    assertThat(announced(poll)).containsExactly("1");
    clock.step(Duration.ofMinutes(1));
    behind.step(Duration.ofMinutes(1));
    get(releases.look(poll));
    vote(poll);
    assertThat(get(other.look(poll))).isPositive();
    assertThat(announced(poll)).as("once a minute").containsExactly("1", "2");
    behind.step(Duration.ofMillis(2_250));
    assertThat(get(other.look(poll))).isZero();
    assertThat(get(releases.refresh(poll)).version()).isEqualTo(3);
  }

  @Test
  void aVersionThatWaitsIsDueWhenTheClockWasSetBack() {
    Poll poll = open("waits", "live");
    for (int vote = 0; vote < 2; vote++) {
      vote(poll);
      clock.step(Duration.ofSeconds(2));
      get(releases.look(poll));
    }
    assertThat(due(poll)).isFalse();
    clock.step(Duration.ofDays(-1));
    assertThat(due(poll)).isTrue();
  }

  @Test
  void theLastVersionIsToldAtOnceAndAsTheLast() {
    Poll poll = open("last", "after-closing");
    vote(poll);
    clock.step(Duration.ofSeconds(5));
    get(releases.look(poll));
    assertThat(announced(poll)).as("nobody may see it yet").isEmpty();
    get(polls.close(poll.id()));
    clock.step(Duration.ofSeconds(1));
    get(releases.look(get(polls.read(poll.id()))));

    assertThat(announced(poll)).containsExactly("2 last");
  }

  @Test
  void aPollOfWhichNothingMayBeShownTellsNothing() {
    Poll poll = open("nothing", "live");
    get(polls.close(poll.id()));
    clock.step(Duration.ofSeconds(1));
    get(releases.look(get(polls.read(poll.id()))));

    assertThat(announced(poll)).isEmpty();
  }

  private Poll open(String slug, String visibility) {
    String body =
        """
        {"organisation":"velsen","slug":"%s","title":{"nl":"Verteld"},
         "resultsPolicy":{"visibility":"%s","minimumGroup":1,"breakdowns":false},
         "questions":[{"id":"a","type":"single-choice","text":{"nl":"Wat?"},"options":[
          {"id":"x","text":{"nl":"X"}},{"id":"y","text":{"nl":"Y"}}]}]}
        """
            .formatted(slug, visibility);
    Poll draft = get(polls.create(Json.readOwn(body)));
    return get(polls.open(draft.id()));
  }

  private static void vote(Poll poll) {
    Addition vote = new Addition();
    long[] counts = vote.counts(poll.id(), 0, 2);
    counts[0] = 1;
    counts[1] = 1;
    get(DB.inTransaction(tx -> TallyStore.add(tx, 0, vote)));
  }

  /** Whether the clock would look at the poll for this alone. */
  private boolean due(Poll poll) {
    return get(releases.unfinished(null)).stream()
        .anyMatch(one -> one.poll().equals(poll.id()) && one.toAnnounce());
  }

  private static List<String> announced(Poll poll) {
    List<String> versions = new ArrayList<>();
    for (Row row : get(DB.query(ANNOUNCED, Tuple.of("polls/" + poll.id())))) {
      versions.add(
          row.getString("version") + (row.getString("last").equals("true") ? " last" : ""));
    }
    return versions;
  }

  private static <T> T get(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }
}
