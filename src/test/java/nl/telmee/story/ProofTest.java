package nl.telmee.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import nl.telmee.release.QuestionView;
import nl.telmee.trajectory.Evidence;
import nl.telmee.web.Language;
import nl.telmee.web.Words;
import org.junit.jupiter.api.Test;

/** Frozen numbers are shown as they were, and tell nothing of one person. */
final class ProofTest {
  private static final Words WORDS = Words.of(Language.NL);

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Proof proof(String question, String groups) {
    return proof(question, groups, true);
  }

  private static Proof proof(String question, String groups, boolean here) {
    return Proof.of(
        WORDS,
        new Evidence(
            new UUID(0, 1),
            "flits",
            17,
            660,
            json(question),
            json(groups),
            "Wie wilde, deed mee.",
            "Who wanted took part."),
        here);
  }

  private static final String THEMES =
      """
      {"id":"themes","type":"multiple-choice","answered":660,"text":{"nl":"Waarover?"},
       "options":[{"id":"a","count":554,"share":0.839,"text":{"nl":"Fietspaden"}},
        {"id":"b","count":0,"share":0,"text":{"nl":"Zorg"}}],
       "conversations":{"people":12,"options":[{"id":"a","count":9}]}}
      """;

  @Test
  void aQuestionWithOptionsHasABarForEach() {
    Proof proof = proof(THEMES, "[]");

    assertThat(proof.heading().text().text()).isEqualTo("Waarover?");
    assertThat(proof.rows())
        .extracting(row -> row.label().text(), row -> row.figure().share(), QuestionView.Row::tone)
        .containsExactly(tuple("Fietspaden", "84%", "most"), tuple("Zorg", "0%", "least"));
    assertThat(proof.rows().getFirst().figure().width()).isEqualTo("83.9%");
    assertThat(proof.results().address()).isEqualTo("/p/flits/results?version=17");
    assertThat(proof.spoken()).isEqualTo("In gesprekken met 12 mensen: Fietspaden: 9.");
  }

  @Test
  void aQuestionThatNobodyAnsweredHasNoBars() {
    Proof proof =
        proof(
            """
            {"id":"order","type":"ranking","answered":0,"text":{"nl":"Wat eerst?"},
             "options":[{"id":"a","ranks":[0],"meanRank":null,"text":{"nl":"Baan"}}]}
            """,
            "[]");

    assertThat(proof.rows()).isEmpty();
    assertThat(proof.about()).isEmpty();
    assertThat(proof.heading().answered()).isEqualTo("Niemand beantwoordde dit in de peiling.");
  }

  @Test
  void itLeadsToTheVersionOfAPollThatIsHereOnly() {
    assertThat(proof(THEMES, "[]", true).results())
        .isEqualTo(new Link("/p/flits/results?version=17", "Uitslag, versie 17"));
    Link elsewhere = proof(THEMES, "[]", false).results();
    assertThat(elsewhere.address()).isEmpty();
    assertThat(elsewhere.label()).contains("versie 17", "op een andere site");
  }

  @Test
  void insideAGroupNoneAndAllAreSaidInWords() {
    Proof proof =
        proof(
            THEMES,
            """
            [{"by":"town","text":{"nl":"Waar woon je?"},"groups":[
              {"value":"velsen","text":{"nl":"Velsen"},"released":20,"question":
               {"id":"themes","type":"multiple-choice","answered":20,"options":[
                {"id":"a","count":20,"share":1},{"id":"b","count":0,"share":0}]}},
              {"value":"elders","released":10,"question":
               {"id":"themes","type":"multiple-choice","answered":10,"options":[
                {"id":"a","count":5,"share":0.5},{"id":"b","count":4,"share":0.4}]}}]}]
            """);

    Proof.Groups town = proof.groups().getFirst();
    assertThat(town.by().text()).isEqualTo("Waar woon je?");
    assertThat(town.groups().get(0).shares())
        .extracting(Proof.Share::share)
        .containsExactly(WORDS.say("results.share.all"), WORDS.say("results.share.none"));
    assertThat(town.groups().get(1).name().text()).isEqualTo("elders");
    assertThat(town.groups().get(1).shares())
        .extracting(Proof.Share::share)
        .containsExactly("50%", "40%");
  }

  @Test
  void aScaleGoesFromHighToLowAndSaysWhatItsEndsMean() {
    Proof proof =
        proof(
            """
            {"id":"listens","type":"scale","answered":10,"mean":1.7,"text":{"nl":"Luistert men?"},
             "minimumLabel":{"nl":"nooit"},"maximumLabel":{"nl":"altijd"},
             "options":[{"id":"1","count":3},{"id":"2","count":7}]}
            """,
            "[]");

    assertThat(proof.rows())
        .extracting(row -> row.label().text())
        .containsExactly("2 (altijd)", "1 (nooit)");
    assertThat(proof.mean()).isEqualTo("Gemiddeld: 1,7.");
  }

  @Test
  void aRankingSaysHowOftenEachWasPutFirst() {
    Proof proof =
        proof(
            """
            {"id":"order","type":"ranking","answered":10,"text":{"nl":"Wat eerst?"},
             "options":[{"id":"x","ranks":[6,4],"meanRank":1.4,"text":{"nl":"Een park"}},
              {"id":"y","ranks":[4,6],"meanRank":1.6,"text":{"nl":"Een plein"}}]}
            """,
            "[]");

    assertThat(proof.about()).isEqualTo(WORDS.say("story.proof.ranking"));
    assertThat(proof.rows()).extracting(row -> row.figure().share()).containsExactly("60%", "40%");
  }

  @Test
  void aNumberHasABarForEachBand() {
    Proof proof =
        proof(
            """
            {"id":"hours","type":"number","answered":4,"mean":null,"text":{"nl":"Hoeveel uur?"},
             "bands":[{"from":0,"to":4,"count":3},{"from":5,"to":9,"count":1}]}
            """,
            "[]");

    assertThat(proof.rows())
        .extracting(row -> row.label().text(), row -> row.figure().share())
        .containsExactly(tuple("0 tot en met 4", "75%"), tuple("5 tot en met 9", "25%"));
    assertThat(proof.mean()).isEmpty();
  }
}
