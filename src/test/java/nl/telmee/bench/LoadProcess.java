package nl.telmee.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The load generator, a process of its own. It reads lines, each a {@link LoadOrder}, and answers
 * each with a {@link LoadResult}; it ends when its input ends.
 */
final class LoadProcess {
  private final int loops;
  private final ExecutorService threads;

  private LoadProcess(int loops) {
    this.loops = loops;
    this.threads = Executors.newFixedThreadPool(loops);
  }

  /**
   * Runs until its input ends.
   *
   * @param arguments the number of loops that share the connections
   */
  public static void main(String[] arguments) throws Exception {
    LoadProcess process = new LoadProcess(Integer.parseInt(arguments[0]));
    Child.say("ready");
    try (ExecutorService _ = process.threads;
        BufferedReader commands =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = commands.readLine(); line != null; line = commands.readLine()) {
        Child.say(process.run(LoadOrder.parse(line)).line());
      }
    }
  }

  private LoadResult run(LoadOrder order)
      throws IOException, InterruptedException, ExecutionException {
    CyclicBarrier together = new CyclicBarrier(loops);
    List<LoadLoop> ready = new ArrayList<>();
    for (int i = 0; i < loops; i++) {
      int share = order.connections() / loops + (i < order.connections() % loops ? 1 : 0);
      ready.add(new LoadLoop(order, 1.0 / loops, together).connect(share));
    }
    for (Future<LoadLoop> loop : threads.invokeAll(ready)) {
      loop.get();
    }
    return result(ready, order.seconds());
  }

  private static LoadResult result(List<LoadLoop> loops, int seconds) {
    Latencies all = new Latencies();
    long right = 0;
    long others = 0;
    for (LoadLoop loop : loops) {
      all.addAll(loop.latencies());
      right += loop.right();
      others += loop.others();
      if (loop.others() > 0) {
        System.err.println("not as expected: " + loop.firstOther());
      }
    }
    return new LoadResult(
        right, others, (double) all.size() / seconds, all.percentile(0.50), all.percentile(0.99));
  }
}
