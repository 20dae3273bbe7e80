package nl.telmee.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Every name is one that Excel and LibreOffice open. */
final class SheetNamesTest {
  private static final String CHARACTERS = "aAbB '[]:*?/\\\n\t.éß🌳\uFFFF";

  @Test
  void whatIsForbiddenIsLeftOut() {
    SheetNames names = new SheetNames();

    assertThat(names.of("1 Wat/hoe: waar [hier]?")).isEqualTo("1 Wat hoe waar hier");
    assertThat(names.of("'eigen'")).isEqualTo("eigen");
    assertThat(names.of("???")).isEqualTo("-");
  }

  @Test
  void aLongTextIsCutAndNeverInTheMiddleOfACharacter() {
    SheetNames names = new SheetNames();

    assertThat(names.of("a".repeat(30) + "🌳🌳")).isEqualTo("a".repeat(30));
    assertThat(names.of("b".repeat(40))).isEqualTo("b".repeat(31));
  }

  @Test
  void whateverTheTextsAreNamesAreLegalAndDiffer() {
    SplittableRandom random = new SplittableRandom(20261123);
    SheetNames names = new SheetNames();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 500; i++) {
      String name = names.of(text(random));

      assertThat(name).matches("[^\\[\\]:*?/\\\\\\p{Cntrl}\\uFFFF]{1,31}");
      assertThat(name).doesNotStartWith("'").doesNotEndWith("'");
      assertThat(seen.add(name.toLowerCase(Locale.ROOT))).as(name).isTrue();
    }
  }

  private static String text(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(40); length > 0; length--) {
      int at =
          CHARACTERS.offsetByCodePoints(
              0, random.nextInt(CHARACTERS.codePointCount(0, CHARACTERS.length())));
      text.appendCodePoint(CHARACTERS.codePointAt(at));
    }
    return text.toString();
  }
}
