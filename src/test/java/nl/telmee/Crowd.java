package nl.telmee;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Phones that answer a poll at the same time, each over keep-alive connections of its own, and that
 * send a response again until it is acknowledged: at another node, or when a node is back. It
 * remembers what was sent and what was acknowledged.
 */
public final class Crowd implements AutoCloseable {
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** A response to send. */
  public record Send(String key, String answers) {}

  private final String poll;
  private final Supplier<@Nullable Send> next;
  private final List<String> nodes = new CopyOnWriteArrayList<>();
  private final List<Thread> phones = new ArrayList<>();
  private final Map<String, String> sent = new ConcurrentHashMap<>();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
  private final AtomicLong later = new AtomicLong();
  private volatile boolean enough;
  private volatile boolean stopped;
  private long created;

  /**
   * @param next what to send next, asked by many threads; null when that was all
   */
  public Crowd(String poll, Supplier<@Nullable Send> next) {
    this.poll = poll;
    this.next = next;
  }

  /** From now on this node is used. */
  public Crowd use(String url) {
    nodes.add(url);
    return this;
  }

  /** From now on this node is left alone; what is under way there ends there. */
  public void leave(String url) {
    nodes.remove(url);
  }

  /** Lets so many phones begin. */
  public Crowd start(int number) {
    for (int i = 0; i < number; i++) {
      int turn = i;
      phones.add(Thread.ofVirtual().name("phone-" + i).start(() -> live(turn)));
    }
    return this;
  }

  private void live(int turn) {
    Map<String, Phone> connections = new HashMap<>();
    try {
      for (Send send = next.get(); send != null && !enough; send = next.get()) {
        // Who was acknowledged before may say something else now; nothing must come of it.
        String first = sent.putIfAbsent(send.key, send.answers);
        boolean again = first != null && !acknowledged.contains(send.key);
        deliver(connections, turn++, send.key, again ? first : send.answers);
      }
    } catch (RuntimeException | Error e) {
      surprises.add(e.toString());
    } finally {
      connections.values().forEach(Crowd::hangUp);
    }
  }

  private void deliver(Map<String, Phone> connections, int turn, String key, String answers) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (int attempt = turn; !stopped; attempt++) {
      int status = attempt(connections, attempt, key, answers);
      if (status == 201) {
        acknowledge(key);
        return;
      }
      if (status != 503 && status != 0) {
        surprises.add("status " + status + " for " + key);
        return;
      }
      if (System.nanoTime() > deadline) {
        surprises.add("no answer for " + key);
        return;
      }
      LockSupport.parkNanos(PAUSE_AFTER_FAILURE.toNanos());
    }
  }

  /** The status of the answer; 0 when the outcome is unknown. */
  private int attempt(Map<String, Phone> connections, int turn, String key, String answers) {
    List<String> now = List.copyOf(nodes);
    if (now.isEmpty()) {
      return 0;
    }
    String url = now.get(turn % now.size());
    try {
      Phone phone = connections.get(url);
      if (phone == null) {
        phone = new Phone(url);
        connections.put(url, phone);
      }
      Phone.Answer answer = phone.respond(poll, key, answers);
      if (answer.status() == 503) {
        later.incrementAndGet();
        if (!answer.headers().containsKey("retry-after")) {
          surprises.add("no Retry-After for " + key);
        }
      }
      return answer.status();
    } catch (IOException _) {
      Phone broken = connections.remove(url);
      if (broken != null) {
        hangUp(broken);
      }
      return 0;
    }
  }

  private static void hangUp(Phone phone) {
    try {
      phone.close();
    } catch (IOException _) {
      // It is gone in any case.
    }
  }

  private synchronized void acknowledge(String key) {
    acknowledged.add(key);
    created++;
    notifyAll();
  }

  /** Waits until so many more have been told 201. */
  public synchronized void awaitMore(long number) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    long goal = created + number;
    while (created < goal) {
      long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
      if (left <= 0 || !surprises.isEmpty()) {
        throw new AssertionError("only " + created + " of " + goal + ": " + surprises);
      }
      wait(left);
    }
  }

  /** Lets the phones send nothing more than what they are at. */
  public void stop() {
    enough = true;
  }

  /** Waits until everything has been sent and acknowledged. */
  public void finish() throws InterruptedException {
    for (Thread phone : phones) {
      phone.join();
    }
  }

  /** How often a phone was told 201. */
  public synchronized long created() {
    return created;
  }

  /** How often a phone was told 503, to come back later. */
  public long later() {
    return later.get();
  }

  /** The answers first sent by key. */
  public Map<String, String> sent() {
    return sent;
  }

  /** The keys that were acknowledged until now. */
  public Set<String> acknowledged() {
    return Set.copyOf(acknowledged);
  }

  /** Answers other than 201 and 503, and what else should not have been. */
  public List<String> surprises() {
    return List.copyOf(surprises);
  }

  /** Stops the phones, whatever they are at. */
  @Override
  public void close() {
    enough = true;
    stopped = true;
    phones.forEach(Thread::interrupt);
  }
}
