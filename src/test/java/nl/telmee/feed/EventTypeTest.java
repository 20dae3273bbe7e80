package nl.telmee.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each type of event is told with its trajectory, or belongs to something else. */
final class EventTypeTest {
  @ParameterizedTest
  @EnumSource
  void aTypeIsOfATrajectoryUnlessItIsOfAPollOrOfTheCouncil(EventType type) {
    boolean ofOthers = type.name().matches("(POLL|RESULTS|ADVICE|SIGNAL|AGENDA)_.*");

    assertThat(type.ofTrajectory()).isNotEqualTo(ofOthers);
    assertThat(EventType.aboutTrajectories().contains(type)).isNotEqualTo(ofOthers);
  }
}
