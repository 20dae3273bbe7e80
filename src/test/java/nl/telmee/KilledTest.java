package nl.telmee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The packaged program is killed and stopped while phones send; they go on until they are told 201.
 */
@Timeout(600)
final class KilledTest {
  private static final int PHONES = 32;
  private static final int BETWEEN_ENDS = 1_500;

  private Path dataDir = Path.of("");

  @BeforeEach
  void makeDataDir() throws IOException {
    dataDir = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "killed-");
  }

  @AfterEach
  void removeDataDir() throws IOException {
    try (Stream<Path> paths = Files.walk(dataDir)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @Test
  void whatWasAcknowledgedSurvivesTheEndOfTheProgram() throws Exception {
    try (PackagedNode node = new PackagedNode(dataDir)) {
      node.start();
      String poll = openPoll(node);
      try (Crowd crowd = new Crowd(poll, people())) {
        crowd.use(node.url()).start(PHONES);
        crowd.awaitMore(BETWEEN_ENDS);
        node.kill();
        assertThat(node.databaseProcesses()).as("left behind").isNotEmpty();
        restart(node, crowd, poll);

        crowd.awaitMore(BETWEEN_ENDS);
        node.killAll();
        restart(node, crowd, poll);

        crowd.awaitMore(BETWEEN_ENDS);
        List<ProcessHandle> database = node.databaseProcesses();
        assertThat(database).isNotEmpty();
        assertThat(node.terminate()).as(node.output()).isZero();
        database.forEach(PackagedNode::awaitEnd);
        restart(node, crowd, poll);

        crowd.stop();
        crowd.finish();
        assertThat(crowd.surprises()).as(node.output()).isEmpty();
        Recount recount = requireRightCount(node, poll);
        assertThat(recount.keys()).isEqualTo(crowd.acknowledged()).isEqualTo(crowd.sent().keySet());
        assertThat(node.terminate()).as(node.output()).isZero();
      }
    }
  }

  /** Starts it again, and looks before and while the phones come back. */
  private static void restart(PackagedNode node, Crowd crowd, String poll)
      throws IOException, SQLException {
    crowd.leave(node.url());
    Set<String> acknowledged = crowd.acknowledged();
    node.start();
    assertThat(requireRightCount(node, poll).keys()).containsAll(acknowledged);
    crowd.use(node.url());
  }

  private static Recount requireRightCount(PackagedNode node, String poll)
      throws IOException, SQLException {
    try (Connection connection = node.jdbc()) {
      Recount recount = Recount.of(connection, poll, Survey.questions());
      assertThat(recount.tally()).isEqualTo(recount.counted());
      return recount;
    }
  }

  /** New people, as long as somebody asks; for many threads. */
  private static Supplier<Crowd.@Nullable Send> people() {
    Survey survey = new Survey(3);
    return () -> {
      synchronized (survey) {
        return new Crowd.Send(survey.key(), survey.answers());
      }
    };
  }

  private static String openPoll(PackagedNode node) throws IOException {
    try (Phone phone = new Phone(node.url())) {
      String signIn =
          "{\"email\":\"%s\",\"password\":\"%s\"}"
              .formatted(TestNode.ADMIN_EMAIL, TestNode.ADMIN_PASSWORD);
      String token = field(send(phone, 201, "/api/v1/sessions", signIn), "token");
      String[] authorization = {"Authorization", "Bearer " + token};
      String velsen =
          "{\"slug\":\"velsen\",\"name\":{\"nl\":\"Velsen\"},\"kind\":\"municipality\"}";
      send(phone, 201, "/api/v1/organisations", velsen, authorization);
      String draft = send(phone, 201, "/api/v1/polls", Survey.poll("alles"), authorization);
      String poll = field(draft, "id");
      send(phone, 200, "/api/v1/polls/" + poll + "/_open", "", authorization);
      return poll;
    }
  }

  private static String send(Phone phone, int status, String path, String body, String... headers)
      throws IOException {
    Phone.Answer answer = phone.post(path, "application/json", body, headers);
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    return answer.body();
  }

  private static String field(String json, String name) {
    return Recount.json(json).path(name).asText();
  }
}
