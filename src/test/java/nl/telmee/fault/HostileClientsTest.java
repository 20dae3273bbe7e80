package nl.telmee.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import nl.telmee.Survey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that are slow, that never read, that flood and that send junk, beside good ones. */
@Timeout(1_800)
final class HostileClientsTest {
  private static final int BETWEEN = 500;
  private static final int CLASS = 30;
  private static final long MOST_KILOBYTES = 520 * 1024;
  private static final String FLOODER = "127.0.0.2";
  private static final String SCHOOL = "127.0.0.3";
  private static final long SECOND = 1_000_000_000;

  @TempDir private Path folder;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final List<Wire> wires = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  @Test
  void othersAreServedAndMemoryStaysUnderItsBound() throws Exception {
    long seed = Form.seed("hostile clients");
    try (Stand stand = Stand.start(folder, 1);
        Load load = Load.start(stand, seed)) {
      load.crowd.awaitMore(BETWEEN);
      String url = stand.urls().getFirst();
      slowOnes(url, Form.of(200, 2_000));
      deafOnes(url, stand.poll(), Form.of(50, 500));
      halfBodies(url, stand.poll(), Form.of(50, 500));
      flood(url);
      junk(url, new SplittableRandom(seed), Form.of(300, 20_000));
      repeat(url, stand.poll(), load, Form.of(1_000, 100_000));
      schoolClass(stand, load);
      load.crowd.awaitMore(BETWEEN);
      assertThat(kilobytes(stand)).isLessThan(MOST_KILOBYTES);
      stop();
      Invariants.check(stand, load);
      assertThat(stand.output()).doesNotContain("OutOfMemory");
    } finally {
      stop();
    }
  }

  private Wire open(String url, String from) throws IOException {
    Wire wire = new Wire(url, from);
    wires.add(wire);
    return wire;
  }

  /** A byte a second of a head that never ends. */
  private void slowOnes(String url, int number) throws IOException {
    List<Wire> slow = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      slow.add(open(url, FLOODER));
    }
    threads.add(
        Thread.ofVirtual()
            .start(
                () -> {
                  for (int turn = 0; !stopped.get(); turn++) {
                    String piece =
                        "GET /p/x HTTP/1.1\r\nX: ".repeat(2).substring(turn % 20, turn % 20 + 1);
                    slow.forEach(wire -> tryWrite(wire, piece));
                    LockSupport.parkNanos(SECOND);
                  }
                }));
  }

  private static boolean tryWrite(Wire wire, String text) {
    try {
      wire.write(text);
      return true;
    } catch (IOException _) {
      return false; // The node had enough of it.
    }
  }

  /** They ask for the stream and never read. */
  private void deafOnes(String url, String poll, int number) throws IOException {
    String ask = "GET /api/v1/polls/%s/stream HTTP/1.1\r\nHost: x\r\n\r\n".formatted(poll);
    for (int i = 0; i < number; i++) {
      open(url, FLOODER).write(ask);
    }
  }

  private void halfBodies(String url, String poll, int number) throws IOException {
    String half =
        "POST /api/v1/polls/"
            + poll
            + "/responses HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            + "Content-Length: 30000\r\n\r\n{\"key\":\"";
    for (int i = 0; i < number; i++) {
      open(url, FLOODER).write(half);
    }
  }

  /** Sign-ins and wrong responses from one address, as fast as it can. */
  private void flood(String url) {
    threads.add(
        Thread.ofVirtual()
            .start(
                () -> {
                  while (!stopped.get()) {
                    try (Wire wire = new Wire(url, FLOODER)) {
                      wire.send(
                          "POST",
                          "/api/v1/sessions",
                          "Content-Type: application/json\r\nConnection: close\r\n",
                          "{\"email\":\"a@b.example\",\"password\":\"guess a password\"}");
                    } catch (IOException | RuntimeException _) {
                      // Refused: fine.
                    }
                  }
                }));
  }

  /** Bytes that are no request: answered 4xx or hung up on, never 5xx. */
  private static void junk(String url, SplittableRandom random, int number) throws IOException {
    for (int i = 0; i < number; i++) {
      byte[] bytes = new byte[1 + random.nextInt(200)];
      random.nextBytes(bytes);
      String noise = new String(bytes, StandardCharsets.ISO_8859_1);
      String head = random.nextBoolean() ? "GET /" + noise + " HTTP/1.1\r\n" : noise;
      try (Wire wire = new Wire(url, FLOODER)) {
        String end = random.nextBoolean() ? "X-" + noise + "\r\n\r\n" : "\r\n\r\n";
        if (tryWrite(wire, head + end + "\r\n\r\n")) {
          wire.shutOutput();
          assertThat(wire.answer(false).status()).isLessThan(500);
        }
      } catch (IOException _) {
        // Hung up.
      }
    }
  }

  /** One acknowledged key sent again and again with other answers. */
  private static void repeat(String url, String poll, Load load, int times) throws IOException {
    String key = load.crowd.acknowledged().iterator().next();
    Survey survey = new Survey(1);
    try (Wire wire = new Wire(url, FLOODER)) {
      for (int i = 0; i < times; i++) {
        assertThat(respond(wire, poll, key, survey.answers())).isEqualTo(201);
      }
    }
  }

  /** Thirty pupils behind one address, each over a connection of its own. */
  private static void schoolClass(Stand stand, Load load) throws IOException {
    Survey survey = new Survey(2);
    for (int i = 0; i < CLASS; i++) {
      String key = UUID.randomUUID().toString();
      String answers = survey.answers();
      try (Wire wire = new Wire(stand.urls().getFirst(), SCHOOL)) {
        assertThat(respond(wire, stand.poll(), key, answers)).isEqualTo(201);
      }
      load.alsoAcknowledged.add(key);
    }
  }

  private static int respond(Wire wire, String poll, String key, String answers)
      throws IOException {
    return wire.send(
            "POST",
            "/api/v1/polls/" + poll + "/responses",
            "Content-Type: application/json\r\n",
            "{\"key\":\"%s\",\"answers\":%s}".formatted(key, answers))
        .status();
  }

  /** What the process takes of memory, shared pages by share. */
  static long kilobytes(Stand stand) throws IOException {
    Path file = Path.of("/proc", String.valueOf(stand.node(0).pid()), "smaps_rollup");
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith("Pss:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  private void stop() throws IOException {
    stopped.set(true);
    for (Wire wire : wires) {
      wire.close();
    }
  }
}
