package nl.telmee.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.telmee.db.Statements.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All statements keep to what allows several nodes, and a database that is spread over machines by
 * poll (decision 58). An exception stands here with its reason, and goes when it is none any more.
 */
final class ScaleStatementsTest {
  private static final Pattern CLOCK =
      Pattern.compile(
          "\\b(now|clock_timestamp|statement_timestamp|transaction_timestamp) ?\\("
              + "|\\bcurrent_(timestamp|date|time)\\b|\\blocal(time|timestamp)\\b");
  private static final Pattern CONFLICT =
      Pattern.compile("do update set (.*?)(?: returning |\\) ?,? ?select |$)");
  private static final Pattern ONE_POLL =
      Pattern.compile("\\bpoll_id ?(=|is not distinct from) ?(any ?\\( ?)?\\(?\\$\\d");
  private static final Pattern BATCH = Pattern.compile("unnest ?\\( ?\\$\\d|values ?\\( ?\\$1");

  /** Statements that name no poll, each with the reason why that does no harm. */
  private static final Map<String, String> ACROSS_POLLS =
      Map.of(
          "DueStore.AFTER_CLOSING",
          "in the background: asks once for each closed poll whether it still has rows",
          "FreezeStore.DUE",
          "in the background: only polls of trajectories that are not frozen yet, by their key",
          "HourStore.COUNT",
          "in the background: every poll is added up, and written, by itself",
          "ReleaseStore.UNFINISHED",
          "in the background, once in two seconds: the polls, with the newest version by its key",
          "TextLotStore.WAITING",
          "in the background: which polls have texts that nobody took over yet",
          "TextStore.COLUMNS",
          "the beginning of statements that end with one poll",
          "WatchStore.STANDINGS",
          "the polls are named by the key of poll, and figures come from releases",
          "WatchStore.UNREAD",
          "the desk of staff: five polls with most texts unread, few times a day",
          "YearStore.POLLS",
          "once for a report on a year: polls of one organisation, figures from releases");

  private static List<Statement> all() throws IOException {
    List<Statement> all = Statements.ofStores();
    assertThat(all).hasSizeGreaterThan(300);
    return all;
  }

  @Test
  void whatWritesOverOnConflictUsesColumnsAndParametersOnly() throws IOException {
    assertThat(
            broken(
                all(),
                sql ->
                    CONFLICT
                        .matcher(sql)
                        .results()
                        .map(found -> found.group(1))
                        .anyMatch(
                            set ->
                                CLOCK.matcher(set).find()
                                    || set.matches(".*\\b(select|random|gen_random_uuid)\\b.*"))))
        .isEmpty();
  }

  @Test
  void noStatementOnWhatIsSpreadByPollReadsTheClockOfADatabase() throws IOException {
    assertThat(broken(all(), sql -> namesSpread(sql) && CLOCK.matcher(sql).find())).isEmpty();
  }

  @Test
  void everyStatementOnWhatIsSpreadByPollSaysOfWhichPolls() throws IOException {
    assertThat(
            broken(
                all(),
                sql ->
                    namesSpread(sql)
                        && !ONE_POLL.matcher(sql).find()
                        && !BATCH.matcher(sql).find()))
        .isEqualTo(new TreeSet<>(ACROSS_POLLS.keySet()));
  }

  @Test
  void lockedRowsAreSkippedOnlyAtTheCoordinatorOrInOnePoll() throws IOException {
    assertThat(
            broken(
                all(),
                sql ->
                    sql.contains("skip locked")
                        && namesSpread(sql)
                        && !ONE_POLL.matcher(sql).find()))
        .isEmpty();
  }

  @Test
  void nothingWaitsForAnAdvisoryLockOrForANotification() throws IOException {
    assertThat(broken(all(), ScaleStatementsTest::isLocalToOneServer)).isEmpty();
    for (Path script : scripts()) {
      assertThat(isLocalToOneServer(Files.readString(script))).as(script.toString()).isFalse();
    }
  }

  @Test
  void aStatementIsFoundWithTheConstantsItIsMadeOf(@TempDir Path folder) throws IOException {
    Path source = folder.resolve("MadeStore.java");
    Files.writeString(
        source,
        """
        class MadeStore {
          static final String END = " do update set n = now()";
          static final String PUT =
              ""\"
              insert into tally (n) values ($1)
                on conflict (poll_id)""\" + END;
          String all() { return "select pg_advisory_lock(1)".formatted(); }
        }
        """);

    List<Statement> found = Statements.of(List.of(source));

    assertThat(found)
        .containsExactly(
            new Statement(
                "MadeStore.PUT",
                "insert into tally (n) values ($1) on conflict (poll_id) do update set n = now()"),
            new Statement("MadeStore.-", "select pg_advisory_lock(1)"));
    assertThat(broken(found, sql -> CLOCK.matcher(sql).find())).containsExactly("MadeStore.PUT");
    assertThat(broken(found, ScaleStatementsTest::isLocalToOneServer))
        .containsExactly("MadeStore.-");
  }

  private static boolean isLocalToOneServer(String sql) {
    return Pattern.compile("(?i)pg_(try_)?advisory|pg_notify ?\\(|^ *(un)?listen |^ *notify ")
        .matcher(sql)
        .find();
  }

  private static boolean namesSpread(String sql) {
    Matcher named =
        Pattern.compile("\\b(?:from|join|into|update|using|lock table) (?:only )?(\\w+)")
            .matcher(sql);
    return named.results().anyMatch(found -> ScaleSchemaTest.SPREAD.contains(found.group(1)));
  }

  private static Set<String> broken(List<Statement> all, Predicate<String> rule) {
    Set<String> found = new TreeSet<>();
    for (Statement statement : all) {
      if (rule.test(statement.sql())) {
        found.add(statement.where());
      }
    }
    return found;
  }

  private static List<Path> scripts() throws IOException {
    try (var files = Files.list(Path.of("src/main/resources/db"))) {
      return files.toList();
    }
  }
}
