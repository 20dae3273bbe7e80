package nl.telmee.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * From the 201 of a vote to the frame that shows it, at each of a thousand readers, while the node
 * takes half of the responses that it can.
 */
final class ShownMeasure implements Measure {
  private static final int READERS = 1_000;
  private static final int AROUND_SECONDS = 2;
  private static final double MICROS_IN_MILLI = 1e3;

  private final Figures seen = new Figures();
  private String vote = "";
  private List<String> loaded = List.of();
  private @Nullable Readers readers;
  private long votes;

  @Override
  public String name() {
    return "shown";
  }

  @Override
  public void prepare(Stage stage) throws IOException, InterruptedException {
    vote = stage.client().openVote("stemming");
    loaded = List.of(stage.client().openPoll("halve-kracht", 10));
    stage.maximum(loaded.getFirst());
    readers = stage.opened(Readers.of(stage.node().port(), vote, READERS));
    measure(stage, readers, Math.max(2, stage.options().warmUp() / 2));
    seen.clear();
  }

  @Override
  public void round(Stage stage) throws IOException, InterruptedException {
    if (readers != null) {
      measure(stage, readers, 2 * stage.options().seconds());
    }
  }

  private void measure(Stage stage, Readers open, int seconds)
      throws IOException, InterruptedException {
    double half = stage.maximum(loaded.getFirst()) / 2;
    LoadOrder order =
        LoadOrder.responses(List.of(stage.node().port()), loaded, stage.options())
            .at(half)
            .lasting(seconds + AROUND_SECONDS);
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<LoadResult> load = thread.submit(() -> stage.respond(order, loaded));
      String[] shown = open.process().ask("shown " + seconds).split(" ", -1);
      load.get();
      votes = Long.parseLong(shown[0]);
      seen.add("p50", Integer.parseInt(shown[1]) / MICROS_IN_MILLI);
      seen.add("p99", Integer.parseInt(shown[2]) / MICROS_IN_MILLI);
      seen.add("last", Integer.parseInt(shown[3]) / MICROS_IN_MILLI);
      stage.tell("p99 %.0f ms".formatted(Integer.parseInt(shown[2]) / MICROS_IN_MILLI));
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }

  @Override
  public void end(Stage stage) {
    stage.expect(List.of(vote), votes);
    if (readers != null) {
      readers.close();
    }
  }

  @Override
  public List<Row> rows() {
    return List.of(
        Row.of(
            "from 201 to the frame that shows it, half load, 1,000 readers: p50",
            "ms",
            0,
            seen.of("p50")),
        Row.of("the same: p99", "ms", 0, seen.of("p99"))
            .beside("a tick of 250 ms")
            .toReach(Target.atMost(350)),
        Row.of("the same: the last of all", "ms", 0, seen.of("last")));
  }
}
