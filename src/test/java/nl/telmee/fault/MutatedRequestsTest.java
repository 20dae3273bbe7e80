package nl.telmee.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import nl.telmee.TestNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every route is sent what it cannot have expected. */
@Timeout(3_600)
final class MutatedRequestsTest {
  private static final int CLIENTS = 4;
  private static final Duration SLOW = Duration.ofSeconds(1);
  private static final Pattern TRACE =
      Pattern.compile(
          "\\bat [a-z]+\\.[a-z.]+\\.\\w+\\(|Exception\\b.*\\n|org\\.postgresql|SQLSTATE");

  private final int requests = Form.of(10_000, 200_000);
  private final AtomicInteger left = new AtomicInteger(requests);
  private final Map<Integer, Integer> statuses = new ConcurrentSkipListMap<>();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final Queue<String> slow = new ConcurrentLinkedQueue<>();

  @Test
  void noneFailsOrTellsHowTheProgramIsMade() throws Exception {
    try (TestNode node = TestNode.startWithDemo()) {
      Mutations mutations = new Mutations(Form.seed("mutated requests"), node.token(), known(node));
      List<Thread> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(Thread.ofVirtual().start(() -> send(node.url(), mutations)));
      }
      for (Thread client : clients) {
        client.join();
      }
      Form.say("mutated requests were answered " + statuses);
      assertThat(wrong).isEmpty();
      assertThat(statuses.values().stream().mapToInt(n -> n).sum()).isEqualTo(requests);
      assertThat(statuses.keySet()).contains(200, 303, 400, 401, 403, 404);
      Form.say("answers that took longer than " + SLOW + ": " + slow.size() + " " + slow);
      assertThat(Form.LONG ? slow : List.of()).isEmpty();
    }
  }

  private static Known known(TestNode node) throws Exception {
    try (Connection database = node.jdbc()) {
      return new Known(database);
    }
  }

  private void send(String url, Mutations mutations) {
    while (left.getAndDecrement() > 0) {
      Mutations.Request request = mutations.next();
      long started = System.nanoTime();
      try (Wire wire = new Wire(url)) {
        look(
            request,
            wire.send(request.method(), request.path(), request.headers(), request.body()));
      } catch (IOException | RuntimeException e) {
        wrong.add(request + ": " + e);
      }
      if (System.nanoTime() - started > SLOW.toNanos()) {
        slow.add(request.method() + " " + request.path());
      }
    }
  }

  private void look(Mutations.Request request, Wire.Answer answer) {
    statuses.merge(answer.status(), 1, Integer::sum);
    if (answer.status() >= 500 || TRACE.matcher(answer.body()).find()) {
      wrong.add(request + ": " + answer);
    }
  }
}
