package nl.telmee.builder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Two people work on one draft, and nobody's work is lost. */
final class MergeTest {
  private static final ObjectNode BEFORE =
      Body.poll(
          Body.single("q1", "Wat?", "o1=Ja", "o2=Nee"),
          Body.open("q2", "Waarom?"),
          Body.scale("q3", "Hoe?"));

  private final ObjectNode mine = BEFORE.deepCopy();
  private final ObjectNode theirs = BEFORE.deepCopy();

  private Merge.Outcome merged() {
    return Merge.of(BEFORE, mine, theirs, Map.of());
  }

  private static void set(ObjectNode poll, String pointer, String text) {
    int slash = pointer.lastIndexOf('/');
    ((ObjectNode) poll.at(pointer.substring(0, slash))).put(pointer.substring(slash + 1), text);
  }

  private static ObjectNode edited(ObjectNode poll, String action) {
    return Edit.of(action).orElseThrow().on(poll).poll();
  }

  private static JsonNode question(JsonNode poll, String id) {
    return Objects.requireNonNull(Conditions.find(poll.path("questions"), id), id);
  }

  @Test
  void changesInDifferentPlacesComeTogether() {
    set(mine, "/title/nl", "Mijn titel");
    set(mine, "/questions/0/options/0/text/nl", "Ja zeker");
    set(theirs, "/questions/0/text/nl", "Wat vind je?");
    set(theirs, "/title/en", "Their title");

    Merge.Outcome merged = merged();

    assertThat(merged.differences()).isEmpty();
    assertThat(merged.poll().path("title"))
        .isEqualTo(Body.json("{'nl':'Mijn titel','en':'Their title'}"));
    assertThat(question(merged.poll(), "q1").at("/text/nl").asText()).isEqualTo("Wat vind je?");
    assertThat(question(merged.poll(), "q1").at("/options/0/text/nl").asText())
        .isEqualTo("Ja zeker");
  }

  @Test
  void theSameChangeTwiceIsNoDifference() {
    set(mine, "/title/nl", "Zelfde");
    set(theirs, "/title/nl", "Zelfde");

    assertThat(merged().differences()).isEmpty();
    assertThat(merged().poll()).isEqualTo(mine);
  }

  @Test
  void whatBothChangedIsToldWithAllThreeTextsAndDecidedByEither() {
    set(mine, "/questions/2/text/nl", "Van mij");
    set(theirs, "/questions/2/text/nl", "Van hen");

    Merge.Difference difference = merged().differences().getFirst();

    assertThat(difference.path()).isEqualTo("questions/q3/text/nl");
    assertThat(List.of(difference.before(), difference.mine(), difference.theirs()))
        .extracting(JsonNode::asText)
        .containsExactly("Hoe?", "Van mij", "Van hen");
    for (Merge.Side side : Merge.Side.values()) {
      Merge.Outcome decided = Merge.of(BEFORE, mine, theirs, Map.of("questions/q3/text/nl", side));
      assertThat(decided.differences()).isEmpty();
      assertThat(question(decided.poll(), "q3").at("/text/nl").asText())
          .isEqualTo(side == Merge.Side.MINE ? "Van mij" : "Van hen");
    }
  }

  @Test
  void questionsThatBothAddedUnderTheSameIdBothStay() {
    ObjectNode ours = edited(mine, "add..text");
    ObjectNode others = edited(theirs, "add..scale");
    set(ours, "/questions/3/text/nl", "Van mij");
    set(others, "/questions/3/text/nl", "Van hen");

    Merge.Outcome merged = Merge.of(BEFORE, ours, others, Map.of());

    assertThat(merged.differences()).isEmpty();
    assertThat(Body.ids(merged.poll())).hasSize(5).doesNotHaveDuplicates();
    assertThat(merged.poll().toString()).contains("Van mij", "Van hen");
  }

  @Test
  void oneMovesAndTheOtherTypes() {
    set(theirs, "/questions/1/text/nl", "Vertel waarom.");

    Merge.Outcome merged = Merge.of(BEFORE, edited(mine, "up.2"), theirs, Map.of());

    assertThat(Body.ids(merged.poll())).containsExactly("q1", "q3", "q2");
    assertThat(question(merged.poll(), "q2").at("/text/nl").asText()).isEqualTo("Vertel waarom.");
  }

  @Test
  void twoOrdersAreADifference() {
    Merge.Outcome merged = Merge.of(BEFORE, edited(mine, "up.2"), edited(theirs, "up.1"), Map.of());

    assertThat(merged.differences())
        .extracting(Merge.Difference::path)
        .containsExactly("questions/order");
    assertThat(
            Body.ids(
                Merge.of(
                        BEFORE,
                        edited(mine, "up.2"),
                        edited(theirs, "up.1"),
                        Map.of("questions/order", Merge.Side.MINE))
                    .poll()))
        .containsExactly("q1", "q3", "q2");
  }

  @Test
  void aRemovedQuestionGoesUnlessTheOtherWorkedOnIt() {
    ObjectNode without = edited(mine, "delete.1");

    assertThat(Body.ids(Merge.of(BEFORE, without, theirs, Map.of()).poll()))
        .containsExactly("q1", "q3");

    set(theirs, "/questions/1/text/nl", "Vertel waarom.");
    Merge.Outcome merged = Merge.of(BEFORE, without, theirs, Map.of());
    assertThat(merged.differences())
        .extracting(Merge.Difference::path)
        .containsExactly("questions/q2");
    assertThat(merged.differences().getFirst().mine().isMissingNode()).isTrue();
    assertThat(Body.ids(merged.poll())).as("until it is decided").contains("q2");
    assertThat(
            Body.ids(
                Merge.of(BEFORE, without, theirs, Map.of("questions/q2", Merge.Side.MINE)).poll()))
        .doesNotContain("q2");
  }

  @Test
  void aConditionIsTakenWholeOrNotAtAll() {
    ((ObjectNode) mine.at("/questions/1"))
        .set("showIf", Body.json("{'question':'q1','anyOf':['o1']}"));
    ((ObjectNode) theirs.at("/questions/1"))
        .set("showIf", Body.json("{'question':'q1','anyOf':['o2']}"));

    assertThat(merged().differences())
        .extracting(Merge.Difference::path)
        .containsExactly("questions/q2/showIf");
  }

  @Test
  void withOneWriterTheMergeIsWhatThatOneWrote() {
    Random random = new Random(11);
    List<String> deeds =
        List.of("up", "down", "copy", "delete", "option-add", "option-down", "add");
    for (int round = 0; round < 300; round++) {
      ObjectNode changed = BEFORE.deepCopy();
      for (int i = 0; i < 6; i++) {
        String last = "" + random.nextInt(3);
        changed =
            edited(
                changed,
                deeds.get(random.nextInt(deeds.size())) + "." + random.nextInt(5) + "." + last);
      }
      assertThat(Merge.of(BEFORE, changed, BEFORE, Map.of()))
          .isEqualTo(new Merge.Outcome(changed, List.of()));
      assertThat(Merge.of(BEFORE, BEFORE, changed, Map.of()))
          .isEqualTo(new Merge.Outcome(changed, List.of()));
    }
  }

  @Test
  void whateverTwoDoNoTextThatEitherWroteIsMissingFromTheMergeAndItsDifferences() {
    Random random = new Random(13);
    for (int round = 0; round < 300; round++) {
      List<String> written = new ArrayList<>();
      ObjectNode ours = typed(random, "m" + round, written);
      ObjectNode others = typed(random, "t" + round, written);

      Merge.Outcome merged = Merge.of(BEFORE, ours, others, Map.of());

      String everything = merged.poll() + merged.differences().toString();
      assertThat(written).allSatisfy(text -> assertThat(everything).contains(text));
    }
  }

  private static ObjectNode typed(Random random, String mark, List<String> written) {
    ObjectNode poll = BEFORE.deepCopy();
    for (int i = 0; i < 3; i++) {
      if (random.nextBoolean()) {
        poll =
            edited(
                poll,
                List.of("up", "down", "add").get(random.nextInt(3))
                    + "."
                    + random.nextInt(3)
                    + ".text");
      }
      int question = random.nextInt(poll.path("questions").size());
      String text = mark + "-" + question + "-" + i;
      set(poll, "/questions/" + question + "/text/" + (random.nextBoolean() ? "nl" : "en"), text);
    }
    for (JsonNode question : poll.path("questions")) {
      question
          .path("text")
          .forEach(
              text -> {
                if (text.asText().startsWith(mark)) {
                  written.add(text.asText());
                }
              });
    }
    return poll;
  }
}
