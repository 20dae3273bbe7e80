package nl.telmee.builder;

import static org.assertj.core.api.Assertions.assertThat;

import nl.telmee.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How many people live somewhere is said where organisations are managed, and the builder reads it.
 */
final class InhabitantsTest {
  private static TestNode node;
  private static Maker maker;

  @BeforeAll
  static void start() {
    node = TestNode.start();
    maker = Maker.administrator(node);
    make("ijmond", "region", "null", "null");
    make("velsen", "municipality", "\"ijmond\"", "3000");
    make("beverwijk", "municipality", "\"ijmond\"", "2000");
    make("jeugdraad", "council", "\"velsen\"", "null");
    make("gooi", "region", "null", "null");
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static void make(String slug, String kind, String parent, String people) {
    String body =
        """
        {"slug":"%s","name":{"nl":"%s"},"kind":"%s","parent":%s,"inhabitants":%s}
        """
            .formatted(slug, slug, kind, parent, people)
            .replace(",\"parent\":null", "")
            .replace(",\"inhabitants\":null", "");
    assertThat(node.postAsAdministrator("/api/v1/organisations", body).statusCode()).isEqualTo(201);
  }

  private static String builderOf(String organisation) {
    String poll = Maker.id(maker.begin(organisation, "template", "public-space", ""));
    return maker.get("/staff/polls/" + poll + "/edit").body();
  }

  @Test
  void groupsThatWillNotFillInThisMunicipalityAreWarnedOf() {
    assertThat(builderOf("velsen"))
        .contains("De tips rekenen met 3.000 inwoners.")
        .contains("4 groepen. Je hebt zo'n 80 antwoorden nodig. Er wonen 3.000 mensen.");
  }

  @Test
  void aRegionHasThePeopleOfItsMunicipalities() {
    assertThat(builderOf("ijmond")).contains("De tips rekenen met 5.000 inwoners.");
  }

  @Test
  void aCouncilAsksThePeopleOfItsMunicipality() {
    assertThat(builderOf("jeugdraad")).contains("De tips rekenen met 3.000 inwoners.");
  }

  @Test
  void whereNobodySaidItTheBuilderTellsWhoCan() {
    assertThat(builderOf("gooi"))
        .contains("Een beheerder kan bij de organisatie invullen hoeveel mensen er wonen.")
        .contains("Geen tips");
  }
}
