package nl.telmee.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import nl.telmee.trajectory.Samples;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.web.Language;
import nl.telmee.web.Words;
import org.junit.jupiter.api.Test;

/** Trajectories stand side by side with numbers that are right, or with none. */
final class SideBySideTest {
  private static final Words DUTCH = Words.of(Language.NL);

  private static FigureTable table(Trajectory... trajectories) {
    return SideBySide.of(DUTCH, Stream.of(trajectories).map(Facts::of).toList()).orElseThrow();
  }

  private static List<String> values(FigureTable table, String label) {
    return table.rows().stream()
        .filter(row -> row.label().equals(label))
        .findFirst()
        .orElseThrow()
        .values();
  }

  @Test
  void oneAloneIsNotCompared() {
    assertThat(SideBySide.of(DUTCH, List.of(Facts.of(Samples.closed())))).isEmpty();
  }

  @Test
  void whatIsNotKnownHasNoNumber() {
    FigureTable table = table(Samples.closed(), Samples.planned());

    assertThat(values(table, "Bevindingen")).containsExactly("1 overgenomen, 0 deels, 0 niet", "–");
    assertThat(values(table, "Eerst gehoord, voor het besluit")).containsExactly("636 dagen", "–");
    assertThat(values(table, "Cijfer van de focusgroep")).containsExactly("4", "–");
    assertThat(values(table, "Hoe ver inwoners meedoen")).containsExactly("Meedenken", "Meedenken");
  }

  @Test
  void aDecisionBeforeAnybodyWasHeardIsLessThanNoDays() {
    Trajectory late = Samples.with(Samples.closed(), Samples.laterActivity(10));

    assertThat(Measured.daysAhead(late)).contains(-10L);
    assertThat(values(table(late, late), "Eerst gehoord, voor het besluit"))
        .containsOnly("-10 dagen");
  }
}
