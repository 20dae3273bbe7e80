package nl.telmee.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One concept to a file: what grows over these lengths is two things. */
final class FileSizeTest {
  private static final int LONGEST = 400;
  private static final int MEDIAN = 110;
  private static final Set<String> ENDINGS = Set.of("java", "jte", "js", "css");

  @Test
  void noFileIsLongerThanOneConceptNeeds() throws IOException {
    assertThat(tooLong(List.of(Path.of("src"), Path.of("webroot")))).isEmpty();
  }

  @Test
  void halfOfTheProgramIsInShortFiles() throws IOException {
    List<Integer> lines = lengths(Path.of("src/main/java")).values().stream().sorted().toList();

    assertThat(lines.get(lines.size() / 2))
        .as("median of %d files", lines.size())
        .isBetween(1, MEDIAN);
  }

  @Test
  void aFileThatIsTooLongIsFound(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("enough.css"), "a {}\n".repeat(LONGEST));
    Files.writeString(folder.resolve("long.css"), "a {}\n".repeat(LONGEST + 1));
    Files.writeString(folder.resolve("data.json"), "[]\n".repeat(LONGEST + 1));

    assertThat(tooLong(List.of(folder))).containsOnlyKeys(folder.resolve("long.css"));
  }

  private static Map<Path, Integer> tooLong(List<Path> folders) throws IOException {
    Map<Path, Integer> found = new TreeMap<>();
    for (Path folder : folders) {
      found.putAll(lengths(folder));
    }
    found.values().removeIf(lines -> lines <= LONGEST);
    return found;
  }

  private static Map<Path, Integer> lengths(Path folder) throws IOException {
    Map<Path, Integer> lengths = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(FileSizeTest::isSource).toList()) {
        lengths.put(file, Files.readAllLines(file).size());
      }
    }
    return lengths;
  }

  private static boolean isSource(Path file) {
    String name = file.getFileName().toString();
    return Files.isRegularFile(file) && ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
  }
}
