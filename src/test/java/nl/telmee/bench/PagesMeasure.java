package nl.telmee.bench;

import java.io.IOException;
import java.util.List;

/** Pages and results that many people ask for, beside what could be parsed. */
final class PagesMeasure implements Measure {
  private static final String SLUG = "bladzijden";
  private static final int RESPONSES = 1_000;

  private final Figures seen = new Figures();
  private String poll = "";

  @Override
  public String name() {
    return "pages";
  }

  @Override
  public void prepare(Stage stage) throws IOException, InterruptedException {
    poll = stage.client().openPoll(SLUG, 10);
    stage.fill(poll, RESPONSES);
    stage.client().awaitReleased(poll, RESPONSES);
    measure(stage, Math.max(1, stage.options().warmUp() / 2));
    seen.clear();
  }

  @Override
  public void round(Stage stage) throws IOException, InterruptedException {
    measure(stage, stage.options().seconds());
  }

  private void measure(Stage stage, int seconds) throws IOException, InterruptedException {
    Options options = stage.options();
    int port = stage.node().port();
    LoadOrder parse = LoadOrder.responses(List.of(stage.parsePort()), List.of(poll), options);
    LoadOrder json = LoadOrder.page(port, NodeClient.results(poll, ""), options);
    measure(stage, "parse only", parse.likePages().lasting(seconds));
    measure(stage, "answer page", LoadOrder.page(port, "/p/" + SLUG, options).lasting(seconds));
    LoadOrder results = LoadOrder.page(port, "/p/" + SLUG + "/results", options);
    measure(stage, "results page", results.lasting(seconds));
    measure(stage, "results, known", json.known(stage.client().tag(poll)).lasting(seconds));
    measure(stage, "results, whole", json.lasting(seconds));
  }

  private void measure(Stage stage, String figure, LoadOrder order) throws IOException {
    LoadResult result = stage.send(order);
    seen.add(figure, result.perSecond());
    seen.add(figure + " p99", result.p99Millis());
    stage.tell(figure + " %,.0f/s".formatted(result.perSecond()));
  }

  @Override
  public List<Row> rows() {
    return List.of(
        row("answer page", "answer page").toReach(Target.ratioAtLeast(0.6)),
        row("results page", "results page").toReach(Target.ratioAtLeast(0.3)),
        row("results as JSON with `If-None-Match`", "results, known")
            .toReach(Target.ratioAtLeast(0.8)),
        row("results as JSON, whole", "results, whole"));
  }

  private Row row(String name, String figure) {
    return Row.of("GET " + name, "/s", 0, seen.of(figure))
        .against("parse only", seen.of("parse only"));
  }
}
