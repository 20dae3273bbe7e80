package nl.telmee.spread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Text in lines; every character is one wide here. */
final class LinesTest {
  @Test
  void aTextIsBrokenAtSpaces() {
    assertThat(wrap("Hoe willen jongeren meepraten?", 12))
        .containsExactly("Hoe willen", "jongeren", "meepraten?");
  }

  @Test
  void aWordThatIsTooWideIsBrokenInside() {
    assertThat(wrap("een jeugdparticipatietraject", 10))
        .containsExactly("een", "jeugdparti", "cipatietra", "ject");
  }

  @Test
  void noCharacterIsBrokenInHalf() {
    assertThat(wrap("🌳🌳🌳", 5)).containsExactly("🌳🌳", "🌳").allMatch(LinesTest::whole);
    assertThat(wrap("🌳🌳", 1)).containsExactly("🌳", "🌳");
  }

  @Test
  void aTextThatFitsIsOneLine() {
    assertThat(wrap("  Kort   en  goed ", 80)).containsExactly("Kort en goed");
    assertThat(wrap("", 80)).containsExactly("");
  }

  @Test
  void whatIsLeftOutIsShownByAnEllipsis() {
    assertThat(Lines.atMost(List.of("een twee", "drie vier", "vijf"), 2))
        .containsExactly("een twee", "drie…");
    assertThat(Lines.atMost(List.of("een", "twee"), 2)).containsExactly("een", "twee");
    assertThat(Lines.atMost(List.of("eentwee", "drie"), 1)).containsExactly("eentwee…");
  }

  private static List<String> wrap(String text, int width) {
    return Lines.wrap(text, width, String::length);
  }

  private static boolean whole(String line) {
    return line.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff);
  }
}
