package nl.telmee.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import nl.telmee.trajectory.Past;
import nl.telmee.trajectory.Print;
import org.junit.jupiter.api.Test;

/** Facts are kept for as long as a trajectory looks the same, and not too many of them. */
final class KeptFactsTest {
  private static final Facts FACTS =
      Facts.of(Past.of("velsen", LocalDate.of(2026, 3, 1)).trajectory());

  private static Print print(int id, String mark) {
    return new Print(new UUID(0, id), mark);
  }

  @Test
  void anotherPrintIsNotKnown() {
    KeptFacts kept = new KeptFacts(2);
    kept.keep(print(1, "a"), FACTS);

    assertThat(kept.find(print(1, "a"))).contains(FACTS);
    assertThat(kept.find(print(1, "b"))).isEmpty();
    assertThat(kept.find(print(2, "a"))).isEmpty();
  }

  @Test
  void whenItIsFullWhatNobodyAskedForGoesFirst() {
    KeptFacts kept = new KeptFacts(2);
    kept.keep(print(1, "a"), FACTS);
    kept.keep(print(2, "a"), FACTS);
    assertThat(kept.find(print(1, "a"))).isPresent();
    kept.keep(print(3, "a"), FACTS);

    assertThat(kept.size()).isEqualTo(2);
    assertThat(kept.find(print(2, "a"))).isEmpty();
    assertThat(kept.find(print(1, "a"))).isPresent();
  }
}
