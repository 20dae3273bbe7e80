package nl.telmee.builder;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** Dutch words above level B1, each with an easier one. Immutable. */
final class HardWords {
  /** The list that comes with the program. */
  static final HardWords DUTCH = read("/advice/hard_nl.txt");

  private static final List<String> ENDINGS = List.of("", "e", "en", "n", "s", "t", "d");
  private static final Pattern WORD = Pattern.compile("[^\\p{L}]+");

  /** A word that was found, as it is in the text, and what to write instead. */
  record Found(String word, String easier) {}

  private final Map<String, String> words = new LinkedHashMap<>();
  private final Map<String, String> phrases = new LinkedHashMap<>();

  private HardWords(List<String> lines) {
    for (String line : lines) {
      int colon = line.indexOf(": ");
      if (!line.startsWith("#") && colon > 0) {
        String word = line.substring(0, colon).toLowerCase(Locale.ROOT);
        (word.indexOf(' ') < 0 ? words : phrases).put(word, line.substring(colon + 2));
      }
    }
  }

  private static HardWords read(String resource) {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(HardWords.class.getResourceAsStream(resource)),
                StandardCharsets.UTF_8))) {
      return new HardWords(in.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int size() {
    return words.size() + phrases.size();
  }

  /** The hard words of a text, each once, in order. */
  List<Found> in(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    Map<String, Found> found = new LinkedHashMap<>();
    for (String word : WORD.split(lower, -1)) {
      String easier = easier(word);
      if (!easier.isEmpty()) {
        found.putIfAbsent(easier, new Found(word, easier));
      }
    }
    String spaced = " " + String.join(" ", WORD.split(lower, -1)) + " ";
    phrases.forEach(
        (phrase, easier) -> {
          if (spaced.contains(" " + phrase + " ")) {
            found.putIfAbsent(easier, new Found(phrase, easier));
          }
        });
    return new ArrayList<>(found.values());
  }

  private String easier(String word) {
    for (String ending : ENDINGS) {
      if (word.length() > ending.length() && word.endsWith(ending)) {
        String easier = words.get(word.substring(0, word.length() - ending.length()));
        if (easier != null) {
          return easier;
        }
      }
    }
    return "";
  }
}
