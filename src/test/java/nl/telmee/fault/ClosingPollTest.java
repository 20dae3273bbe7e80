package nl.telmee.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nl.telmee.Patience;
import nl.telmee.Phone;
import nl.telmee.Survey;
import nl.telmee.TestNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A poll closes while responses arrive: each is told 201 and counted, or 409 and not. */
@Timeout(600)
final class ClosingPollTest {
  private static final int PHONES = 24;
  private static final int BEFORE = 200;

  @Test
  void eachIsCountedOrRefused() throws Exception {
    long seed = Form.seed("a poll closes");
    try (TestNode node = TestNode.start();
        TestNode other = node.another()) {
      node.organisation("velsen");
      for (int round = 0; round < Form.of(2, 20); round++) {
        String poll = node.openPoll(Survey.poll("round-" + round));
        Map<String, Integer> told = new ConcurrentHashMap<>();
        List<Thread> phones = new ArrayList<>();
        Load load = Load.watch(poll, List.of(node.url(), other.url()), seed, () -> {});
        for (int i = 0; i < PHONES; i++) {
          String url = i % 2 == 0 ? node.url() : other.url();
          Survey survey = new Survey(seed + round * 1_000L + i);
          phones.add(Thread.ofVirtual().start(() -> sendUntilClosed(url, poll, survey, told)));
        }
        Patience.until(told::size, size -> size > BEFORE);
        node.close(poll);
        for (Thread phone : phones) {
          phone.join();
        }
        check(node, load, told);
      }
    }
  }

  private static void sendUntilClosed(
      String url, String poll, Survey survey, Map<String, Integer> told) {
    try (Phone phone = new Phone(url)) {
      for (int status = 201; status == 201; ) {
        String key = survey.key();
        status = phone.respond(poll, key, survey.answers()).status();
        told.put(key, status);
      }
    } catch (IOException e) {
      told.put(survey.key(), 0);
    }
  }

  private static void check(TestNode node, Load load, Map<String, Integer> told) throws Exception {
    assertThat(told.values()).containsOnly(201, 409);
    try (load;
        Connection database = node.jdbc()) {
      told.forEach(
          (key, status) -> (status == 201 ? load.alsoAcknowledged : load.refused).add(key));
      Patience.until(
          () -> node.results(load.poll).path("state").asText(), state -> state.equals("closed"));
      Invariants.check(database, load);
      assertThat(node.results(load.poll).at("/responses/received").asInt())
          .isEqualTo(load.alsoAcknowledged.size());
    }
  }
}
