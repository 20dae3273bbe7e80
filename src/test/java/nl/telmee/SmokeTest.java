package nl.telmee;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SmokeTest {
  @Test
  void aNodeStartsOnAnEmptyDatabaseAndIsReady() {
    try (TestNode node = TestNode.start()) {
      assertThat(node.get("/api/v1/polls").body()).isEqualTo("{\"polls\":[],\"next\":null}");
      node.organisation("velsen");
      assertThat(node.get("/api/v1/organisations").body()).contains("velsen");
    }
  }
}
