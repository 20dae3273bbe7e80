package nl.telmee.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.TestDatabase;
import nl.telmee.config.DatabaseUrl;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Papers that were worded before everybody could read them show their words, and no others. */
final class PublicWordingsTest {
  private static final String BEFORE = "36";

  private static final String CONTENT =
      """
      {"review":{"judgement":"agrees"},"findings":[{"id":"f1"},{"id":"f2"}],"wordings":[
        {"id":"1","paper":"report","part":"heard","language":"nl","text":"rapport"},
        {"id":"2","paper":"report","part":"said.f1","language":"nl","text":"getoond"},
        {"id":"3","paper":"report","part":"said.f2","language":"nl","text":"concept"},
        {"id":"4","paper":"passage","part":"intro","language":"nl","text":"passage"},
        {"id":"5","paper":"evaluation","part":"scores","language":"nl","text":"evaluatie"},
        {"id":"6","paper":"plan","part":"steps","language":"nl","text":"plan"},
        {"id":"7","paper":"report","part":"review","language":"nl","text":"oordeel"},
        {"id":"8","paper":"report","part":"later-advice","language":"nl","text":"later advies"}]}
      """;

  private static final String SHOWN = "{\"findings\":[{\"id\":\"f1\"}]}";
  private static final String REVIEWED =
      "{\"findings\":[{\"id\":\"f1\"}],\"review\":{},\"later-advice\":{}}";

  private final DatabaseUrl url = TestDatabase.create();

  private static String trajectory(String slug, String state, String shown, String... done) {
    String steps = String.join(",", done);
    return """
    insert into trajectory (id, slug, organisation, decides, participants, state, revision, content,
      shown, done, published_on, changed_at)
    values (gen_random_uuid(), '%s', 'velsen', 'velsen', '{}', '%s', 1, '%s', '%s', '%s', %s, now());
    """
        .formatted(
            slug,
            state,
            CONTENT,
            shown,
            "[" + steps + "]",
            state.equals("draft") ? "null" : "'2026-01-01'");
  }

  private static String step(String step, boolean setAside) {
    return "{\"step\":\"%s\",\"on\":\"2026-02-01\",\"setAside\":%s}".formatted(step, setAside);
  }

  @Test
  void whatWasWordedInPapersThatArePublicIsShownAndNothingElse() throws SQLException {
    Flyway.configure()
        .dataSource(url.jdbc(), url.user(), url.password())
        .locations("classpath:db")
        .target(BEFORE)
        .load()
        .migrate();
    String report = step("report", false);
    run(
        "insert into organisation (slug, kind, name) values ('velsen', 'municipality', '{}');",
        trajectory("concept", "draft", SHOWN, report),
        trajectory("begonnen", "published", SHOWN),
        trajectory("bericht", "published", SHOWN, report),
        trajectory("bekeken", "published", REVIEWED, report, step("review", false)),
        trajectory("besloten", "published", SHOWN, report, step("decision", false)),
        trajectory("gelaten", "published", SHOWN, report, step("evaluation", true)),
        "insert into trajectory (id, slug, organisation, decides, participants, state, revision,"
            + " content, shown, done, published_on, changed_at) values (gen_random_uuid(),"
            + " 'zonder', 'velsen', 'velsen', '{}', 'published', 1, '{\"findings\":[]}',"
            + " '{\"findings\":[]}', '[]', '2026-01-01', now());");

    Migrations.run(url);

    assertThat(shown("concept")).isEmpty();
    assertThat(shown("begonnen")).isEmpty();
    assertThat(shown("zonder")).isEmpty();
    assertThat(shown("bericht")).containsExactly("rapport", "getoond");
    assertThat(shown("bekeken")).containsExactly("rapport", "getoond", "oordeel", "later advies");
    assertThat(shown("besloten")).containsExactly("rapport", "getoond", "passage");
    assertThat(shown("gelaten")).containsExactly("rapport", "getoond");
    assertThat(texts("select shown ->> 'findings' from trajectory where slug = 'bericht'"))
        .as("all else that was shown is as it was")
        .containsExactly("[{\"id\": \"f1\"}]");
    assertThat(
            texts(
                "select slug from trajectory where words_shown @@ to_tsquery('dutch', 'oordeel')"))
        .containsExactly("bekeken");
    assertThat(texts("select ran::text from trajectory where slug = 'bericht'"))
        .containsExactly("[2026-01-01,2026-02-02)");
  }

  private List<String> shown(String slug) throws SQLException {
    return texts(
        "select one ->> 'text' from trajectory t cross join jsonb_array_elements(t.shown ->"
            + " 'wordings') with ordinality as each (one, place) where slug = '"
            + slug
            + "' order by place");
  }

  private void run(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(String.join("\n", statements));
    }
  }

  private List<String> texts(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url.jdbc(), url.user(), url.password());
  }
}
