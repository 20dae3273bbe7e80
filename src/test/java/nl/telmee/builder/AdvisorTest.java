package nl.telmee.builder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import nl.telmee.poll.Drafts;
import nl.telmee.web.Language;
import nl.telmee.web.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Advice asks where a questionnaire may be hard to answer, and is silent where it is plain. */
final class AdvisorTest {
  private static List<String> on(JsonNode poll) {
    return Advisor.on(poll, 0).stream().map(Advice::key).toList();
  }

  private static List<String> onQuestion(String question) {
    return on(Body.poll(question));
  }

  @ParameterizedTest
  @EnumSource
  void aTemplateIsAWholePollAboutWhichThereIsNothingToSay(Template template) {
    ObjectNode body = template.body();
    body.put("organisation", "velsen").put("slug", "x");

    assertThat(Drafts.content(body).questionnaire().questions()).hasSizeBetween(7, 10);
    assertThat(Advisor.on(body, 68_000)).isEmpty();
    assertThat(Advisor.minutes(body)).isBetween(2, 5);
    assertThat(Drafts.content(DraftBody.of(body)))
        .as("what the builder keeps")
        .isEqualTo(Drafts.content(body));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Vind je ook dat het park mooier moet?       | builder.advice.leading
          Wat is natuurlijk de beste plek?            | builder.advice.leading
          Wat vind je van het park? En van het plein? | builder.advice.two-questions
          Wil je dat er niet minder bomen komen, en geen bankjes? | builder.advice.negation
          Wat is je telefoonnummer?                   | builder.advice.personal
          Wat vind je van de leefbaarheid?            | builder.advice.hard
          Wat vind je van het plan dat wij vorig jaar met een groep inwoners op een avond in de school hebben gemaakt? | builder.advice.long-sentence
          """)
  void aQuestionThatIsHardToAnswerIsPointedOut(String text, String key) {
    assertThat(onQuestion(Body.open("q1", text))).contains(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Wat vind je van jouw straat?",
        "Welk plan vind je het beste?",
        "Waar in je buurt kom je graag? Schrijf geen namen op.",
        "Hoe vaak fiets je?"
      })
  void aPlainQuestionIsNot(String text) {
    assertThat(onQuestion(Body.open("q1", text))).isEmpty();
    assertThat(onQuestion(Body.scale("q1", text))).isEmpty();
  }

  @Test
  void twoThingsAtOnceAreOnlyPointedOutWhereOneAnswerIsGivenAboutBoth() {
    String text = "Ben je blij met het groen en het licht?";

    assertThat(onQuestion(Body.scale("q1", text))).containsExactly("builder.advice.double");
    assertThat(onQuestion(Body.single("q1", text, "y=Ja", "n=Nee")))
        .containsExactly("builder.advice.double");
    assertThat(onQuestion(Body.open("q1", text))).isEmpty();
  }

  @Test
  void optionsThatOverlapOrAreTheSameArePointedOut() {
    assertThat(onQuestion(Body.single("q1", "Hoe oud?", "a=12-18 jaar", "b=18-24 jaar", "c=Ouder")))
        .containsExactly("builder.advice.overlap");
    assertThat(onQuestion(Body.single("q1", "Hoe oud?", "a=12 t/m 17", "b=18 t/m 24", "c=Ouder")))
        .isEmpty();
    assertThat(onQuestion(Body.single("q1", "Wat?", "a=Bomen", "b=bomen ", "c=Iets anders")))
        .containsExactly("builder.advice.same-option");
  }

  @Test
  void whoMustChooseMustHaveSomethingToChoose() {
    String question =
        Body.single("q1", "Wat kies je?", "a=Bomen", "b=Bankjes", "c=Licht")
            .replace("'required':false", "'required':true");

    assertThat(onQuestion(question)).containsExactly("builder.advice.no-way-out");
    assertThat(onQuestion(question.replace("Licht", "Iets anders"))).isEmpty();
  }

  @Test
  void aLongPollIsPointedOutWithItsNumbers() {
    String[] questions = new String[14];
    for (int i = 0; i < questions.length; i++) {
      questions[i] = Body.open("q" + i, "Wat vind je van plek " + i + "?");
    }

    assertThat(Advisor.on(Body.poll(questions), 0))
        .contains(
            Advice.of("", "builder.advice.many-questions", 14),
            Advice.of("", "builder.advice.many-texts", 14),
            Advice.of("", "builder.advice.many-minutes", 8));
  }

  @Test
  void readingTakesTheTimeOfItsWordsAndWritingMore() {
    assertThat(Advisor.minutes(Body.poll(Body.scale("q1", "Een twee drie vier?")))).isEqualTo(1);
    String long180 = "woord ".repeat(179) + "woord?";
    assertThat(Advisor.minutes(Body.poll(Body.scale("q1", long180)))).isEqualTo(2);
  }

  @Test
  void missingEnglishIsCountedOnceSomebodyBegan() {
    ObjectNode poll = Body.poll(Body.single("q1", "Wat?", "a=Ja", "b=Nee"));
    ((ObjectNode) poll.at("/questions/0/options/1/text")).remove("en");
    ((ObjectNode) poll.at("/questions/0/text")).remove("en");

    assertThat(Advisor.on(poll, 0))
        .containsExactly(Advice.of("/questions/0/text/en", "builder.advice.english-missing", 2L));

    ((ObjectNode) poll.path("title")).remove("en");
    ((ObjectNode) poll.at("/questions/0/options/0/text")).remove("en");
    assertThat(on(poll)).containsExactly("builder.advice.no-english");
  }

  @Test
  void groupsThatAreUnlikelyToFillInASmallTownArePointedOut() {
    String age = background("age", 5);
    String part = background("part", 4);

    assertThat(Advisor.on(Body.poll(age, part), 30_000))
        .containsExactly(
            Advice.of(
                "/resultsPolicy/minimumGroup", "builder.advice.groups-of", 20L, 400L, 30_000L));
    assertThat(Advisor.on(Body.poll(age, part), 400_000)).isEmpty();
    assertThat(on(Body.poll(age, background("part", 5)))).containsExactly("builder.advice.groups");
    assertThat(on(Body.poll(Body.open("q1", "Wat?")))).isEmpty();
  }

  private static String background(String id, int options) {
    String[] all = new String[options];
    for (int i = 0; i < options; i++) {
      all[i] = "o" + i + "=Anders " + i;
    }
    return Body.single(id, "Wat?", all)
        .replace("'required':false", "'required':true")
        .replace("'background':false", "'background':true");
  }

  @Test
  void theListOfHardWordsIsLongAndFindsFormsAndPhrases() {
    assertThat(HardWords.DUTCH.size()).isGreaterThan(200);
    assertThat(
            HardWords.DUTCH.in("De gemeente faciliteert niets. Participeren met betrekking tot."))
        .extracting(HardWords.Found::word)
        .containsExactly("participeren", "met betrekking tot");
    assertThat(HardWords.DUTCH.in("Indien nodig"))
        .extracting(HardWords.Found::easier)
        .containsExactly("als");
    assertThat(HardWords.DUTCH.in("Wat vind je?")).isEmpty();
  }

  @Test
  void adviceIsSaidInBothLanguages() {
    Advice advice = Advice.of("", "builder.advice.many-questions", 1200);

    assertThat(advice.sentence(Words.of(Language.NL))).contains("1.200");
    assertThat(advice.sentence(Words.of(Language.EN))).contains("1,200");
  }
}
