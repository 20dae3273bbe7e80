package nl.telmee.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What it costs that responses come to many polls at once. */
final class PollsMeasure implements Measure {
  private static final int SEVERAL = 20;
  private static final int MANY = 100;

  private final Figures seen = new Figures();
  private List<String> one = List.of();
  private List<String> several = List.of();
  private List<String> many = List.of();

  @Override
  public String name() {
    return "polls";
  }

  @Override
  public void prepare(Stage stage) throws IOException, InterruptedException {
    open(stage);
    for (List<String> polls : List.of(one, several, many)) {
      stage.respond(order(stage, polls).lasting(Math.max(2, stage.options().warmUp() / 4)), polls);
    }
    close(stage);
  }

  private void open(Stage stage) throws IOException, InterruptedException {
    one = open(stage, "een", 1);
    several = open(stage, "twintig", SEVERAL);
    many = open(stage, "honderd", MANY);
  }

  private void close(Stage stage) throws IOException, InterruptedException {
    for (List<String> polls : List.of(one, several, many)) {
      stage.client().close(polls);
    }
  }

  private static List<String> open(Stage stage, String slug, int number)
      throws IOException, InterruptedException {
    List<String> polls = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      polls.add(stage.client().openAnother(slug, 10));
    }
    return polls;
  }

  private static LoadOrder order(Stage stage, List<String> polls) {
    return LoadOrder.responses(List.of(stage.node().port()), polls, stage.options());
  }

  @Override
  public void round(Stage stage) throws IOException, InterruptedException {
    open(stage);
    NodeClient.Batches before = stage.client().batches();
    whole(stage, "one", one);
    int size = (int) Math.round(stage.client().batches().sizeSince(before));
    whole(stage, "several", several);
    whole(stage, "many", many);
    seen.add("write one", stage.write(one, size, stage.options().seconds()));
    seen.add("write several", stage.write(several, size, stage.options().seconds()));
    close(stage);
  }

  private void whole(Stage stage, String figure, List<String> polls) throws IOException {
    LoadResult result = stage.respond(order(stage, polls), polls);
    seen.add(figure, result.perSecond());
    seen.add(figure + " p99", result.p99Millis());
    stage.tell(
        "%d polls %,.0f/s, p99 %.0f ms"
            .formatted(polls.size(), result.perSecond(), result.p99Millis()));
  }

  @Override
  public List<Row> rows() {
    return List.of(
        Row.of("acknowledged responses, 20 polls at once", "/s", 0, seen.of("several"))
            .against("one poll", seen.of("one"))
            .toReach(Target.ratioAtLeast(0.45)),
        Row.of("the same: p99", "ms", 1, seen.of("several p99")),
        Row.of("acknowledged responses, 100 polls at once", "/s", 0, seen.of("many"))
            .against("one poll", seen.of("one"))
            .toReach(Target.ratioAtLeast(0.3)),
        Row.of("the same: p99", "ms", 1, seen.of("many p99")),
        Row.of("batch only, 20 polls at once", "/s", 0, seen.of("write several"))
            .against("batch only, one poll", seen.of("write one")));
  }
}
