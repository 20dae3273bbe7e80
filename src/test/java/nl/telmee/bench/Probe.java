package nl.telmee.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Votes at random moments, and finds when each was shown to each reader: by the first frame that
 * counts at least as many responses as there were votes. Nobody else votes in the poll.
 */
final class Probe {
  private static final int SHORTEST_PAUSE_MILLIS = 100;
  private static final int LONGEST_PAUSE_MILLIS = 300;

  private final NodeClient client;
  private final String poll;
  private final ReaderLoop readers;
  private final SplittableRandom random = new SplittableRandom(11);
  private int votes;

  Probe(NodeClient client, String poll, ReaderLoop readers) {
    this.client = client;
    this.poll = poll;
    this.readers = readers;
  }

  /** How many votes there were in all. */
  int votes() {
    return votes;
  }

  /** Votes for so long; yields the times from each 201 to each reader. */
  Latencies run(int seconds) throws IOException, InterruptedException {
    int before = votes;
    List<Long> told = new ArrayList<>();
    readers.log();
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (System.nanoTime() < until) {
      client.vote(poll, votes++);
      told.add(System.nanoTime());
      LockSupport.parkNanos(
          TimeUnit.MILLISECONDS.toNanos(
              random.nextInt(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS)));
    }
    return times(before, told, complete());
  }

  /** The log once every reader has seen the last vote. */
  private ArrivalLog complete() throws IOException, InterruptedException {
    readers.await(client.awaitReleased(poll, votes));
    return readers.logged();
  }

  private Latencies times(int before, List<Long> told, ArrivalLog log) {
    Latencies times = new Latencies();
    int[] shown = new int[readers.readers()];
    for (int i = 0; i < log.size(); i++) {
      long released = readers.release(log.version(i)).released() - before;
      int reader = log.reader(i);
      while (shown[reader] < Math.min(released, told.size())) {
        times.add(Math.max(0, log.nanos(i) - told.get(shown[reader]++)));
      }
    }
    if (times.size() != told.size() * shown.length) {
      throw new IllegalStateException("a vote was not shown to every reader");
    }
    return times;
  }
}
