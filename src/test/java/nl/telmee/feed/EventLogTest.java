package nl.telmee.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.telmee.Survey;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The log of events as a program outside reads it. */
final class EventLogTest {
  private static final int WRITERS = 6;
  private static final int EACH = 60;
  private static TestNode node;

  @BeforeAll
  static void start() {
    node = TestNode.start();
    node.organisation("velsen");
    node.organisation("heemskerk");
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void aPollThatOpensAndClosesTellsSoOnceAndInOrder() {
    long before = Facts.head(node);
    String poll = node.openPoll(Survey.poll("verteld"));
    assertThat(node.postAsAdministrator("/api/v1/polls/" + poll + "/_open", "{}").statusCode())
        .isEqualTo(409);
    node.close(poll);
    assertThat(node.postAsAdministrator("/api/v1/polls/" + poll + "/_close", "{}").statusCode())
        .isEqualTo(409);

    JsonNode page = page("after=" + before);

    assertThat(page.get("events")).hasSize(2);
    JsonNode opened = page.get("events").get(0);
    assertThat(opened.get("specversion").asText()).isEqualTo("1.0");
    assertThat(UUID.fromString(opened.get("id").asText())).isNotNull();
    assertThat(opened.get("source").asText()).isEqualTo("urn:nld:telmee:velsen");
    assertThat(opened.get("type").asText()).isEqualTo("nl.telmee.poll.opened.v1");
    assertThat(opened.get("subject").asText()).isEqualTo("polls/" + poll);
    assertThat(opened.at("/data/url").asText()).isEqualTo(node.url() + "/p/verteld");
    assertThat(page.at("/events/1/type").asText()).isEqualTo("nl.telmee.poll.closed.v1");
    assertThat(page.get("next").asText()).isEqualTo(String.valueOf(before + 2));
  }

  @Test
  void aPageIsFilteredByTypeOrganisationAndTheme() throws SQLException {
    long before = Facts.head(node);
    try (Connection connection = node.jdbc()) {
      Facts.append(connection, EventType.POLL_OPENED, "velsen", "a", "youth");
      Facts.append(connection, EventType.POLL_CLOSED, "velsen", "b", "safety");
      Facts.append(connection, EventType.POLL_OPENED, "heemskerk", "c", "youth");
      Facts.append(connection, EventType.ADVICE_PUBLISHED, "heemskerk", "d", "youth");
    }
    String after = "after=" + before;

    assertThat(subjects(page(after))).containsExactly("a", "b", "c", "d");
    assertThat(subjects(page(after + "&organisation=velsen"))).containsExactly("a", "b");
    assertThat(subjects(page(after + "&type=nl.telmee.poll.opened.v1"))).containsExactly("a", "c");
    assertThat(
            subjects(
                page(
                    after
                        + "&type=nl.telmee.poll.opened.v1,nl.telmee.advice.published.v1"
                        + "&organisation=heemskerk")))
        .containsExactly("c", "d");
    assertThat(subjects(page(after + "&theme=youth&limit=2"))).containsExactly("a", "c");
    assertThat(subjects(page(after + "&theme=youth&organisation=heemskerk")))
        .containsExactly("c", "d");
    assertThat(subjects(page(after + "&theme=youth&type=nl.telmee.poll.opened.v1")))
        .containsExactly("a", "c");
    assertThat(subjects(page(after + "&theme=youth&trajectory=none"))).isEmpty();
    assertThat(subjects(page(after + "&organisation=nowhere"))).isEmpty();
    assertThat(page(after + "&organisation=nowhere").get("next").asText())
        .isEqualTo(String.valueOf(before));
  }

  @ParameterizedTest
  @CsvSource({
    "after=-1, ?after",
    "after=x, ?after",
    "after=99999999999999999999, ?after",
    "limit=0, ?limit",
    "limit=501, ?limit",
    "type=poll.opened, ?type",
    "theme=everything, ?theme",
    "organisation=Velsen!, ?organisation",
    "trajectory=a%20b, ?trajectory"
  })
  void whatCannotBeUnderstoodIsRefusedByName(String query, String pointer) {
    var answer = node.get("/api/v1/events?" + query);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(TestNode.json(answer).at("/errors/0/pointer").asText()).isEqualTo(pointer);
  }

  @Test
  void aReaderMissesNothingAndReadsNothingTwiceWhileManyWrite() throws Exception {
    long start = Facts.head(node);
    long seed = System.nanoTime();
    try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        TestNode other = node.another()) {
      List<Future<Set<String>>> writing = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        writing.add(writers.submit(write(writer, new Random(seed + writer))));
      }
      List<String> read = new ArrayList<>();
      long cursor = start;
      boolean written = false;
      while (true) {
        TestNode asked = read.size() % 2 == 0 ? node : other;
        JsonNode page = TestNode.json(asked.get("/api/v1/events?limit=7&after=" + cursor));
        cursor = page.get("next").asLong();
        read.addAll(subjects(page));
        if (page.get("events").isEmpty() && written) {
          break;
        }
        written = writing.stream().allMatch(Future::isDone);
      }

      Set<String> committed = new HashSet<>();
      for (Future<Set<String>> one : writing) {
        committed.addAll(one.get());
      }
      assertThat(read).as("seed %s", seed).doesNotHaveDuplicates().hasSameElementsAs(committed);
      assertThat(cursor).as("a number for each, and no other").isEqualTo(start + committed.size());
    }
  }

  /** Writes facts, some of which are undone; yields those that stay. */
  private static Callable<Set<String>> write(int writer, Random random) {
    return () -> {
      Set<String> stays = new HashSet<>();
      try (Connection connection = node.jdbc()) {
        connection.setAutoCommit(false);
        for (int i = 0; i < EACH; i++) {
          String subject = "w" + writer + "-" + i;
          Facts.append(connection, EventType.FEEDBACK_GIVEN, "velsen", subject, "youth");
          if (random.nextInt(4) == 0) {
            connection.rollback();
          } else {
            connection.commit();
            stays.add(subject);
          }
        }
      }
      return stays;
    };
  }

  private static List<String> subjects(JsonNode page) {
    List<String> subjects = new ArrayList<>();
    page.get("events")
        .forEach(event -> subjects.add(event.get("subject").asText().replace("tests/", "")));
    return subjects;
  }

  private static JsonNode page(String query) {
    return TestNode.json(node.get("/api/v1/events?" + query));
  }
}
