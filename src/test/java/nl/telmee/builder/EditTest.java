package nl.telmee.builder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The buttons of the builder. */
final class EditTest {
  private final ObjectNode poll =
      Body.poll(
          Body.single("q1", "Wat?", "o1=Ja", "o2=Nee"),
          Body.open("q2", "Waarom?")
              .replace("'maxLength'", "'showIf':{'question':'q1','anyOf':['o2']},'maxLength'"),
          Body.scale("q3", "Hoe?"));

  private static Edit.Outcome act(String action, ObjectNode on) {
    return Edit.of(action).orElseThrow().on(on);
  }

  private List<String> after(String action) {
    return Body.ids(act(action, poll).poll());
  }

  @Test
  void questionsMoveUpAndDownAndStopAtTheEnds() {
    assertThat(after("up.2")).containsExactly("q1", "q3", "q2");
    assertThat(after("down.0")).containsExactly("q2", "q1", "q3");
    assertThat(after("up.0")).containsExactly("q1", "q2", "q3");
    assertThat(after("down.2")).containsExactly("q1", "q2", "q3");
  }

  @Test
  void aQuestionIsAddedAtTheEndWithWhatItCannotDoWithout() {
    ObjectNode added = act("add..number", poll).poll();

    assertThat(Body.ids(added)).containsExactly("q1", "q2", "q3", "q4");
    assertThat(added.at("/questions/3"))
        .isEqualTo(
            Body.json(
                "{'id':'q4','required':false,'text':{'nl':''},'type':'number','minimum':0,"
                    + "'maximum':100}"));
    assertThat(act("add..single-choice", poll).poll().at("/questions/3/options")).hasSize(2);
  }

  @Test
  void aQuestionIsAddedBelowAnother() {
    Edit.Outcome added = act("add.0.scale", poll);

    assertThat(Body.ids(added.poll())).containsExactly("q1", "q4", "q2", "q3");
    assertThat(added.poll().at("/questions/1/type").asText()).isEqualTo("scale");
    assertThat(added.focus()).isEqualTo("q4");
  }

  @ParameterizedTest
  @EnumSource
  void aQuestionThatIsReadyIsOneOfADraftInBothLanguages(Ready ready) {
    ObjectNode added = act("add.." + ready.word(), poll).poll();

    assertThat(added.at("/questions/3/id").asText()).isEqualTo("q4");
    assertThat(DraftBody.of(added).at("/questions/3"))
        .as("nothing in it is unknown or missing")
        .isEqualTo(added.at("/questions/3"));
    assertThat(TextOfPoll.of(added).stream().filter(text -> text.at().startsWith("/questions/3")))
        .isNotEmpty()
        .noneMatch(TextOfPoll::lacksEnglish);
  }

  @Test
  void aCopyStandsBehindItsQuestionUnderAnIdOfItsOwn() {
    Edit.Outcome copied = act("copy.0", poll);

    assertThat(Body.ids(copied.poll())).containsExactly("q1", "q4", "q2", "q3");
    assertThat(copied.focus()).isEqualTo("q4");
    assertThat(copied.poll().at("/questions/1/options"))
        .isEqualTo(copied.poll().at("/questions/0/options"));
  }

  @Test
  void whatDependsOnAQuestionThatIsRemovedIsAlwaysAsked() {
    ObjectNode without = act("delete.0", poll).poll();

    assertThat(Body.ids(without)).containsExactly("q2", "q3");
    assertThat(without.at("/questions/0").has("showIf")).isFalse();
    assertThat(poll.at("/questions/1").has("showIf")).as("the draft it began with").isTrue();
  }

  @Test
  void optionsAreAddedMovedAndRemoved() {
    assertThat(act("option-add.0.0", poll).poll().at("/questions/0/options/1/id").asText())
        .isEqualTo("o3");
    assertThat(act("option-add.0.", poll).control()).isEqualTo("option-2");
    assertThat(act("option-up.0.1", poll).poll().at("/questions/0/options/0/id").asText())
        .isEqualTo("o2");
    ObjectNode without = act("option-delete.0.1", poll).poll();
    assertThat(without.at("/questions/0/options")).hasSize(1);
    assertThat(without.at("/questions/1/showIf/anyOf")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "up.99",
        "up",
        "up.x",
        "delete.-1",
        "option-up.0.99",
        "option-delete.0.9",
        "copy.",
        "down.4444"
      })
  void whatCannotBeDoneChangesNothing(String action) {
    assertThat(act(action, poll).poll()).isEqualTo(poll);
  }

  @Test
  void otherButtonsAreNoEdits() {
    assertThat(List.of("save", "", "autosave", "upper.1", "open"))
        .allMatch(action -> Edit.of(action).isEmpty());
  }

  @Test
  void aPollDoesNotGrowBeyondItsBounds() {
    ObjectNode growing = poll;
    for (int i = 0; i < 60; i++) {
      growing = act("add..text", growing).poll();
      growing = act("option-add.0.", growing).poll();
    }

    assertThat(growing.path("questions")).hasSize(30);
    assertThat(growing.at("/questions/0/options")).hasSize(50);
  }

  @Test
  void aThousandButtonsInAnyOrderLeaveADraftWithIdsOfItsOwn() {
    Random random = new Random(7);
    List<String> deeds =
        List.of("up", "down", "copy", "delete", "option-add", "option-up", "option-delete", "add");
    ObjectNode now = poll;
    for (int i = 0; i < 1_000; i++) {
      String deed = deeds.get(random.nextInt(deeds.size()));
      String last = deed.equals("add") ? "scale" : "" + random.nextInt(4);
      now = act(deed + "." + random.nextInt(6) + "." + last, now).poll();
      List<String> ids = new ArrayList<>(Body.ids(now));
      assertThat(ids).doesNotHaveDuplicates();
      now.path("questions")
          .forEach(
              question -> {
                String asked = question.path("showIf").path("question").asText();
                assertThat(asked.isEmpty() || ids.contains(asked)).isTrue();
              });
    }
  }
}
