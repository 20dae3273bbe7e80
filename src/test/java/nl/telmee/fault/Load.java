package nl.telmee.fault;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import nl.telmee.Crowd;
import nl.telmee.Phone;
import nl.telmee.Survey;

/**
 * What goes on while something breaks: phones that answer and answer again, one that sends what is
 * to be refused, readers of the results and followers of the feed.
 */
final class Load implements AutoCloseable {
  private static final int PHONES = 32;
  private static final int AGAIN = 8;
  private static final long PAUSE = 50_000_000;
  private static final long BETWEEN_NEWS = 300_000_000;

  final Crowd crowd;
  final List<Reader> readers = new ArrayList<>();
  final List<FeedReader> followers = new ArrayList<>();
  final Set<String> refused = ConcurrentHashMap.newKeySet();

  /** Told 201 by somebody else than the crowd. */
  final Set<String> alsoAcknowledged = ConcurrentHashMap.newKeySet();

  private final List<Thread> threads = new ArrayList<>();
  private final List<String> sent = new ArrayList<>();
  private final Survey survey;
  private final SplittableRandom random;
  private volatile boolean stopped;

  private Load(String poll, long seed) {
    survey = new Survey(seed);
    random = new SplittableRandom(seed);
    crowd = new Crowd(poll, this::next);
  }

  /** Lets it begin at these nodes. */
  static Load start(Stand stand, long seed) {
    Load load = new Load(stand.poll(), seed);
    for (String url : stand.urls()) {
      load.crowd.use(url);
      load.readers.add(new Reader(url, stand.poll()));
      load.followers.add(new FeedReader(url));
    }
    load.crowd.start(PHONES);
    load.readers.forEach(reader -> load.run(reader::look, PAUSE));
    load.followers.forEach(follower -> load.run(follower::look, PAUSE));
    load.run(() -> load.sendWrong(stand), PAUSE);
    load.run(stand::makeNews, BETWEEN_NEWS);
    return load;
  }

  /** Somebody new, or once in a while somebody who has been told 201 perhaps. */
  private synchronized Crowd.Send next() {
    if (!sent.isEmpty() && random.nextInt(AGAIN) == 0) {
      return new Crowd.Send(sent.get(random.nextInt(sent.size())), survey.answers());
    }
    String key = survey.key();
    sent.add(key);
    return new Crowd.Send(key, survey.answers());
  }

  private void run(Runnable look, long pause) {
    threads.add(
        Thread.ofVirtual()
            .start(
                () -> {
                  while (!stopped) {
                    look.run();
                    LockSupport.parkNanos(pause);
                  }
                }));
  }

  private void sendWrong(Stand stand) {
    String key = UUID.randomUUID().toString();
    try (Phone phone = new Phone(stand.urls().getFirst())) {
      if (phone.respond(stand.poll(), key, "{\"municipality\":\"nowhere\"}").status() / 100 == 4) {
        refused.add(key);
      }
    } catch (IOException _) {
      // The node is away.
    }
  }

  /** Ends the sending; waits until all that was sent is acknowledged. */
  void finish() throws InterruptedException {
    crowd.stop();
    crowd.finish();
    stopped = true;
    for (Thread thread : threads) {
      thread.join();
    }
  }

  @Override
  public void close() {
    stopped = true;
    crowd.close();
  }
}
