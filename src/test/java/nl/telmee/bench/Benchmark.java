package nl.telmee.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a machine does with Telmee, beside what it could do. Fails when a check fails: an answer
 * that is not right, a version that did not arrive, or not exactly the acknowledged responses
 * stored and counted.
 */
public final class Benchmark {
  private static final Path FOLDER = Path.of("target");

  private final Options options;
  private final PrintStream out;

  private Benchmark(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  @SuppressWarnings("SystemOut") // The figures are for who started the benchmark.
  public static void main(String[] arguments) {
    int exit = 1;
    try {
      new Benchmark(Options.of(arguments), System.out).run();
      exit = 0;
    } catch (IOException | SQLException | RuntimeException e) {
      System.err.println("\nbenchmark: " + e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    System.exit(exit);
  }

  /** What is measured together, round by round; one after the other. */
  private static List<List<Measure>> acts() throws IOException {
    return List.of(
        List.of(new IntakeMeasure(), new PollsMeasure(), new PagesMeasure()),
        List.of(new ShownMeasure()),
        List.of(new LiveMeasure(1_000)),
        List.of(new LiveMeasure(10_000)),
        List.of(new LiveMeasure(20_000)),
        List.of(new HubMeasure()),
        List.of(new ReleaseMeasure()),
        List.of(new NodesMeasure()),
        List.of(new StartMeasure()));
  }

  private void run() throws IOException, SQLException, InterruptedException {
    long began = System.nanoTime();
    List<Measure> taken = new ArrayList<>();
    requireKnown();
    Stage stage = new Stage(options, out);
    for (List<Measure> act : acts()) {
      List<Measure> wanted = act.stream().filter(m -> options.wants(m.name())).toList();
      perform(wanted, stage);
      taken.addAll(wanted);
    }
    stage.requireStored();
    Map<String, Chart> charts = new LinkedHashMap<>();
    taken.forEach(measure -> charts.putAll(measure.charts()));
    stage
        .facts()
        .put("the run took", Duration.ofNanos(System.nanoTime() - began).toSeconds() + " s");
    List<Row> rows = taken.stream().flatMap(measure -> measure.rows().stream()).toList();
    Report report = new Report(stage.facts(), options, rows, charts);
    report.write(FOLDER);
    stage.tell("\n\n" + report.markdown() + "\n" + report.reached());
    stage.tell("\nwritten to target/bench.md, target/bench.json and target/*.svg\n");
  }

  private void requireKnown() throws IOException {
    Set<String> known =
        acts().stream().flatMap(List::stream).map(Measure::name).collect(Collectors.toSet());
    if (!known.containsAll(options.only())) {
      throw new IllegalArgumentException("measures are " + known.stream().sorted().toList());
    }
  }

  private void perform(List<Measure> act, Stage stage)
      throws IOException, SQLException, InterruptedException {
    for (Measure measure : act) {
      stage.tell("\n" + measure.name() + ": prepares");
      measure.prepare(stage);
    }
    for (int i = 1; i <= options.rounds(); i++) {
      for (Measure measure : act) {
        stage.tell("\n%s: round %d of %d".formatted(measure.name(), i, options.rounds()));
        measure.round(stage);
      }
    }
    for (Measure measure : act) {
      measure.end(stage);
    }
    stage.database().settle();
  }
}
