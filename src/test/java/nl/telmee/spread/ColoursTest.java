package nl.telmee.spread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import org.junit.jupiter.api.Test;

/** Colours are read strictly, and contrast is that of WCAG. */
final class ColoursTest {
  @Test
  void aColourIsSixHexadecimalDigits() {
    assertThat(Colours.of("#0a5c4A")).isEqualTo(new Color(10, 92, 74));
    assertThat(Colours.of("red")).isEqualTo(Colours.OURS);
    assertThat(Colours.of("#fff;x")).isEqualTo(Colours.OURS);
    assertThat(Colours.of(null)).isEqualTo(Colours.OURS);
    assertThat(Colours.hex(Colours.of("#0A5C4A"))).isEqualTo("#0a5c4a");
  }

  @Test
  void contrastIsThatOfTheStandard() {
    assertThat(Colours.contrast(Color.BLACK, Color.WHITE)).isEqualTo(21, within(0.001));
    assertThat(Colours.contrast(Color.WHITE, Color.decode("#767676")))
        .isEqualTo(4.54, within(0.01));
    assertThat(Colours.contrast(Color.RED, Color.RED)).isEqualTo(1, within(0.001));
  }
}
