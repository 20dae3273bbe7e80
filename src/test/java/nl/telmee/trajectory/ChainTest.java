package nl.telmee.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The chain from what was said to what was told can be walked both ways. */
final class ChainTest {
  private static ObjectNode view(Trajectory trajectory) {
    return TrajectoryView.of(trajectory, Example.TODAY, "https://telmee.example");
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }

  @Test
  void eachLinkNamesTheOneBeforeItAndTheOneAfterIt() {
    ObjectNode view = view(Example.closed());
    String finding = Example.FINDING.toString();
    String feedback = new UUID(3, 3).toString();

    JsonNode found = view.path("findings").path(0);
    assertThat(texts(view.path("activities").path(0).path("findings"))).containsExactly(finding);
    assertThat(found.path("activity").asText()).isEqualTo(Example.ACTIVITY.toString());
    assertThat(found.path("decision").asText()).isEqualTo(finding);
    assertThat(texts(found.path("feedback"))).containsExactly(feedback);
    JsonNode decided = view.path("decisions").path(0);
    assertThat(decided.path("finding").asText()).isEqualTo(finding);
    assertThat(texts(decided.path("feedback"))).containsExactly(feedback);
    assertThat(texts(view.path("feedback").path(0).path("findings"))).containsExactly(finding);
  }

  @Test
  void whatIsNotDecidedOrToldLeadsNowhereYet() {
    ObjectNode view = view(Example.until(Example.done(Step.REPORT)));

    JsonNode found = view.path("findings").path(0);
    assertThat(found.has("decision")).isFalse();
    assertThat(found.path("feedback")).isEmpty();
    assertThat(view.has("decisions")).isFalse();
  }

  @Test
  void theViewNamesSectionsAsTheApiNamesProperties() {
    ObjectNode view = view(Example.closed());

    assertThat(view.has("councilStart")).isTrue();
    assertThat(view.has("laterAdvice")).isTrue();
    assertThat(view.properties())
        .extracting(java.util.Map.Entry::getKey)
        .noneMatch(key -> key.contains("-"));
  }
}
