package nl.telmee.fault;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import nl.telmee.Crowd;
import nl.telmee.Patience;
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

  final String poll;
  final Crowd crowd;
  final List<Reader> readers = new ArrayList<>();
  final List<FeedReader> followers = new ArrayList<>();
  final List<StreamFollower> streams = new ArrayList<>();
  final Set<String> refused = ConcurrentHashMap.newKeySet();

  /** Told 201 by somebody else than the crowd. */
  final Set<String> alsoAcknowledged = ConcurrentHashMap.newKeySet();

  private final List<Thread> threads = new ArrayList<>();
  private final List<String> sent = new ArrayList<>();
  private final Survey survey;
  private final SplittableRandom random;
  private volatile boolean stopped;
  private volatile long between;
  private long turn = System.nanoTime();

  private Load(String poll, long seed) {
    this.poll = poll;
    survey = new Survey(seed);
    random = new SplittableRandom(seed);
    crowd = new Crowd(poll, this::next);
  }

  /** Lets it begin at these nodes, with a new poll. */
  static Load start(Stand stand, long seed) {
    return watch(stand.openPoll(), stand.urls(), seed, stand::makeNews).startPhones(PHONES);
  }

  /**
   * Readers and followers of a poll that is open, and who sends what is refused; no phones yet.
   *
   * @param news lets something happen that followers hear of
   */
  static Load watch(String poll, List<String> urls, long seed, Runnable news) {
    Load load = new Load(poll, seed);
    for (String url : urls) {
      load.crowd.use(url);
      load.readers.add(new Reader(url, poll));
      load.followers.add(new FeedReader(url));
      load.streams.add(new StreamFollower(url));
    }
    load.readers.forEach(reader -> load.run(reader::look, PAUSE));
    load.followers.forEach(follower -> load.run(follower::look, PAUSE));
    load.streams.forEach(stream -> Thread.ofVirtual().start(stream::follow));
    load.run(() -> load.sendWrong(urls.getFirst()), PAUSE);
    load.run(news, BETWEEN_NEWS);
    return load;
  }

  Load startPhones(int number) {
    crowd.start(number);
    return this;
  }

  /** From now on phones send no more than so many a second, all together. */
  void atMost(double perSecond) {
    between = (long) (1e9 / perSecond);
  }

  private Crowd.Send next() {
    awaitTurn();
    return draw();
  }

  private void awaitTurn() {
    long mine;
    synchronized (this) {
      turn = Math.max(turn + between, System.nanoTime());
      mine = turn;
    }
    for (long left = mine - System.nanoTime(); left > 0; left = mine - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** Somebody new, or once in a while somebody who has been told 201 perhaps. */
  private synchronized Crowd.Send draw() {
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

  private void sendWrong(String url) {
    String key = UUID.randomUUID().toString();
    try (Phone phone = new Phone(url)) {
      if (phone.respond(poll, key, "{\"municipality\":\"nowhere\"}").status() / 100 == 4) {
        refused.add(key);
      }
    } catch (IOException _) {
      // The node is away.
    }
  }

  /**
   * Ends the sending; waits until all that was sent is acknowledged, and followers of the stream
   * have seen so many events as there are then.
   */
  void finish(IntSupplier events) throws InterruptedException {
    crowd.stop();
    crowd.finish();
    stopped = true;
    for (Thread thread : threads) {
      thread.join();
    }
    int all = events.getAsInt();
    streams.forEach(stream -> Patience.until(() -> stream.ids().size(), seen -> seen >= all));
    streams.forEach(StreamFollower::close);
  }

  @Override
  public void close() {
    stopped = true;
    streams.forEach(StreamFollower::close);
    crowd.close();
  }
}
