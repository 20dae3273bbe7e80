package nl.telmee.search;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Everybody finds what is public, and nobody what is not theirs. */
final class SearchTest {
  private static final int OTHERS = 3_000;

  private static TestNode node;
  private static Shelf shelf;

  @BeforeAll
  static void start() throws SQLException {
    node = TestNode.start();
    shelf = new Shelf(node);
    shelf.fill(OTHERS);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static JsonNode results(String query) {
    return shelf.search(query, "").path("results");
  }

  @Test
  void oneWordFindsAllThatIsPublicAndWhatItIsTheSingularOf() {
    JsonNode found = shelf.search("q=fietspad", "");

    assertThat(Shelf.kinds(found.path("results")))
        .containsExactlyInAnyOrder(
            "trajectory", "poll", "signal", "advice", "agenda", "newsletter");
    assertThat(found.path("total").asInt()).isEqualTo(6);
    assertThat(found.path("results"))
        .allMatch(one -> one.path("words").get(0).asText().equals("fietspaden"));
    assertThat(found.has("own")).isFalse();
  }

  @Test
  void aSearchWithoutWordsOrWithSuchAsSayNothingIsSilentInTheLog() {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(log);
    try {
      assertThat(results("theme=traffic&kind=poll")).isNotNull();
      assertThat(results("")).isNotEmpty();
      assertThat(results("q=de")).isEmpty();
      assertThat(shelf.search("q=het", Staff.of(node, "editor", "velsen").token()).path("own"))
          .isEmpty();
    } finally {
      root.detachAppender(log);
    }
    assertThat(List.copyOf(log.list).stream().map(ILoggingEvent::getFormattedMessage))
        .noneMatch(line -> line.contains("lexemes"));
  }

  @Test
  void nobodyFindsDraftsEmbargoedAdviceWaitingSignalsOrEarlierVersions() {
    assertThat(results("q=otter")).isEmpty();
    assertThat(node.get("/search?q=otter").body()).doesNotContain("Otter in concept");
  }

  @Test
  void staffFindsItsOwnDraftsAndNothingOfAnotherOrganisation() {
    JsonNode editor = shelf.search("q=otter", Staff.of(node, "editor", "velsen").token());

    assertThat(Shelf.kinds(editor.path("own")))
        .containsExactlyInAnyOrder(
            "trajectory", "trajectory", "poll", "signal", "signal", "advice", "newsletter");
    assertThat(editor.path("results")).isEmpty();
    JsonNode stranger = shelf.search("q=otter", Staff.of(node, "editor", "heemskerk").token());
    assertThat(stranger.has("own")).isTrue();
    assertThat(stranger.path("own")).isEmpty();
    JsonNode viewer = shelf.search("q=otter", Staff.of(node, "viewer", "velsen").token());
    assertThat(Shelf.kinds(viewer.path("own")))
        .containsExactlyInAnyOrder("trajectory", "trajectory", "poll", "newsletter");
  }

  @Test
  void thePageOfWhoSignedInShowsWhatIsNotPublicApart() {
    HttpResponse<String> page =
        node.get("/search?q=otter", "Cookie", Staff.of(node, "editor", "velsen").cookies());

    assertThat(page.body())
        .contains("Nog niet openbaar")
        .contains("<mark>Otter</mark>")
        .contains("/staff/trajectories/00000000-0000-0000-0000-0000000000a2");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @ParameterizedTest
  @CsvSource({
    "kind=poll, 1",
    "organisation=velsen, 6",
    "organisation=raad, 1",
    "organisation=heemskerk, 0",
    "theme=mobility, 5",
    "theme=housing, 0",
    "law=youth-act, 1",
    "year=2025, 1",
    "year=2026, 5"
  })
  void aChoiceLeavesOutTheRest(String choice, int left) {
    assertThat(results("q=fietspaden&" + choice)).hasSize(left);
  }

  @Test
  void aYearFindsWhatRanInIt() throws SQLException {
    try (Connection connection = node.jdbc();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          insert into trajectory (id, slug, organisation, decides, participants, state, revision,
            content, shown, done, published_on, closed_on, changed_at) values
          ('00000000-0000-0000-0000-0000000000a9', 'lang', 'velsen', 'velsen', '{}', 'closed', 3,
            '{}', '{"subject":{"title":{"nl":"Kastanjelaan","en":"Chestnut lane"}},
              "decisions":[{"on":"2019-02-01"}]}',
            '[{"step":"agenda","on":"2016-05-01"}]', '2017-01-01', '2019-12-01', now())
          """);
    }
    for (int year : new int[] {2016, 2018, 2019}) {
      assertThat(results("q=kastanjelaan&year=" + year)).as("%s", year).hasSize(1);
    }
    assertThat(results("q=kastanjelaan&year=2015")).isEmpty();
    assertThat(results("q=kastanjelaan&year=2020")).isEmpty();
    assertThat(results("q=kastanjelaan").path(0).path("snippet").asText())
        .isEqualTo("Kastanjelaan");
    assertThat(results("q=chestnut").path(0).path("words").path(0).asText())
        .as("found in another language")
        .isEqualTo("Chestnut");
  }

  @Test
  void beyondTheLastPageItDoesNotSayThatThereIsNothing() {
    assertThat(node.get("/search?q=fietspaden&page=7").body())
        .contains("Zo veel bladzijden zijn er niet.", "page=1\"")
        .doesNotContain("Niets gevonden");
  }

  @Test
  void withoutWordsAChoiceGivesTheNewestFirst() {
    JsonNode found = results("organisation=velsen&theme=mobility");

    assertThat(Shelf.kinds(found))
        .containsExactly("advice", "signal", "poll", "agenda", "trajectory");
  }

  @Test
  void pagesFollowEachOtherWithoutGapsOrDoubles() {
    java.util.Set<String> seen = new java.util.TreeSet<>();
    String after = "0";
    while (!after.isEmpty()) {
      JsonNode page = shelf.search("q=gemeente&kind=signal&limit=100&after=" + after, "");
      page.path("results").forEach(one -> seen.add(one.path("url").asText()));
      after = page.path("next").asText("");
    }
    assertThat(seen).hasSize(OTHERS);
    assertThat(node.get("/search?q=gemeente").body())
        .contains("/search?q=gemeente&amp;page=2")
        .contains("14.700 resultaten");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'",
        "\\",
        "&",
        "!!",
        "(((",
        "a:*b",
        "<->",
        "%",
        "de het een",
        "-fiets",
        "\"open",
        "\u0000",
        "\uE000x",
        "😀",
        "<script>alert(1)</script>",
        "; drop table poll",
        ":*",
        "or and not"
      })
  void whatMakesNoSenseDoesNoHarm(String words) {
    String query = "q=" + Shelf.encoded(words);

    assertThat(node.get("/search?" + query + "&kind=x&year=abc&page=-1").statusCode())
        .isIn(200, 400);
    assertThat(node.get("/search?" + query).body()).doesNotContain("<script>alert");
    assertThat(node.get("/api/v1/search-results?" + query).statusCode()).isIn(200, 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind=x",
        "theme=x",
        "law=x",
        "year=1",
        "organisation=nowhere",
        "limit=0",
        "after=x"
      })
  void theApiSaysWhatItDoesNotKnow(String query) {
    HttpResponse<String> answer = node.get("/api/v1/search-results?q=fiets&" + query);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(query.substring(0, query.indexOf('=')));
  }

  @Test
  void anEmptySearchSaysWhatToDo() {
    assertThat(node.get("/search").body()).contains("Typ een woord");
    assertThat(node.get("/search?q=zwaluwstaart").body()).contains("Niets gevonden");
    assertThat(node.get("/o/velsen/signals").body()).contains("/search?organisation=velsen");
  }

  @Test
  void theHomePageLeadsToIt() {
    try (TestNode empty = TestNode.start()) {
      assertThat(empty.get("/").body()).contains("href=\"/search\"");
    }
  }

  /** The plan as the program's role gets it. */
  private static String plan(String words) throws SQLException {
    StringBuilder plan = new StringBuilder();
    try (Connection connection = node.jdbc();
        Statement statement = connection.createStatement()) {
      statement.execute("set role telmee_public");
      ResultSet rows =
          statement.executeQuery(
              "explain select * from search_index where words @@ websearch_to_tsquery('dutch', '"
                  + words
                  + "')");
      while (rows.next()) {
        plan.append(rows.getString(1)).append('\n');
      }
    }
    return plan.toString();
  }

  @Test
  void aRareWordIsFoundByTheIndexes() throws SQLException {
    assertThat(plan("woord77"))
        .contains("trajectory_words", "poll_words", "signal_words", "advice_text_words")
        .contains("newsletter_words")
        .doesNotContain("Seq Scan on trajectory", "Seq Scan on poll", "Seq Scan on signal")
        .doesNotContain("Seq Scan on newsletter");
  }

  @Test
  void thePublicsRoleSeesNoDraftThroughTheIndex() throws SQLException {
    try (Connection connection = node.jdbc();
        Statement statement = connection.createStatement()) {
      statement.execute("set role telmee_public");
      ResultSet rows =
          statement.executeQuery(
              "select count(*) from search_index"
                  + " where words @@ websearch_to_tsquery('dutch', 'otter')");
      rows.next();
      assertThat(rows.getInt(1)).isZero();
    }
  }
}
