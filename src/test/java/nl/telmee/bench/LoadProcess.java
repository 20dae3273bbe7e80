package nl.telmee.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The load generator, a process of its own. It reads lines {@code port path settle seconds} and
 * answers each with a {@link LoadResult}; it ends when its input ends.
 */
final class LoadProcess {
  private final int connections;
  private final int loops;
  private final ExecutorService threads;

  private LoadProcess(int connections, int loops) {
    this.connections = connections;
    this.loops = loops;
    this.threads = Executors.newFixedThreadPool(loops);
  }

  /**
   * Runs until its input ends.
   *
   * @param arguments the number of connections, and of loops that share them
   */
  public static void main(String[] arguments) throws Exception {
    LoadProcess process =
        new LoadProcess(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
    Child.say("ready");
    try (ExecutorService _ = process.threads;
        BufferedReader commands =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = commands.readLine(); line != null; line = commands.readLine()) {
        Child.say(process.run(line.split(" ", -1)).line());
      }
    }
  }

  private LoadResult run(String[] words)
      throws IOException, InterruptedException, ExecutionException {
    InetSocketAddress server =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(words[0]));
    int settle = Integer.parseInt(words[2]);
    int seconds = Integer.parseInt(words[3]);
    CyclicBarrier together = new CyclicBarrier(loops);
    List<LoadLoop> ready = new ArrayList<>();
    for (int i = 0; i < loops; i++) {
      int share = connections / loops + (i < connections % loops ? 1 : 0);
      ready.add(new LoadLoop(server, words[1], together, settle, seconds).connect(share));
    }
    for (Future<LoadLoop> loop : threads.invokeAll(ready)) {
      loop.get();
    }
    return result(ready, seconds);
  }

  private static LoadResult result(List<LoadLoop> loops, int seconds) {
    Latencies all = new Latencies();
    long acknowledged = 0;
    long others = 0;
    for (LoadLoop loop : loops) {
      all.addAll(loop.latencies());
      acknowledged += loop.acknowledged();
      others += loop.others();
      if (loop.others() > 0) {
        System.err.println("not 201: " + loop.firstOther());
      }
    }
    return new LoadResult(
        acknowledged,
        others,
        (double) all.size() / seconds,
        all.percentile(0.50),
        all.percentile(0.99));
  }
}
