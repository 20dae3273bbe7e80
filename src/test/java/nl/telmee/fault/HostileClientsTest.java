package nl.telmee.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import nl.telmee.Patience;
import nl.telmee.Survey;
import nl.telmee.TestNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that are slow, that never read, that flood and that send junk, beside good ones. */
@Timeout(1_800)
final class HostileClientsTest {
  private static final int BETWEEN = 500;
  private static final int CLASS = 30;
  private static final int PROBES = Form.of(40, 400);

  /** All that its objects may take. */
  private static final long HEAP_KILOBYTES = 256 * 1024;

  /** What one connection may let the node keep outside its heap: what it reads, and two frames. */
  private static final long CONNECTION_KILOBYTES = 64;

  private static final Duration FLOOR = Duration.ofMillis(100);
  private static final String FLOODER = "127.0.0.2";
  private static final String SCHOOL = "127.0.0.3";
  private static final String SLOW_HEAD = "GET /p/x HTTP/1.1\r\nX: ";
  private static final long SECOND = 1_000_000_000;

  /** Connections that say the same again and again. */
  private static final int AT_ONCE = 10;

  @TempDir private Path folder;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final List<Wire> wires = new ArrayList<>();

  /** What the flooder was told, and how often. */
  private final Map<Integer, Integer> refusals = new ConcurrentHashMap<>();

  @Test
  void othersAreServedAndMemoryStaysUnderItsBound() throws Exception {
    long seed = Form.seed("hostile clients");
    try (Stand stand = Stand.start(folder)) {
      long idle = kilobytes(stand);
      try (Load load = Load.start(stand, seed)) {
        besideThem(stand, load, seed, idle);
      }
    } finally {
      stop();
    }
  }

  private void besideThem(Stand stand, Load load, long seed, long idle) throws Exception {
    load.crowd.awaitMore(BETWEEN);
    String url = stand.urls().getFirst();
    Duration alone = p99(url, load);
    slowOnes(url, Form.of(200, 2_000));
    deafOnes(url, load.poll, Form.of(50, 500));
    halfBodies(url, load.poll, Form.of(50, 500));
    Thread flood = flood(url);
    schoolClass(url, load);
    Duration beside = p99(url, load);
    junk(url, new SplittableRandom(seed), Form.of(300, 20_000));
    repeat(url, load, Form.of(150, 100_000));
    schoolClass(url, load);
    load.crowd.awaitMore(BETWEEN);
    long most = idle + HEAP_KILOBYTES + wires.size() * CONNECTION_KILOBYTES;
    long taken = kilobytes(stand);
    Form.say("memory %d kB, idle %d, at most %d".formatted(taken, idle, most));
    Form.say("p99 of others %s, beside hostile clients %s".formatted(alone, beside));
    assertThat(taken).isLessThan(most);
    if (Form.LONG) {
      assertThat(beside).isLessThan(alone.compareTo(FLOOR) < 0 ? FLOOR : alone.multipliedBy(2));
    }
    stop();
    flood.join();
    assertThat(refusals).containsOnlyKeys(401, 429);
    Invariants.check(stand, load);
    assertThat(stand.output()).doesNotContain("OutOfMemory");
  }

  /** What 99 of 100 answers to somebody who does no harm are not slower than. */
  private static Duration p99(String url, Load load) throws IOException {
    Survey survey = new Survey(3);
    List<Long> nanos = new ArrayList<>();
    try (Wire wire = new Wire(url, SCHOOL)) {
      for (int i = 0; i < PROBES; i++) {
        String key = UUID.randomUUID().toString();
        long started = System.nanoTime();
        assertThat(respond(wire, load.poll, key, survey.answers()).status()).isEqualTo(201);
        nanos.add(System.nanoTime() - started);
        load.alsoAcknowledged.add(key);
      }
    }
    Collections.sort(nanos);
    return Duration.ofNanos(nanos.get(PROBES * 99 / 100));
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
    Thread.ofVirtual()
        .start(
            () -> {
              for (int turn = 0; !stopped.get(); turn++) {
                int at = turn % SLOW_HEAD.length();
                slow.forEach(wire -> tryWrite(wire, SLOW_HEAD.substring(at, at + 1)));
                LockSupport.parkNanos(SECOND);
              }
            });
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

  /**
   * Guesses at passwords of ever other accounts from one address, as fast as it can; yields when
   * the address was told to wait.
   */
  private Thread flood(String url) {
    Thread flood =
        Thread.ofVirtual()
            .start(
                () -> {
                  for (int guess = 0; !stopped.get(); guess++) {
                    guess(url, guess);
                  }
                });
    Patience.until(() -> refusals.containsKey(429), limited -> limited);
    return flood;
  }

  private void guess(String url, int number) {
    try (Wire wire = new Wire(url, FLOODER)) {
      Wire.Answer answer = signIn(wire, "a%d@b.example".formatted(number), "guess a password");
      boolean waits = answer.headers().containsKey("retry-after");
      refusals.merge(answer.status() == 429 && !waits ? -1 : answer.status(), 1, Integer::sum);
    } catch (IOException _) {
      // Hung up: fine.
    }
  }

  private static Wire.Answer signIn(Wire wire, String email, String password) throws IOException {
    return wire.send(
        "POST",
        "/api/v1/sessions",
        "Content-Type: application/json\r\nConnection: close\r\n",
        "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
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
  private static void repeat(String url, Load load, int times) throws InterruptedException {
    String key = load.crowd.acknowledged().iterator().next();
    Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    List<Thread> senders = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      senders.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      repeat(url, load.poll, key, times / AT_ONCE);
                    } catch (IOException | AssertionError e) {
                      failures.add(e);
                    }
                  }));
    }
    for (Thread sender : senders) {
      sender.join();
    }
    assertThat(failures).isEmpty();
  }

  private static void repeat(String url, String poll, String key, int times) throws IOException {
    Survey survey = new Survey(1);
    try (Wire wire = new Wire(url, FLOODER)) {
      for (int i = 0; i < times; i++) {
        assertThat(respond(wire, poll, key, survey.answers()).status()).isEqualTo(201);
      }
    }
  }

  /** A teacher signs in and thirty pupils answer, all behind one address. */
  private static void schoolClass(String url, Load load) throws IOException {
    Survey survey = new Survey(2);
    try (Wire teacher = new Wire(url, SCHOOL)) {
      Wire.Answer answer = signIn(teacher, TestNode.ADMIN_EMAIL, TestNode.ADMIN_PASSWORD);
      assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }
    for (int i = 0; i < CLASS; i++) {
      String key = UUID.randomUUID().toString();
      try (Wire wire = new Wire(url, SCHOOL)) {
        assertThat(respond(wire, load.poll, key, survey.answers()).status()).isEqualTo(201);
      }
      load.alsoAcknowledged.add(key);
    }
  }

  private static Wire.Answer respond(Wire wire, String poll, String key, String answers)
      throws IOException {
    return wire.send(
        "POST",
        "/api/v1/polls/" + poll + "/responses",
        "Content-Type: application/json\r\n",
        "{\"key\":\"%s\",\"answers\":%s}".formatted(key, answers));
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
