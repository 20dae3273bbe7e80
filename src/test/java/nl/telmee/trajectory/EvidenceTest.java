package nl.telmee.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import nl.telmee.web.Json;
import nl.telmee.web.Language;
import org.junit.jupiter.api.Test;

/** What was frozen is read as it was frozen, also by an installation that froze less. */
final class EvidenceTest {
  private static final String DUTCH_ONLY =
      """
      {"poll":"00000000-0000-0006-0000-000000000006","slug":"flits","version":17,"released":660,
       "question":{"id":"themes"},"groups":[],"method":"Wie wilde, deed mee."}
      """;

  private static ObjectNode frozen() {
    return (ObjectNode) Json.readOwn(DUTCH_ONLY);
  }

  @Test
  void aMethodThatWasFrozenInDutchOnlyIsDutchInEveryLanguageAndWrittenAsItWas() {
    JsonNode before = frozen();

    Evidence evidence = Evidence.stored(before);

    assertThat(evidence.held().in(Language.EN)).isEqualTo("Wie wilde, deed mee.");
    assertThat(evidence.held().languageOf(Language.EN)).isEqualTo(Language.NL);
    assertThat(Json.text(Json.tree(evidence))).isEqualTo(Json.text(before));
  }

  @Test
  void aMethodInBothLanguagesIsSaidInThatOfThePage() {
    JsonNode before = frozen().put("methodEn", "Whoever wanted took part.");

    Evidence evidence = Evidence.stored(before);

    assertThat(evidence.held().in(Language.EN)).isEqualTo("Whoever wanted took part.");
    assertThat(evidence.held().in(Language.NL)).isEqualTo("Wie wilde, deed mee.");
    assertThat(Json.text(Json.tree(evidence))).isEqualTo(Json.text(before));
  }
}
