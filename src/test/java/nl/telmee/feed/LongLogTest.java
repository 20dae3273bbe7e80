package nl.telmee.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import nl.telmee.TestDatabase;
import nl.telmee.config.DatabaseUrl;
import nl.telmee.db.Database;
import nl.telmee.db.Migrations;
import nl.telmee.id.Theme;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A page of a long log costs about what it shows: little is read to be thrown away, however rare
 * what is wanted. The plan of the database says so, not a clock.
 */
final class LongLogTest {
  private static final int EVENTS = 30_000;
  private static final int PAGE = 100;

  /** Most are results of the theme youth; an advice is rare, a trajectory too. */
  private static final String FILL =
      """
      insert into event (seq, id, type, organisation, subject, trajectory, themes, at, path, data)
      select n, gen_random_uuid(),
        case when n % 10000 = 5 then 'nl.telmee.advice.published.v1'
          else 'nl.telmee.results.released.v1' end,
        'm' || n % 2, 'polls/' || n, case when n % 1000 = 7 then 't' || n / 5000 end,
        '{youth}', now(), '/p/x', '{"title":{"nl":"Peiling"}}'
      from generate_series(1, 30000) n
      """;

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
          "insert into organisation (slug, kind, name) select 'm' || n, 'municipality',"
              + " '{\"nl\":\"M\"}' from generate_series(0, 1) n");
      statement.execute(FILL);
      statement.execute(
          "insert into event_theme (organisation, theme, seq, type)"
              + " select organisation, themes[1], seq, type from event");
      statement.execute("analyze event");
      statement.execute("analyze event_theme");
    }
  }

  @AfterAll
  static void close() {
    VERTX.close().await();
  }

  @Test
  void littleIsReadToBeThrownAwayWhateverIsAskedFor() throws Exception {
    List<EventFilter> asked = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      asked.add(
          new EventFilter(
              i % 2 == 0 ? null : Set.of("m0", "m1"),
              i / 2 % 2 == 0 ? null : Set.of(EventType.ADVICE_PUBLISHED),
              theme(i / 4 % 3),
              i / 12 == 0 ? null : "t1"));
    }
    for (EventFilter filter : asked) {
      requireLittle(filter, EventQuery.after(filter, 0, PAGE));
      requireLittle(filter, EventQuery.before(filter, EVENTS, PAGE));
    }
  }

  private static @Nullable Theme theme(int number) {
    return switch (number) {
      case 0 -> null;
      case 1 -> Theme.YOUTH;
      default -> Theme.HOUSING;
    };
  }

  private static void requireLittle(EventFilter filter, EventQuery query) throws Exception {
    StringBuilder plan = new StringBuilder();
    for (Row row :
        db.query("explain (analyze, timing off) " + query.sql(), query.arguments())
            .await(30, TimeUnit.SECONDS)) {
      plan.append(row.getString(0)).append('\n');
    }
    long thrownAway =
        Pattern.compile("Rows Removed by (?:Join )?Filter: (\\d+)")
            .matcher(plan)
            .results()
            .mapToLong(found -> Long.parseLong(found.group(1)))
            .sum();
    assertThat(thrownAway).as("%s%n%s", filter, plan).isLessThan(10 * PAGE);
  }
}
