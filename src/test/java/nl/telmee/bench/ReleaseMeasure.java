package nl.telmee.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What a release costs, however many responses a poll has: processor time of node and PostgreSQL
 * while some responses are written and a version is made of them, less that of the same responses
 * to a poll as large of which nothing is released meanwhile: what a large index costs its writers
 * is not taken for a release.
 */
final class ReleaseMeasure implements Measure {
  /** In each stratum about ten, so that nearly all nine have a group of five. */
  private static final int BATCH = 90;

  private static final int GROUP = 5;
  private static final int LARGEST_GROUP = 1_000;
  private static final int TIMES_A_SECOND = 2;

  /** Versions of each poll until the node runs compiled code. */
  private static final int WARM_UP = 100;

  /** More than a tick, so that each batch gets a version of its own. */
  private static final long BETWEEN = TimeUnit.MILLISECONDS.toNanos(300);

  /** Versions in a turn: what a node does anyway is then little beside them. */
  private static final int IN_A_TURN = 5;

  private static final double NANOS_IN_MILLI = 1e6;

  private final Figures seen = new Figures();
  private final List<Integer> sizes = new ArrayList<>();
  private final List<String> polls = new ArrayList<>();

  /** As large as those, and so many must wait in a stratum that they hardly ever do. */
  private final List<String> twins = new ArrayList<>();

  @Override
  public String name() {
    return "release";
  }

  @Override
  public void prepare(Stage stage) throws IOException, SQLException, InterruptedException {
    sizes.addAll(List.of(1_000, 100_000));
    if (stage.options().largestPoll() > 100_000) {
      sizes.add(stage.options().largestPoll());
    }
    for (int size : sizes) {
      polls.add(filled(stage, "met-" + size, size, GROUP));
      twins.add(filled(stage, "zonder-" + size, size, LARGEST_GROUP));
      stage.client().awaitReleased(polls.getLast(), size - BATCH);
      stage.tell("%,d responses written".formatted(size));
    }
    stage.database().settle();
    warmUp(stage);
  }

  private static String filled(Stage stage, String slug, int size, int group)
      throws IOException, InterruptedException {
    String poll = stage.client().openPoll(slug, group);
    stage.fill(poll, size);
    return poll;
  }

  private void warmUp(Stage stage) throws IOException {
    for (int time = 0; time < WARM_UP; time++) {
      for (int i = 0; i < polls.size(); i++) {
        stage.fill(polls.get(i), BATCH);
        stage.fill(twins.get(i), BATCH);
      }
      LockSupport.parkNanos(BETWEEN);
    }
  }

  @Override
  public void round(Stage stage) throws IOException, InterruptedException {
    measure(stage, TIMES_A_SECOND * stage.options().seconds());
  }

  /**
   * All in turns, each beside its twin, so that what changes meanwhile changes for both; of the
   * differences the median, so that a collection of garbage or a compilation now and then is not
   * taken for a release.
   */
  private void measure(Stage stage, int times) throws IOException, InterruptedException {
    Figures costs = new Figures();
    int[] before = versions(stage);
    for (int time = 0; time < times; time++) {
      for (int i = 0; i < polls.size(); i++) {
        double without = cost(stage, twins.get(i));
        costs.add(polls.get(i), cost(stage, polls.get(i)) - without);
      }
    }
    int[] after = versions(stage);
    for (int i = 0; i < after.length; i++) {
      int versions = after[i] - before[i];
      if (versions < IN_A_TURN * times * 9 / 10) {
        throw new IllegalStateException("%d turns, %d versions".formatted(times, versions));
      }
      double each = costs.of(polls.get(i)).median() * times / versions;
      seen.add("release " + sizes.get(i), each);
      stage.tell("%,d: %.2f ms each".formatted(sizes.get(i), each));
    }
  }

  private int[] versions(Stage stage) throws IOException, InterruptedException {
    int[] versions = new int[polls.size()];
    for (int i = 0; i < versions.length; i++) {
      versions[i] = stage.client().results(polls.get(i)).path("version").asInt();
    }
    return versions;
  }

  /** Milliseconds of processor time of a turn. */
  private static double cost(Stage stage, String poll) throws IOException {
    long before = used(stage);
    long next = System.nanoTime();
    for (int i = 0; i < IN_A_TURN; i++) {
      next += BETWEEN;
      stage.fill(poll, BATCH);
      LockSupport.parkNanos(next - System.nanoTime());
    }
    return (used(stage) - before) / NANOS_IN_MILLI;
  }

  private static long used(Stage stage) throws IOException {
    return stage.node().process().cpuNanos() + stage.database().cpuNanos();
  }

  @Override
  public List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    Series first = seen.of("release " + sizes.getFirst());
    for (int size : sizes) {
      String name = String.format(Locale.ROOT, "one release of %,d responses", size);
      Row row = Row.of(name, "ms of processor time", 2, seen.of("release " + size));
      rows.add(
          size == sizes.getFirst()
              ? row
              : row.against("1,000 responses", first).toReach(Target.ratioAtMost(1.2)));
    }
    return rows;
  }
}
