package nl.telmee.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The arithmetic of the benchmark; what it measures is measured by running it. */
final class FiguresTest {
  private static final Series WHOLE = new Series(List.of(30.0, 10.0, 20.0));
  private static final Series PARSE = new Series(List.of(60.0, 40.0, 40.0));

  @Test
  void theMedianIsTheMiddleAndOfAnEvenNumberTheMeanOfTheMiddleTwo() {
    assertThat(WHOLE.median()).isEqualTo(20);
    assertThat(new Series(List.of(4.0, 1.0, 2.0, 9.0)).median()).isEqualTo(3);
    assertThat(WHOLE.lowest()).isEqualTo(10);
    assertThat(WHOLE.highest()).isEqualTo(30);
  }

  @Test
  void aRatioIsTakenRoundByRoundAndNotOfTheMedians() {
    assertThat(WHOLE.over(PARSE).values()).containsExactly(0.5, 0.25, 0.5);
    assertThatThrownBy(() -> WHOLE.over(new Series(List.of(1.0))))
        .hasMessage("measured in other rounds");
  }

  @Test
  void theLimitOfTwoThingsAfterOneAnotherIsThatOfTheirTimesTogether() {
    Series limit = new Series(List.of(60.0)).limitWith(new Series(List.of(30.0)));

    assertThat(limit.median()).isCloseTo(20, within(1e-9));
  }

  @Test
  void aFigureThatWasNotMeasuredIsNoZero() {
    Figures figures = new Figures();
    figures.add("rate", 5);
    figures.clear();

    assertThatThrownBy(() -> figures.of("rate")).hasMessage("nothing was measured");
  }

  @Test
  void aRowSaysWhetherItsRatioReachesWhatItIsTo() {
    Row row = Row.of("acknowledged", "/s", 0, WHOLE).against("parse only", PARSE);

    assertThat(row.reached()).isNull();
    assertThat(row.toReach(Target.ratioAtLeast(0.5)).reached()).isTrue();
    assertThat(row.toReach(Target.ratioAtLeast(0.51)).markdown())
        .isEqualTo("| acknowledged | 20 /s | 10 – 30 | parse only | 0.50 | ≥ 0.51 | **no** |");
    assertThat(row.toReach(Target.ratioAtMost(0.4)).json()).containsEntry("reached", false);
  }

  @Test
  void aRowSaysWhetherItsValueReachesWhatItIsTo() {
    Row row = Row.of("p99", "ms", 1, WHOLE).beside("another: 115 ms").toReach(Target.atMost(20));

    assertThat(row.markdown())
        .isEqualTo("| p99 | 20.0 ms | 10.0 – 30.0 | another: 115 ms |  | ≤ 20.0 ms | yes |");
  }

  @Test
  void percentilesAreTimesWithinWhichThatPartCame() {
    Latencies latencies = new Latencies();
    for (int i = 1; i <= 100; i++) {
      latencies.add(i * 1_000L);
    }

    assertThat(latencies.percentile(0.5)).isEqualTo(51);
    assertThat(latencies.percentile(0.99)).isEqualTo(100);
    assertThat(latencies.percentile(1)).isEqualTo(100);
  }

  @Test
  void theAxesOfAChartEndAtARoundNumberAboveAll() {
    assertThat(Chart.end(OptionalDouble.of(26_786))).isEqualTo(30_000);
    assertThat(Chart.end(OptionalDouble.of(100))).isEqualTo(100);
    assertThat(Chart.end(OptionalDouble.of(0.9))).isEqualTo(1);
    assertThat(Chart.end(OptionalDouble.empty())).isEqualTo(1);
  }

  @Test
  void aChartDrawsEveryPointInItsPlace() {
    String svg =
        new Chart("Waiting & load", "a second", "ms")
            .with("p99", List.of(new Chart.Point(0, 0), new Chart.Point(100, 50)))
            .svg();

    assertThat(svg).contains("Waiting &amp; load", ">p99</text>");
    assertThat(svg).contains("d=\"M64.0 312.0 L550.0 44.0\"");
  }

  @Test
  void choicesAreReadAndAMisspeltOneIsNamed() {
    assertThat(Options.of("").rounds()).isEqualTo(3);
    assertThat(Options.of("short only=intake,live").wants("polls")).isFalse();
    assertThat(Options.of("short rounds=2").rounds()).isEqualTo(2);
    assertThat(Options.of("short").seconds()).isLessThan(Options.of().seconds());
    assertThatThrownBy(() -> Options.of("round=2")).hasMessageStartingWith("\"round=2\" is none");
    assertThatThrownBy(() -> Options.of("rounds=0")).hasMessageContaining("rounds must be");
  }

  @Test
  void anOrderToTheLoadGeneratorSurvivesItsLine() {
    LoadOrder order =
        LoadOrder.responses(List.of(1, 2), List.of("a", "b"), Options.of()).at(1234.5);

    assertThat(LoadOrder.parse(order.line())).isEqualTo(order);
    assertThat(order.paths())
        .containsExactly("/api/v1/polls/a/responses", "/api/v1/polls/b/responses");
    LoadOrder known = LoadOrder.page(80, "/p/x", Options.of()).known("\"3-nl\"");
    assertThat(LoadOrder.parse(known.line())).isEqualTo(known);
  }

  @Test
  void momentsComeAsOftenAsAskedAndAreNotPutOff() {
    Moments moments = new Moments(1_000);
    moments.begin(0, 10_000_000_000L);
    int taken = 0;
    while (moments.due(Long.MAX_VALUE)) {
      moments.take();
      taken++;
    }

    assertThat(taken).isBetween(9_500, 10_500);
    assertThat(moments.over()).isTrue();
  }

  @Test
  void aFrameSaysWhenItWasMadeAndWhatItShows() {
    String frame =
        "event: results\nid: 3\ndata: {\"version\":3,\"releasedAt\":\"1970-01-01T00:00:01.5Z\","
            + "\"responses\":{\"received\":12,\"released\":10},\"more\":1}\n\n";
    ByteBuffer bytes = ByteBuffer.wrap(("41\r\n" + frame).getBytes(StandardCharsets.UTF_8));

    Release release = Release.parse(bytes, 4, frame.length());

    assertThat(release).isEqualTo(new Release(1_500_000_000L, 10, frame.length()));
  }

  @Test
  void aFigureBelowNothingReachesNothing() {
    assertThat(Target.ratioAtMost(1.2).reached(-1.95)).isFalse();
    assertThat(Target.ratioAtMost(1.2).reached(1.1)).isTrue();
  }
}
