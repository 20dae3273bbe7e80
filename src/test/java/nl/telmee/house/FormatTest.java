package nl.telmee.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every Java file has the format of google-java-format. {@code mvn -q test-compile
 * exec:exec@format} gives it that format; so does a run of this test with {@code
 * -Dtelmee.format=true}.
 */
final class FormatTest {
  private static final Path SOURCES = Path.of("src");

  @Test
  void everyJavaFileIsFormatted() {
    List<Path> different = different(SOURCES);
    if (Boolean.getBoolean("telmee.format")) {
      different.forEach(FormatTest::rewrite);
      return;
    }

    assertThat(different)
        .as("files to format; this does it: mvn -q test-compile exec:exec@format")
        .isEmpty();
  }

  @Test
  void anotherFormatIsFound() throws FormatterException {
    assertThat(formatted("import java.util.List;\nclass  A { int a( ) {return 1;} }\n"))
        .isEqualTo("class A {\n  int a() {\n    return 1;\n  }\n}\n");
  }

  /** Formats what needs it and says which files those were. */
  public static void main(String[] arguments) {
    for (Path file : different(SOURCES)) {
      rewrite(file);
      System.out.println("formatted " + file);
    }
  }

  private static List<Path> different(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .sorted()
          .toList()
          .parallelStream()
          .filter(file -> !read(file).equals(formatted(file)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void rewrite(Path file) {
    try {
      Files.writeString(file, formatted(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String formatted(Path file) {
    try {
      return formatted(read(file));
    } catch (FormatterException e) {
      throw new AssertionError("cannot read " + file, e);
    }
  }

  private static String formatted(String source) throws FormatterException {
    return new Formatter().formatSourceAndFixImports(source);
  }
}
