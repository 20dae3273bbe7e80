package nl.telmee.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.telmee.web.Language;
import nl.telmee.web.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Twenty questionnaires as LimeSurvey 3 and 6 write them. Beside each stands what must come out of
 * it, line by line, and what it must be said could not be taken over.
 */
final class LimeSurveyTest {
  private static final Path FOLDER = Path.of("src/test/resources/lss");

  static List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".lss"))
          .map(name -> name.replace(".lss", ""))
          .sorted()
          .toList();
    }
  }

  static Imported imported(String file) throws Exception {
    return LimeSurvey.read(Files.readAllBytes(FOLDER.resolve(file + ".lss")));
  }

  @Test
  void thereAreTwentyFiles() throws IOException {
    assertThat(files()).hasSize(20);
  }

  @ParameterizedTest
  @MethodSource("files")
  void theFileBecomesThePollThatStandsBesideIt(String file) throws Exception {
    String expected = Files.readString(FOLDER.resolve(file + ".txt"));

    assertThat(Outline.of(imported(file))).isEqualTo(expected);
  }

  @Test
  void everyRemarkIsSaidInBothLanguagesAndMadeByOneOfTheFiles() throws Exception {
    Set<String> made = new TreeSet<>();
    for (String file : files()) {
      for (Remark remark : imported(file).remarks()) {
        made.add(remark.key());
        for (Language language : Language.values()) {
          assertThat(remark.sentence(Words.of(language))).isNotBlank().doesNotContain("{0}");
        }
      }
    }

    assertThat(made).hasSizeGreaterThan(25).allMatch(key -> key.startsWith("builder.lss."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><document>&x;</document>",
        "<!DOCTYPE d SYSTEM \"http://localhost:1/x.dtd\"><document/>",
        "<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><document>&b;</document>",
        "<!DOCTYPE d [<!ENTITY % p SYSTEM \"file:///etc/hostname\"> %p;]><document/>"
      })
  void aFileThatDeclaresEntitiesIsRefused(String text) {
    assertThat(refusal(text)).isEqualTo("builder.file.unsafe");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no XML at all",
        "{\"questions\":[]}",
        "<document><surveys><rows><row><sid>1</sid>",
        "<document>&unknown;</document>",
        "<document><a><b><c><d><e><f><g><h/></g></f></e></d></c></b></a></document>",
        "<document>\u0000</document>"
      })
  void aBrokenFileIsRefused(String text) {
    assertThat(refusal(text)).isIn("builder.file.broken", "builder.file.unsafe");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html><body/></html>", "<document/>", "<svg/>"})
  void anotherKindOfFileIsRefused(String text) {
    assertThat(refusal(text)).isEqualTo("builder.file.not-lss");
  }

  @Test
  void aFileWithoutQuestionsForUsIsRefused() {
    assertThat(
            refusal("<document><surveys><rows><row><sid>1</sid></row></rows></surveys></document>"))
        .isEqualTo("builder.file.no-questions");
  }

  @Test
  void aFileOfThreeMegabytesIsRefusedUnread() {
    byte[] large = new byte[3 * 1024 * 1024];

    assertThatThrownBy(() -> LimeSurvey.read(large)).hasMessage("builder.file.too-large");
  }

  @Test
  void aFileWithVeryManyRowsIsRefused() {
    String rows = "<row><qid>1</qid></row>".repeat(20_001);

    assertThat(refusal("<document><answers><rows>" + rows + "</rows></answers></document>"))
        .isEqualTo("builder.file.too-large");
  }

  @Test
  void everyTruncationOfAFileIsRefusedOrReadWithoutFailing() throws Exception {
    String whole = Files.readString(FOLDER.resolve("veilige-buurt.lss"));
    for (int end = 0; end < whole.length() - 20; end += 997) {
      assertThat(refusal(whole.substring(0, end))).startsWith("builder.file.");
    }
  }

  private static String refusal(String text) {
    try {
      LimeSurvey.read(text.getBytes(StandardCharsets.UTF_8));
      return "none";
    } catch (UnreadableFile e) {
      return e.key();
    }
  }
}
