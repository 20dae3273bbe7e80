package nl.telmee.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.telmee.trajectory.Evidence;
import nl.telmee.web.Json;
import nl.telmee.web.Language;
import nl.telmee.web.Words;
import org.junit.jupiter.api.Test;

/** Frozen numbers on a page say no more than there is. */
final class EvidenceReadingTest {
  private static EvidenceView view(String question, String groups) {
    return view(question, groups, Set.of(new UUID(0, 1)));
  }

  private static EvidenceView view(String question, String groups, Set<UUID> here) {
    JsonNode numbers = Json.readOwn(question);
    return Objects.requireNonNull(
        EvidenceReading.of(
            Words.of(Language.NL),
            new Evidence(
                new UUID(0, 1), "flits", 2, 12, numbers, Json.readOwn(groups), "Open.", null),
            here));
  }

  @Test
  void whatNobodyAnsweredHasNoNumbers() {
    EvidenceView view =
        view(
            """
            {"id":"order","type":"ranking","answered":0,"text":{"nl":"Wat eerst?"},
             "options":[{"id":"a","ranks":[0],"meanRank":null,"text":{"nl":"Baan"}}]}
            """,
            "[]");

    assertThat(view.bars()).isEmpty();
    assertThat(view.counted()).isEqualTo("Niemand beantwoordde dit in de peiling (versie 2).");
  }

  @Test
  void numbersOfAPollOnAnotherSiteSaySoAndLeadNowhere() {
    String question =
        "{\"id\":\"a\",\"type\":\"single\",\"answered\":3,\"text\":{\"nl\":\"Wat?\"}}";

    assertThat(view(question, "[]").address()).isEqualTo("/p/flits/results?version=2");
    EvidenceView elsewhere = view(question, "[]", Set.of(new UUID(0, 2)));
    assertThat(elsewhere.address()).isEmpty();
    assertThat(elsewhere.link()).isEqualTo("Dit is versie 2 van een peiling op een andere site.");
  }

  @Test
  void theEndsOfAScaleSayWhatTheyMean() {
    EvidenceView view =
        view(
            """
            {"id":"how","type":"scale","answered":3,"text":{"nl":"Hoe veilig?"},
             "minimumLabel":{"nl":"onveilig"},"maximumLabel":{"nl":"veilig"},"options":[
             {"id":"1","count":1,"share":0.33},{"id":"2","count":1,"share":0.33},
             {"id":"3","count":1,"share":0.33}]}
            """,
            "[]");

    assertThat(view.bars())
        .extracting(EvidenceView.Bar::label)
        .containsExactly("1 (onveilig)", "2", "3 (veilig)");
  }

  @Test
  void aGroupInWhichNobodyAnsweredHasNone() {
    EvidenceView view =
        view(
            """
            {"id":"order","type":"ranking","answered":9,"text":{"nl":"Wat eerst?"},
             "options":[{"id":"a","ranks":[9],"meanRank":1.0,"text":{"nl":"Baan"}}]}
            """,
            """
            [{"by":"age","text":{"nl":"Leeftijd"},"groups":[{"value":"12","released":5,
              "text":{"nl":"12 jaar"},"question":{"id":"order","type":"ranking","answered":0,
              "options":[{"id":"a","ranks":[0],"meanRank":null}]}}]}]
            """);

    assertThat(view.bars()).singleElement().extracting("figure").isEqualTo("gemiddeld op plek 1");
    assertThat(view.groups()).singleElement().satisfies(g -> assertThat(g.bars()).isEmpty());
  }
}
