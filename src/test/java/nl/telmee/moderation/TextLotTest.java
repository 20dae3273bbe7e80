package nl.telmee.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import nl.telmee.TestDatabase;
import nl.telmee.audit.AuditLog;
import nl.telmee.config.DatabaseUrl;
import nl.telmee.db.Database;
import nl.telmee.id.PollId;
import nl.telmee.poll.Polls;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Texts wait in lots as they came, and go over in others; none is lost, none goes twice. */
final class TextLotTest {
  private static final PollId POLL = new PollId(new UUID(1, 1));
  private static final Vertx VERTX = Vertx.vertx();
  private static final DatabaseUrl URL = TestDatabase.migrated();
  private static Database db;

  @BeforeAll
  static void start() {
    db = new Database(VERTX, URL);
    run(
        """
        insert into organisation (slug, kind, name) values ('lots', 'municipality', '{}');
        insert into poll (id, organisation, slug, state, definition, created_at)
        values ('%s', 'lots', 'lots', 'open', '{}', now())
        """
            .formatted(POLL));
  }

  @AfterAll
  static void stop() throws Exception {
    await(VERTX.close());
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.await(30, TimeUnit.SECONDS);
  }

  private static void run(String sql) {
    try (Connection connection =
            DriverManager.getConnection(URL.jdbc(), URL.user(), URL.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> rows(String sql) {
    try (Connection connection =
            DriverManager.getConnection(URL.jdbc(), URL.user(), URL.password());
        var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Responses with a text, and a row of the list for them. */
  private static void arrive(String question, int number, Random random) {
    List<String> responses = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      UUID key = new UUID(random.nextLong(), random.nextLong());
      keys.add("'" + key + "'");
      responses.add(
          "('%s', '%s', 0, current_date, '{\"%s\":\"%s\"}')".formatted(POLL, key, question, key));
    }
    run(
        "insert into response (poll_id, key, stratum, day, answers) values "
            + String.join(",", responses));
    run(
        "insert into text_untaken values ('%s', '%s', gen_random_uuid(), array[%s]::uuid[])"
            .formatted(POLL, question, String.join(",", keys)));
  }

  @Test
  void everyTextGoesOverOnceInLotsOfAtLeastSoMany() throws Exception {
    Random random = new Random(20261130);
    int came = 0;
    for (int i = 0; i < 60; i++) {
      int number = 1 + random.nextInt(i % 10 == 0 ? 400 : 60);
      arrive("idee", number, random);
      came += number;
    }
    arrive("meer", 4, random);
    TextLotStore store = new TextLotStore(db);
    assertThat(await(store.waiting()))
        .contains(
            new TextLotStore.Waiting(POLL, "idee", came),
            new TextLotStore.Waiting(POLL, "meer", 4));

    int taken = 0;
    for (int lot = await(store.take(POLL, "idee", 5, 1_000));
        lot > 0;
        lot = await(store.take(POLL, "idee", 5, 1_000))) {
      assertThat(lot).isBetween(5, 1_400);
      taken += lot;
    }

    assertThat(taken).isEqualTo(came);
    assertThat(rows("select count(distinct written) from open_text where question = 'idee'"))
        .containsExactly(String.valueOf(came));
    assertThat(await(store.take(POLL, "meer", 5, 1_000))).as("too few").isZero();
    assertThat(await(store.take(POLL, "meer", 4, 1_000))).isEqualTo(4);
    assertThat(rows("select lot::text from text_untaken where question in ('idee', 'meer')"))
        .isEmpty();
  }

  @Test
  void aRoundTakesNoMoreOverWhenManyPollsWaitAndEachHasItsTurn() throws Exception {
    int polls = 8;
    int each = 600;
    for (int i = 0; i < polls; i++) {
      waitingPoll(new PollId(new UUID(2, i)), each);
    }
    Clock clock = Clock.systemUTC();
    TextTaking taking = new TextTaking(new Polls(db, new AuditLog(db, clock), clock), db);
    List<Integer> rounds = new ArrayList<>();
    for (int left = polls * each; left > 0; left -= rounds.getLast()) {
      rounds.add(await(taking.round()));
      assertThat(rounds.getLast()).as("%s", rounds).isBetween(Math.min(left, 1_000), 1_099);
    }

    assertThat(rounds).hasSize(5);
    assertThat(rows("select count(*) from open_text where question = 'r' group by poll_id"))
        .hasSize(polls)
        .containsOnly(String.valueOf(each));
  }

  /** Its texts wait in lots of a hundred. */
  private static void waitingPoll(PollId poll, int texts) {
    run(
        """
        insert into poll (id, organisation, slug, state, definition, opened_at, created_at)
        values ('%1$s', 'lots', 'druk-%1$s', 'open',
          '{"organisation":"lots","slug":"druk","title":{"nl":"Druk"},
          "resultsPolicy":{"visibility":"live","minimumGroup":5,"breakdowns":false},
          "questions":[{"id":"r","type":"text","text":{"nl":"Wat mis je?"}}]}', now(), now())
        """
            .formatted(poll));
    rush(poll, "r", texts, 100);
  }

  /** So many responses with a text that waits, in lots of one size. */
  private static void rush(PollId poll, String question, int texts, int lot) {
    run(
        """
        with waiting as (
          select n, gen_random_uuid() as key from generate_series(0, %3$d - 1) n
        ), stored as (
          insert into response (poll_id, key, stratum, day, answers)
          select '%1$s', key, 0, current_date, '{"%2$s":"tekst"}' from waiting
        )
        insert into text_untaken
        select '%1$s', '%2$s', gen_random_uuid(), array_agg(key) from waiting group by n / %4$d
        """
            .formatted(poll, question, texts, lot));
  }

  @Test
  void lookingWhatWaitsDoesNotReadAllThatWaits() {
    run(
        """
        insert into text_untaken
        select '%s', 'vraag' || n %% 3, gen_random_uuid(), array[gen_random_uuid()]
        from generate_series(1, 30000) n
        """
            .formatted(POLL));
    String look = TextLotStore.WAITING.replace("$1", "100");
    try {
      for (String before : List.of("select 1", "analyze text_untaken")) {
        run(before);
        List<String> plan = rows("explain (analyze, costs off, timing off) " + look);
        assertThat(plan).noneMatch(line -> line.contains("Seq Scan on text_untaken"));
        assertThat(plan).noneMatch(line -> line.matches(".*text_untaken.*rows=\\d{4,}.*"));
      }
    } finally {
      run("delete from text_untaken where question like 'vraag%'");
    }
  }

  @Test
  void takingALotReadsAsMuchAsItTakesAlsoOfAPollThatIsNewToTheDatabase() {
    rush(POLL, "rush", 30_000, 2);
    String take =
        TextLotStore.TAKE
            .replace("$1", "'" + POLL + "'::uuid")
            .replace("$2", "'rush'")
            .replace("$3", "5")
            .replace("$4", "1000");
    try {
      for (String before : List.of("select 1", "analyze text_untaken, response")) {
        run(before);
        List<String> plan = rows("explain (analyze, costs off, timing off) " + take);
        assertThat(plan).noneMatch(line -> line.contains("Seq Scan"));
        assertThat(plan).noneMatch(line -> line.matches(".*rows=(\\d{5,}|[2-9]\\d{3})\\b.*"));
        assertThat(plan).noneMatch(line -> line.matches(".*Removed by.*: \\d{4,}"));
      }
      assertThat(rows("select count(*) from open_text where question = 'rush'"))
          .containsExactly("2000");
    } finally {
      run("delete from text_untaken where question = 'rush'");
      run("delete from open_text where question = 'rush'");
    }
  }
}
