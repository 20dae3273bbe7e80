package nl.telmee.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The division of costs is that of the proposal on participation of the region Gooi en Vechtstreek
 * (November 2024): its two years, its inhabitants on 1 January 2023, to the euro.
 */
final class DivisionTest {
  private static final Means MEANS =
      new Means(
          List.of(
              new Means.Cost("Personeel, 0,67 fte", 2025, 64_722, 0, 0),
              new Means.Cost("Materieel", 2025, 30_480, 0, 0),
              new Means.Cost("Personeel, 0,67 fte", 2026, 66_927, 0, 0),
              new Means.Cost("Materieel", 2026, 31_151, 0, 0)),
          50,
          List.of(
              new Means.Share("Blaricum", 12_490, true, true),
              new Means.Share("Gooise Meren", 60_341, true, true),
              new Means.Share("Hilversum", 93_345, true, true),
              new Means.Share("Huizen", 41_252, true, true),
              new Means.Share("Laren", 11_712, true, true),
              new Means.Share("Wijdmeren", 24_659, true, true),
              new Means.Share("Eemnes", 9_598, false, true)));

  @Test
  void theFiguresOfTheRegionAreReproducedToTheEuro() {
    List<Division> years = Division.of(MEANS);

    assertThat(years).extracting(Division::year).containsExactly(2025, 2026);
    assertThat(years).extracting(Division::total).containsExactly(95_202, 98_078);
    Division first = years.getFirst();
    assertThat(first.youth().inhabitants()).isEqualTo(243_799);
    assertThat(first.adults().inhabitants()).isEqualTo(253_397);
    assertThat(first.youth().euros()).isEqualTo(47_601);
    assertThat(euros(first.youth())).containsExactly(2_439, 11_781, 18_225, 8_054, 2_287, 4_815);
    assertThat(euros(first.adults()))
        .containsExactly(2_346, 11_335, 17_535, 7_749, 2_200, 4_632, 1_803);
    Division second = years.getLast();
    assertThat(second.adults().euros()).isEqualTo(49_039);
    assertThat(euros(second.youth())).containsExactly(2_512, 12_137, 18_776, 8_298, 2_356, 4_960);
    assertThat(euros(second.adults()))
        .containsExactly(2_417, 11_678, 18_065, 7_983, 2_267, 4_772, 1_857);
  }

  @Test
  void whatRoundingLeavesIsSaid() {
    assertThat(Division.of(MEANS).getFirst().youth().rounding()).isZero();
    assertThat(Division.of(MEANS).getFirst().adults().rounding()).isEqualTo(-1);
  }

  private static List<Integer> euros(Division.Column column) {
    return column.rows().stream().map(Division.Row::euros).toList();
  }
}
