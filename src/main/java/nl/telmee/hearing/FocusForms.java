package nl.telmee.hearing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.telmee.signal.Typed;
import nl.telmee.trajectory.Approach;
import nl.telmee.trajectory.Change;
import nl.telmee.trajectory.Evaluation;
import nl.telmee.trajectory.Item;
import nl.telmee.trajectory.Review;
import nl.telmee.trajectory.Section;
import nl.telmee.trajectory.Step;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.trajectory.Way;
import nl.telmee.web.Form;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** The forms of the focus group: filled in with what stands there, and read. */
final class FocusForms {
  private static final int HIGHEST = 5;
  private static final String SCORE = "score-";
  private static final String QUESTION = "question";
  private static final String WAYS = "ways";

  private FocusForms() {}

  /** What stands in the forms, with what was typed over it. */
  static Typed filledIn(Trajectory trajectory, Typed typed) {
    Map<String, List<String>> values = new HashMap<>();
    trajectory.content().section(Approach.class).ifPresent(approach -> approach(values, approach));
    if (typed.values().containsKey(QUESTION)) { // A form in which no way is ticked says none.
      values.remove(WAYS);
    }
    trajectory.content().section(Review.class).ifPresent(review -> review(values, review));
    trajectory
        .content()
        .section(Evaluation.class)
        .ifPresent(evaluation -> evaluation(values, evaluation));
    values.putAll(typed.values());
    return new Typed(values, typed.errors());
  }

  private static void approach(Map<String, List<String>> values, Approach approach) {
    values.put(QUESTION, List.of(approach.question()));
    values.put(WAYS, approach.ways().stream().map(Way::word).toList());
    values.put("plan", List.of(approach.plan()));
  }

  private static void review(Map<String, List<String>> values, Review review) {
    Review.Judgement judgement = review.judgement();
    values.put("judgement", judgement == null ? List.of() : List.of(judgement.word()));
    values.put("note", List.of(review.note()));
    values.put("communication", List.of(review.communication()));
  }

  private static void evaluation(Map<String, List<String>> values, Evaluation evaluation) {
    values.put("contribution", List.of(evaluation.contribution()));
    values.put("recommendations", List.of(String.join("\n", evaluation.recommendations())));
    for (Evaluation.Score score : evaluation.scores()) {
      values.put(SCORE + score.criterion().word(), List.of(String.valueOf(score.score())));
    }
  }

  /**
   * The question and the approach, while it is up to municipality and focus group.
   *
   * @param now what it says
   */
  static FocusPage.@Nullable Sharpen sharpen(
      Words words, Opened opened, Typed typed, FocusPage.@Nullable Draft now) {
    Approach approach =
        opened
            .trajectory()
            .content()
            .section(Approach.class)
            .orElse(new Approach("", Set.of(), ""));
    if (!opened.may(new Change.Write(approach))) {
      return null;
    }
    String seen = seen(opened, Approach.class);
    boolean other =
        typed.values().containsKey("seen")
            && typed.values().containsKey(QUESTION)
            && !typed.value("seen").equals(seen)
            && !typed.right();
    return new FocusPage.Sharpen(
        seen,
        Arrays.stream(Way.values())
            .map(
                one ->
                    new Choice(
                        one.word(),
                        words.say("trajectory.way." + one.word()),
                        typed.chosen(WAYS, one.word())))
            .toList(),
        other ? now : null);
  }

  static Change sharpen(Form form) {
    return new Change.Write(
        Section.Kind.APPROACH.read(Written.of(form).texts(QUESTION, "plan").all(WAYS).json()));
  }

  /** Judging makes sense once there is a report to judge. */
  static FocusPage.@Nullable Review review(Words words, Opened opened, Typed typed) {
    Review now =
        opened.trajectory().content().section(Review.class).orElse(new Review(null, "", ""));
    boolean open = opened.trajectory().isReported() && opened.may(new Change.Write(now));
    return open
        ? new FocusPage.Review(
            seen(opened, Review.class),
            Arrays.stream(Review.Judgement.values())
                .map(
                    one ->
                        new Choice(
                            one.word(),
                            words.say("trajectory.judgement." + one.word()),
                            typed.chosen("judgement", one.word())))
                .toList())
        : null;
  }

  /** Looking back begins when the board has decided. */
  static FocusPage.@Nullable Evaluation evaluation(Words words, Opened opened, Typed typed) {
    Evaluation now =
        opened
            .trajectory()
            .content()
            .section(Evaluation.class)
            .orElse(new Evaluation("", List.of(), List.of(), ""));
    boolean open = opened.trajectory().isDone(Step.DECISION) && opened.may(new Change.Write(now));
    return open
        ? new FocusPage.Evaluation(
            seen(opened, Evaluation.class),
            Arrays.stream(Evaluation.Criterion.values())
                .map(one -> criterion(words, typed, one))
                .toList())
        : null;
  }

  private static FocusPage.Criterion criterion(
      Words words, Typed typed, Evaluation.Criterion criterion) {
    String field = SCORE + criterion.word();
    return new FocusPage.Criterion(
        field,
        words.say("trajectory.criterion." + criterion.word()),
        IntStream.rangeClosed(1, HIGHEST)
            .mapToObj(String::valueOf)
            .map(score -> new Choice(score, score, typed.chosen(field, score)))
            .toList());
  }

  static <S extends Section> String seen(Opened opened, Class<S> type) {
    return opened.trajectory().content().section(type).map(Seen::of).orElse(Seen.NOTHING);
  }

  static Change remark(Form form) {
    return new Change.Put(
        Item.Kind.REMARK.read(UUID.randomUUID(), Written.of(form).texts("about", "text").json()));
  }

  static Change judge(Form form) {
    return new Change.Write(
        Section.Kind.REVIEW.read(
            Written.of(form).texts("judgement", "note", "communication").json()));
  }

  /** What the municipality wrote about not looking back stays. */
  static Change evaluate(Form form, Opened opened) {
    ObjectNode before =
        opened
            .trajectory()
            .content()
            .section(Evaluation.class)
            .map(Evaluation::json)
            .orElseGet(nl.telmee.web.Json::object);
    ObjectNode json =
        Written.over(form, before).texts("contribution").lines("recommendations").json();
    ArrayNode scores = json.putArray("scores");
    for (Evaluation.Criterion criterion : Evaluation.Criterion.values()) {
      String score = form.raw(SCORE + criterion.word());
      if (!score.isEmpty()) {
        ObjectNode one = scores.addObject().put("criterion", criterion.word());
        if (score.matches("[1-5]")) {
          one.put("score", Integer.parseInt(score));
        }
      }
    }
    return new Change.Write(Section.Kind.EVALUATION.read(json));
  }

  /** Words of the ways that were chosen, in order. */
  static String list(Words words, String beginning, Iterable<? extends Enum<?>> chosen) {
    List<String> all = new ArrayList<>();
    chosen.forEach(one -> all.add(words.say(beginning + nl.telmee.web.Fields.wordOf(one))));
    return String.join(", ", all);
  }
}
