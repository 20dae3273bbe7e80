package nl.telmee.builder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.telmee.id.PollId;
import nl.telmee.poll.Poll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a form says, as a draft; and a draft with gaps, as something that a phone can show. */
final class DraftFormTest {
  private static final PollId ID = new PollId(UUID.randomUUID());

  /** The fields that the builder's page has for a draft. */
  static Map<String, String> fields(JsonNode poll) {
    Map<String, String> fields = new LinkedHashMap<>();
    add(fields, "", poll);
    return fields;
  }

  private static void add(Map<String, String> fields, String name, JsonNode value) {
    if (value.isObject() && value.has("anyOf")) {
      String question = value.path("question").asText();
      fields.put(name + ".question", question);
      fields.put(name + ".anyOf." + question, value.path("anyOf").path(0).asText());
    } else if (value.isObject()) {
      value.properties().forEach(one -> add(fields, join(name, one.getKey()), one.getValue()));
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        add(fields, name + "." + i, value.get(i));
      }
    } else if (!value.isBoolean() || value.booleanValue()) {
      fields.put(name, value.asText());
    }
  }

  private static String join(String name, String part) {
    return name.isEmpty() ? part : name + "." + part;
  }

  @ParameterizedTest
  @EnumSource
  void aTemplateThatGoesThroughTheFormIsWhatItWas(Template template) {
    ObjectNode body = DraftBody.of(template.body());

    assertThat(DraftForm.read(Body.form(fields(body)))).isEqualTo(body);
  }

  @Test
  void momentsAreInTheTimeOfTheNetherlands() {
    Map<String, String> fields = fields(Body.poll());
    fields.put("opensAt", "2026-07-01T09:00");
    fields.put("closesAt", "2026-12-01T17:30");

    ObjectNode poll = DraftForm.read(Body.form(fields));

    assertThat(poll.path("opensAt").asText()).isEqualTo("2026-07-01T07:00:00Z");
    assertThat(poll.path("closesAt").asText()).isEqualTo("2026-12-01T16:30:00Z");
    assertThat(LocalMoment.toField(poll.path("closesAt").asText())).isEqualTo("2026-12-01T17:30");
    assertThat(LocalMoment.toField(LocalMoment.toInstant("morgen"))).isEqualTo("morgen");
  }

  @Test
  void whatIsNoNumberIsKeptAsItWasTyped() {
    Map<String, String> fields = fields(Body.poll(Body.scale("q1", "Hoe?")));
    fields.put("questions.0.minimum", "nul");
    fields.put("questions.0.maximum", "7,50");

    JsonNode question = DraftForm.read(Body.form(fields)).at("/questions/0");

    assertThat(question.path("minimum").asText()).isEqualTo("nul");
    assertThat(question.path("maximum").decimalValue()).isEqualByComparingTo("7.5");
  }

  @Test
  void anotherKindOfQuestionKeepsItsTextAndLosesWhatItCannotHave() {
    Map<String, String> fields = fields(Body.poll(Body.single("q1", "Wat?", "a=Ja", "b=Nee")));
    fields.put("questions.0.type", "scale");

    JsonNode question = DraftForm.read(Body.form(fields)).at("/questions/0");

    assertThat(question.at("/text/nl").asText()).isEqualTo("Wat?");
    assertThat(question.has("options")).isFalse();
    assertThat(question.path("maximum").asInt()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'questions':'none'}",
        "{'questions':[1,'x',null,{'options':[3]}]}",
        "{'title':7,'questions':[{'type':'spell','options':{'a':1},'showIf':[]}]}",
        "{'resultsPolicy':[],'questions':[{'showIf':{'question':{'a':1},'anyOf':'x'}}]}",
        "{'questions':[{'id':'q1'},{'id':'q1'},{'id':''}]}"
      })
  void nonsenseBecomesADraftThatThePagesCanShow(String text) {
    ObjectNode draft = DraftBody.of(Body.json(text));

    assertThat(draft.path("questions").isArray()).isTrue();
    assertThat(Body.ids(draft)).doesNotHaveDuplicates().doesNotContain("");
    assertThat(DraftBody.of(draft)).isEqualTo(draft);
    for (String deed : new String[] {"copy.0", "option-add.0.", "add..text", "up.1"}) {
      assertThat(Edit.of(deed).orElseThrow().on(draft).poll().path("questions").isArray()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'questions':[{'type':'single-choice'}]}",
        "{'questions':[{'type':'ranking','options':[{'id':'a','text':{'nl':''}}]}]}",
        "{'questions':[{'type':'number','minimum':'x','maximum':-4}]}",
        "{'questions':[{'type':'scale','minimum':9,'maximum':2}]}",
        "{'questions':[{'type':'text','maxLength':'veel'}]}",
        "{'questions':[{'type':'multiple-choice','minChoices':9,'maxChoices':40}]}",
        "{'questions':[{'type':'text','showIf':{'question':'gone','anyOf':[]}}]}",
        "{'slug':'NO','opensAt':'later','access':'code','questions':[{'type':'text'}]}",
        "{'resultsPolicy':{'minimumGroup':2},'questions':[{'type':'text'}]}"
      })
  void aDraftWithGapsCanBeShownOnAPhone(String text) {
    Poll poll =
        Objects.requireNonNull(Completion.poll(ID, DraftBody.of(Body.json(text))), "no poll");

    assertThat(poll.content().questionnaire().questions()).hasSize(1);
  }

  @Test
  void withoutQuestionsThereIsNothingToShow() {
    assertThat(Completion.poll(ID, DraftBody.of(Body.json("{}")))).isNull();
  }

  @Test
  void completingADraftLeavesTheDraftAsItWas() {
    ObjectNode draft = DraftBody.of(Body.json("{'questions':[{'type':'ranking'}]}"));
    ObjectNode copy = draft.deepCopy();

    Completion.poll(ID, draft);

    assertThat(draft).isEqualTo(copy);
  }
}
