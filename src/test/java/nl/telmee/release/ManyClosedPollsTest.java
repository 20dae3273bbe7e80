package nl.telmee.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import nl.telmee.TestDatabase;
import nl.telmee.config.DatabaseUrl;
import nl.telmee.db.Database;
import nl.telmee.db.Migrations;
import nl.telmee.id.PollId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a look of the clock costs does not grow with the polls that closed long ago. */
final class ManyClosedPollsTest {
  /** Twenty thousand are over; of the others n says which they are. */
  private static final String FILL =
      """
      insert into poll (id, organisation, slug, state, definition, opened_at, created_at)
      select ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'velsen', 'p' || n,
        case when n <= 5 then 'open' when n = 9 then 'draft' else 'closed' end,
        '{"resultsPolicy":{"minimumGroup":10}}', now(), now()
      from generate_series(1, 20000) n;
      insert into release_head (poll_id, version, final)
      select id, 1, slug not in ('p1', 'p2', 'p6') from poll where slug not in ('p3', 'p7', 'p8', 'p9');
      update release_head set final = false where poll_id in (select id from poll where state = 'open');
      analyze poll;
      analyze release_head
      """;

  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
  private static final Vertx VERTX = Vertx.vertx();
  private static final DatabaseUrl URL = TestDatabase.create();
  private static Database db;

  @BeforeAll
  static void fill() throws SQLException {
    Migrations.run(URL);
    db = new Database(VERTX, URL);
    try (Connection connection =
            DriverManager.getConnection(URL.jdbc(), URL.user(), URL.password());
        var statement = connection.createStatement()) {
      statement.execute(
          "insert into organisation (slug, kind, name) values ('velsen', 'municipality', '{}')");
      statement.execute(FILL);
    }
  }

  @AfterAll
  static void close() {
    VERTX.close().await();
  }

  private static PollId poll(int number) {
    return new PollId(UUID.fromString("00000000-0000-4000-8000-%012d".formatted(number)));
  }

  private static List<PollId> unfinished(@Nullable Collection<PollId> known) throws Exception {
    return new ReleaseStore(db)
        .unfinished(NOW, Duration.ofMinutes(1), known).await(30, TimeUnit.SECONDS).stream()
            .map(ReleaseStore.Standing::poll)
            .sorted((one, other) -> one.value().compareTo(other.value()))
            .toList();
  }

  @Test
  void whatIsOpenOrHasNoLastVersionIsLookedAt() throws Exception {
    assertThat(unfinished(null))
        .containsExactly(poll(1), poll(2), poll(3), poll(4), poll(5), poll(6), poll(7), poll(8));
    assertThat(unfinished(List.of(poll(7), poll(9), poll(19_000))))
        .as("not the eighth, which closed before anybody looked")
        .containsExactly(poll(1), poll(2), poll(3), poll(4), poll(5), poll(6), poll(7));
  }

  @Test
  void aLookReadsNoneOfThoseThatAreOver() throws Exception {
    OffsetDateTime now = NOW.atOffset(ZoneOffset.UTC);
    Tuple arguments = Tuple.of(now, now).addValue(new UUID[] {poll(7).value()});
    StringBuilder plan = new StringBuilder();
    for (Row row :
        db.query("explain (analyze, timing off) " + ReleaseStore.UNFINISHED_AND_KNOWN, arguments)
            .await(30, TimeUnit.SECONDS)) {
      plan.append(row.getString(0)).append('\n');
    }

    assertThat(plan.toString())
        .doesNotContain("Seq Scan on poll", "Seq Scan on release_head")
        .doesNotContainPattern("rows=\\d{3,}\\.\\d+ loops")
        .doesNotContainPattern("Removed by Filter: \\d{3,}");
  }
}
