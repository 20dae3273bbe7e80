package nl.telmee.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.telmee.Crowd;
import nl.telmee.Recount;
import nl.telmee.RecountedResults;
import nl.telmee.Survey;
import nl.telmee.TestNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Fifty thousand responses, one in five of them a repetition: at once, later, at another node, and
 * after a node was replaced in the middle. {@code -Dtelmee.seed=} repeats a run.
 */
@Timeout(300)
final class CountedOnceTest {
  private static final long SEED = Long.getLong("telmee.seed", 20_261_122L);
  private static final int DIFFERENT = 40_000;
  private static final int EACH_KIND_OF_REPETITION = 2_500;
  private static final int PHONES = 96;

  /** Fewer than a released group, in a group that nobody else is in. */
  private static final int A_FEW = 4;

  private final RandomGenerator random = new SplittableRandom(SEED);
  private final Survey survey = new Survey(SEED);

  /** A response and its place in the order of sending. */
  private record Turn(double at, Crowd.Send send) {}

  @Test
  void whatIsSentTwiceIsStoredAndCountedOnce() throws Exception {
    System.out.println("telmee.seed=" + SEED);
    Queue<Crowd.Send> sends = new ConcurrentLinkedQueue<>(sends());
    int all = sends.size();
    TestNode first = TestNode.start();
    try (TestNode second = first.another()) {
      first.organisation("velsen");
      String poll = first.openPoll(Survey.poll("alles"));
      try (Crowd crowd = new Crowd(poll, sends::poll)) {
        crowd.use(first.url()).use(second.url()).start(PHONES);
        crowd.awaitMore(all / 2 - PHONES);
        crowd.leave(first.url());
        first.close();
        try (TestNode third = second.another()) {
          crowd.use(third.url());
          requireRightCount(third, poll);
          crowd.finish();

          assertThat(crowd.surprises()).as("seed %d", SEED).isEmpty();
          assertThat(crowd.created()).isEqualTo(all);
          Recount recount = requireRightCount(third, poll);
          assertThat(recount.answers()).hasSize(DIFFERENT + 2 * A_FEW);
          assertThat(crowd.acknowledged()).isEqualTo(recount.answers().keySet());
          requireFirstAnswers(crowd, recount);
          requireRealBatches(third);
          third.close(poll);
          requireRightResults(second, poll, recount);
          requireRightResults(third, poll, recount);
        }
      }
    }
  }

  /** In the order of sending. A repetition says something else, which must not matter. */
  private List<Crowd.Send> sends() {
    List<Turn> turns = new ArrayList<>();
    for (int i = 0; i < DIFFERENT; i++) {
      turns.add(new Turn(i, new Crowd.Send(survey.key(), survey.answers())));
    }
    for (int i = 0; i < EACH_KIND_OF_REPETITION; i++) {
      int atOnce = random.nextInt(DIFFERENT);
      turns.add(again(turns.get(atOnce), atOnce + 0.5));
      int soon = random.nextInt(DIFFERENT);
      turns.add(again(turns.get(soon), soon + random.nextInt(2, 200) + 0.5));
      int later = random.nextInt(DIFFERENT);
      turns.add(again(turns.get(later), later + random.nextInt(1_000, 10_000)));
      int before = random.nextInt(DIFFERENT / 2 - 5_000);
      turns.add(again(turns.get(before), random.nextInt(DIFFERENT / 2 + 5_000, DIFFERENT)));
    }
    for (int i = 0; i < A_FEW; i++) {
      for (String age : List.of("12-15", "16-20")) {
        String answers = survey.answersFromElsewhere(age);
        turns.add(new Turn(random.nextInt(DIFFERENT), new Crowd.Send(survey.key(), answers)));
      }
    }
    turns.sort(Comparator.comparingDouble(Turn::at));
    return turns.stream().map(Turn::send).toList();
  }

  private Turn again(Turn turn, double at) {
    return new Turn(at, new Crowd.Send(turn.send.key(), survey.answers()));
  }

  /** Holds at any moment, also while responses come in. */
  private static Recount requireRightCount(TestNode node, String poll) throws SQLException {
    try (Connection connection = node.jdbc()) {
      Recount recount = Recount.withAnswers(connection, poll, Survey.questions());
      assertThat(recount.tally()).as("seed %d", SEED).isEqualTo(recount.counted());
      return recount;
    }
  }

  private static void requireFirstAnswers(Crowd crowd, Recount recount) {
    Map<String, String> stored = new TreeMap<>();
    recount.answers().forEach((key, answers) -> stored.put(key, plain(answers)));
    Map<String, String> sent = new TreeMap<>();
    crowd.sent().forEach((key, answers) -> sent.put(key, plain(Recount.json(answers))));
    assertThat(stored).as("seed %d", SEED).isEqualTo(sent);
  }

  /** In one way of writing: choices are a set, 2.50 is 2.5. */
  private static String plain(JsonNode answers) {
    Map<String, Object> plain = new TreeMap<>();
    for (Map.Entry<String, JsonNode> answer : answers.properties()) {
      JsonNode value = answer.getValue();
      boolean set = answer.getKey().equals("themes");
      plain.put(answer.getKey(), set ? new TreeSet<>(texts(value)) : plainValue(value));
    }
    return plain.toString();
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asText).toList();
  }

  private static Object plainValue(JsonNode value) {
    return value.isNumber() ? value.decimalValue().stripTrailingZeros().toPlainString() : value;
  }

  /** The test would show little if every response had been written alone. */
  private static void requireRealBatches(TestNode node) {
    URI address = URI.create(node.managementUrl() + "/metrics");
    HttpResponse<String> metrics = node.send(HttpRequest.newBuilder(address));
    Map<String, Double> figures =
        metrics
            .body()
            .lines()
            .filter(line -> line.startsWith("telmee_batch_responses_"))
            .map(line -> line.split(" "))
            .collect(Collectors.toMap(line -> line[0], line -> Double.parseDouble(line[1])));
    double responses = figures.getOrDefault("telmee_batch_responses_sum", 0.0);
    double batches = figures.getOrDefault("telmee_batch_responses_count", 0.0);
    assertThat(responses).isPositive().isGreaterThan(2 * batches);
  }

  private static void requireRightResults(TestNode node, String poll, Recount recount)
      throws IOException, InterruptedException {
    JsonNode results = lastResults(node, poll);
    long received = recount.answers().size();
    assertThat(results.path("responses").path("received").asLong()).isEqualTo(received);
    // The few from elsewhere wait for each other until the poll closes; then nobody is left over.
    assertThat(results.path("responses").path("released").asLong()).isEqualTo(received);
    assertThat(results.path("withheld").asLong()).isZero();
    RecountedResults.check(results, Survey.questions(), recount.answers().values());
  }

  /** Follows the stream until it tells of the last version. */
  private static JsonNode lastResults(TestNode node, String poll)
      throws IOException, InterruptedException {
    String path = "/api/v1/polls/" + poll + "/results";
    try (HttpClient client = HttpClient.newHttpClient()) {
      Stream<String> lines =
          client
              .send(node.request(path + "/stream").build(), HttpResponse.BodyHandlers.ofLines())
              .body();
      String last =
          lines
              .filter(line -> line.startsWith("data:") && line.contains("\"state\":\"closed\""))
              .findFirst()
              .orElseThrow();
      client.shutdownNow();
      assertThat(node.get(path).body()).isEqualTo(last.substring("data:".length()).strip());
      return Recount.json(last.substring("data:".length()));
    }
  }
}
