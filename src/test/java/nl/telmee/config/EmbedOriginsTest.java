package nl.telmee.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which websites may show a poll in a frame; the text goes into a security policy. */
final class EmbedOriginsTest {
  private static List<String> read(String value) {
    return Settings.from(Map.of("TELMEE_EMBED_ORIGINS", value)).embedOrigins();
  }

  @Test
  void severalAreGivenWithCommasOrBlanks() {
    assertThat(read("https://www.velsen.nl, https://*.school.example:8443 http://localhost:3000"))
        .containsExactly(
            "https://www.velsen.nl", "https://*.school.example:8443", "http://localhost:3000");
    assertThat(Settings.from(Map.of()).embedOrigins()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "www.velsen.nl",
        "*",
        "https:",
        "https://velsen.nl/page",
        "https://velsen.nl;script-src *",
        "'unsafe-inline'",
        "https://velsen.nl,'none'"
      })
  void whatIsNoOriginStopsTheStart(String value) {
    assertThatThrownBy(() -> read(value))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("TELMEE_EMBED_ORIGINS");
  }
}
