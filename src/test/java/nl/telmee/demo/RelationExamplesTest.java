package nl.telmee.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import nl.telmee.Patience;
import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The address books of the demo content. */
final class RelationExamplesTest {
  private static TestNode node;

  @BeforeAll
  static void start() {
    node = TestNode.startWithDemo();
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"velsen", "beverwijk", "heemskerk"})
  void eachMunicipalityKnowsSomebodyByFunctionWhoIsNoRealPerson(String organisation) {
    JsonNode relations =
        Patience.until(
            () ->
                TestNode.json(
                        node.get(
                            "/api/v1/organisations/" + organisation + "/relations",
                            "Authorization",
                            "Bearer " + node.token()))
                    .path("relations"),
            found -> !found.isEmpty());
    List<JsonNode> all = relations.valueStream().toList();

    assertThat(all)
        .allSatisfy(
            one -> {
              assertThat(one.path("name").asText()).startsWith("Voorbeeld: ");
              assertThat(one.path("note").asText()).isEqualTo("Dit adres is een voorbeeld.");
              assertThat(one.path("email").asText()).endsWith(organisation + ".example");
            });
    boolean marked = all.stream().anyMatch(one -> one.path("outdated").asBoolean());
    assertThat(marked).isEqualTo(!organisation.equals("beverwijk"));
  }
}
