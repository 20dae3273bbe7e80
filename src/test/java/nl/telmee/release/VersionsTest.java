package nl.telmee.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Versions in the database, with a clock that the test steps; looks happen when the test says so.
 */
final class VersionsTest {
  private static final int K = 5;
  private static final Duration ALMOST = Releases.SHORTEST_PAUSE.minusNanos(1_000_000);
  private static final Vertx VERTX = Vertx.vertx();
  private static final DatabaseUrl URL = TestDatabase.create();
  private static final Database DB = new Database(VERTX, URL);

  private final SteppedClock clock = new SteppedClock();
  private final Polls polls = new Polls(DB, new AuditLog(DB, clock), clock);
  private final Releases releases = releases(DB, clock);

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

  private static <T> T get(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  private Poll open(Town town, String slug) {
    Poll draft = get(polls.create(Json.readOwn(town.poll(slug, K))));
    return get(polls.open(draft.id()));
  }

  /** Counts a person's response as a writer would. */
  private static void arrive(Poll poll, Town town, int person) {
    Addition added = new Addition();
    town.count(person, added.counts(poll.id(), town.stratum(person), town.cells().count()));
    get(DB.inTransaction(tx -> TallyStore.add(tx, person % 3, added)));
  }

  private static Connection jdbc() throws SQLException {
    return DriverManager.getConnection(URL.jdbc(), URL.user(), URL.password());
  }

  private static Releases releases(Database db, Clock clock) {
    return new Releases(db, clock, _ -> Future.succeededFuture(Beside.NOTHING));
  }

  private int newest(Poll poll) {
    return get(releases.store().newest(poll.id()));
  }

  private static String content(Releases releases, Poll poll, int version) {
    return ResultsJson.write(get(releases.results(poll, version)), Beside.NOTHING).toString();
  }

  private void look(Poll poll) {
    clock.step(Releases.SHORTEST_PAUSE);
    get(releases.look(poll));
  }

  @ParameterizedTest
  @EnumSource
  void aVersionReadsTheSameWheneverItIsReadAndIsolatesNobody(Town.Shape shape) {
    Town town = new Town(shape, 60, 11);
    Poll poll = open(town, "same-" + shape.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    Attacker attacker = new Attacker(town);
    List<String> first = new ArrayList<>(List.of(content(releases, poll, 0)));
    for (int person = 0; person < town.people(); person++) {
      arrive(poll, town, person);
      look(poll);
      if (newest(poll) == first.size()) {
        first.add(content(releases, poll, first.size()));
        attacker.read(Json.readOwn(first.getLast()));
      }
    }
    look(get(polls.close(poll.id())));
    first.add(content(releases, poll, first.size()));
    attacker.read(Json.readOwn(first.getLast()));

    assertThat(newest(poll)).isEqualTo(first.size() - 1).isGreaterThan(3);
    assertThat(first.getLast()).contains("\"state\":\"closed\"");
    Database afterRestart = new Database(VERTX, URL);
    Releases another = releases(afterRestart, clock);
    for (int version = 0; version < first.size(); version++) {
      assertThat(content(releases, poll, version)).isEqualTo(first.get(version));
      assertThat(content(another, poll, version)).isEqualTo(first.get(version));
    }
    get(afterRestart.close());
    assertThat(attacker.smallestAlike()).isEqualTo(K);
    assertThat(attacker.smallestIsolated(3)).isEqualTo(K);
  }

  @Test
  void twoVersionsAreAtLeastTheShortestPauseApart() {
    Town town = new Town(Town.Shape.NO_BACKGROUND, 20, 1);
    Poll poll = open(town, "pause");
    for (int person = 0; person < K; person++) {
      arrive(poll, town, person);
    }
    look(poll);
    for (int person = K; person < 2 * K; person++) {
      arrive(poll, town, person);
    }

    clock.step(ALMOST);
    Duration early = get(releases.look(poll));
    assertThat(early).isEqualTo(Releases.SHORTEST_PAUSE.minus(ALMOST));
    assertThat(newest(poll)).isEqualTo(1);

    clock.step(early);
    assertThat(get(releases.look(poll))).isZero();
    assertThat(newest(poll)).isEqualTo(2);
  }

  @Test
  void aNodeDoesNothingWhileAnotherLooksAtThePoll() throws SQLException {
    Town town = new Town(Town.Shape.NO_BACKGROUND, 20, 1);
    Poll poll = open(town, "held");
    look(poll);
    for (int person = 0; person < K; person++) {
      arrive(poll, town, person);
    }
    try (Connection other = jdbc();
        PreparedStatement hold =
            other.prepareStatement("select 1 from release_head where poll_id = ? for update")) {
      other.setAutoCommit(false);
      hold.setObject(1, poll.id().value());
      assertThat(hold.executeQuery().next()).isTrue();

      look(poll);
      assertThat(newest(poll)).isZero();

      other.rollback();
    }
    look(poll);
    assertThat(newest(poll)).isEqualTo(1);
  }

  @Test
  void manyNodesThatLookAtOnceMakeOneVersion() {
    Town town = new Town(Town.Shape.GRID, 60, 5);
    Poll poll = open(town, "at-once");
    Attacker attacker = new Attacker(town);
    int versions = 0;
    for (int person = 0; person < town.people(); person++) {
      arrive(poll, town, person);
      clock.step(Releases.SHORTEST_PAUSE);
      List<Future<Duration>> looks = new ArrayList<>();
      for (int node = 0; node < 4; node++) {
        looks.add(releases(DB, clock).look(poll));
      }
      get(Future.all(looks));
      assertThat(newest(poll)).isBetween(versions, versions + 1);
      versions = newest(poll);
      attacker.read(Json.readOwn(content(releases, poll, versions)));
    }
    assertThat(attacker.versions()).hasSizeGreaterThan(4);
    assertThat(attacker.smallestAlike()).isEqualTo(K);
  }

  @Test
  void nothingFollowsTheLastVersion() {
    Town town = new Town(Town.Shape.NO_BACKGROUND, 20, 1);
    Poll poll = open(town, "last");
    for (int person = 0; person < K - 1; person++) {
      arrive(poll, town, person);
    }
    Poll closed = get(polls.close(poll.id()));
    look(closed);
    String last = content(releases, closed, 1);
    assertThat(last)
        .contains("\"received\":4,\"released\":0", "\"withheld\":4", "\"questions\":[]");

    arrive(poll, town, K);
    look(closed);

    assertThat(newest(poll)).isEqualTo(1);
    assertThat(content(releases, closed, 1)).isEqualTo(last);
  }

  @Test
  void versionZeroShowsNothing() {
    Town town = new Town(Town.Shape.GRID, 20, 1);
    Poll poll = open(town, "zero");
    arrive(poll, town, 0);
    look(poll);

    assertThat(get(releases.newest(poll)).version()).isZero();
    assertThat(content(releases, poll, 0))
        .contains("\"version\":0,\"releasedAt\":null,\"state\":\"open\"")
        .contains("\"questions\":[],\"breakdowns\":[]");
  }
}
