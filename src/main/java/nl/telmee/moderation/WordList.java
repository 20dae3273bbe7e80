package nl.telmee.moderation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * Words in lower case from a file: one or more on each line; what follows {@code #} is a remark.
 *
 * @param words those that always count
 * @param doubtful those with a star behind them: they are also words of another kind
 */
record WordList(Set<String> words, Set<String> doubtful) {

  static WordList read(String name) {
    String path = "/moderation/" + name + ".txt";
    Set<String> words = new HashSet<>();
    Set<String> doubtful = new HashSet<>();
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(WordList.class.getResourceAsStream(path), path),
                StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        for (String word : line.replaceFirst("#.*", "").strip().split("\\s+", -1)) {
          if (word.endsWith("*")) {
            doubtful.add(word.substring(0, word.length() - 1).toLowerCase(Locale.ROOT));
          } else if (!word.isEmpty()) {
            words.add(word.toLowerCase(Locale.ROOT));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new WordList(Set.copyOf(words), Set.copyOf(doubtful));
  }
}
