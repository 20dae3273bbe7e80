package nl.telmee.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which messages the program says, as far as its text shows: whole keys, keys of {@link
 * Words#count(String, long)} without their ending, and keys put together from a part and a word of
 * the same file, or a part and the name of an enum constant.
 */
final class WordsInUse {
  private static final List<Path> SOURCES =
      List.of(Path.of("src/main/java"), Path.of("src/main/jte"));

  /** Quotes may close one text and open the next: a template has texts within texts. */
  private static final Pattern TEXT = Pattern.compile("(?<=\")\\.?[a-z][a-z0-9.-]*(?=\")");

  private static final Pattern CONSTANT = Pattern.compile("\\b([A-Z][A-Z_]+)(?=[(,;]|\\s*})");
  private static final Pattern CALL = Pattern.compile("\\b(say|count)\\(");

  private final List<Set<String>> texts = new ArrayList<>();
  private final Set<String> words = new HashSet<>();
  private final Set<String> constants = new HashSet<>();
  private final Set<String> said = new TreeSet<>();

  private WordsInUse() {}

  static WordsInUse read() throws IOException {
    WordsInUse used = new WordsInUse();
    for (Path folder : SOURCES) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          used.add(Files.readString(file));
        }
      }
    }
    return used;
  }

  static WordsInUse of(String source) {
    WordsInUse used = new WordsInUse();
    used.add(source);
    return used;
  }

  private void add(String source) {
    Set<String> file = new HashSet<>(find(TEXT, source, 0));
    texts.add(file);
    words.addAll(file);
    for (String constant : find(CONSTANT, source, 1)) {
      constants.add(constant.toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    CALL.matcher(source)
        .results()
        .forEach(
            call -> {
              String counted = call.group(1).equals("count") ? ".one" : "";
              String argument = firstArgument(source, call.end());
              if (argument.indexOf('+') < 0) {
                find(TEXT, argument, 0).forEach(text -> said.add(text + counted));
              }
            });
  }

  private static List<String> find(Pattern pattern, String text, int group) {
    return pattern.matcher(text).results().map(found -> found.group(group)).toList();
  }

  private static String firstArgument(String source, int start) {
    int depth = 0;
    for (int i = start; i < source.length(); i++) {
      char c = source.charAt(i);
      if (depth == 0 && (c == ',' || c == ')')) {
        return source.substring(start, i);
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    return source.substring(start);
  }

  /** What is said and what looks like a key of one of the known subjects, but is no key. */
  Set<String> unknown(Set<String> keys) {
    Set<String> unknown = new TreeSet<>(said);
    Set<String> subjects = new HashSet<>();
    keys.forEach(key -> subjects.add(key.substring(0, key.indexOf('.'))));
    for (Set<String> file : texts) {
      for (String text : file) {
        int dot = text.indexOf('.');
        if (dot > 0 && subjects.contains(text.substring(0, dot)) && !isFile(text)) {
          unknown.add(text);
        }
      }
    }
    unknown.removeIf(text -> keys.contains(text) || keys.contains(text + ".one"));
    unknown.removeIf(text -> text.endsWith(".") && keys.stream().anyMatch(k -> k.startsWith(text)));
    return unknown;
  }

  private static boolean isFile(String text) {
    return text.endsWith(".js") || text.endsWith(".css");
  }

  /** Whether a message can be said. */
  boolean uses(String key) {
    String counted = key.replaceFirst("\\.(one|many)$", "");
    return texts.stream()
        .anyMatch(file -> file.contains(key) || file.contains(counted) || joins(file, counted));
  }

  /** Whether a file puts it together: of a beginning, a word that any file has, and an end. */
  private boolean joins(Set<String> file, String key) {
    for (int dot = key.indexOf('.'); dot > 0; dot = key.indexOf('.', dot + 1)) {
      String rest = key.substring(dot + 1);
      boolean ended = file.contains(key.substring(0, dot)) && file.contains("." + rest);
      boolean begun = file.contains(key.substring(0, dot + 1)) && known(file, rest);
      if (ended || begun) {
        return true;
      }
    }
    return false;
  }

  private boolean known(Set<String> file, String rest) {
    if (words.contains(rest) || constants.contains(rest)) {
      return true;
    }
    int dot = rest.lastIndexOf('.');
    return dot > 0 && file.contains(rest.substring(dot)) && known(file, rest.substring(0, dot));
  }
}
