package nl.telmee.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import nl.telmee.Patience;
import nl.telmee.Phone;
import nl.telmee.Recount;
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
        check(node, poll, told);
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

  private static void check(TestNode node, String poll, Map<String, Integer> told)
      throws Exception {
    assertThat(told.values()).containsOnly(201, 409);
    try (Connection database = node.jdbc()) {
      Recount recount = Recount.of(database, poll, Survey.questions());
      Set<String> acknowledged =
          told.entrySet().stream()
              .filter(one -> one.getValue() == 201)
              .map(Map.Entry::getKey)
              .collect(Collectors.toSet());
      assertThat(recount.answers().keySet()).isEqualTo(acknowledged);
      assertThat(recount.tally()).isEqualTo(recount.counted());
    }
  }
}
