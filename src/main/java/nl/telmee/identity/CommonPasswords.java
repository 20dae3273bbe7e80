package nl.telmee.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * The words that guessers try first. Kept as the file is, a tenth of what a set of strings takes:
 * every node holds it for as long as it runs. Immutable.
 */
final class CommonPasswords {
  private static final String LIST = "/passwords/common.txt";
  private static final byte END = '\n';

  /** Lines about the list, then those of the list in the order of their bytes; each ends. */
  private final byte[] lines;

  private final int first;

  /** Reads the list from the class path. */
  CommonPasswords() {
    try (var in = Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(LIST), LIST)) {
      lines = in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int start = 0;
    while (lines[start] == '#') {
      start = endOfLine(start) + 1;
    }
    first = start;
  }

  /** Whether a word is on the list, as it stands there: in lower case. By halves. */
  boolean contains(String word) {
    byte[] wanted = word.getBytes(StandardCharsets.UTF_8);
    int from = first;
    int to = lines.length;
    while (from < to) {
      int start = startOfLine((from + to) >>> 1, from);
      int end = endOfLine(start);
      int order = Arrays.compareUnsigned(lines, start, end, wanted, 0, wanted.length);
      if (order == 0) {
        return true;
      }
      if (order < 0) {
        from = end + 1;
      } else {
        to = start;
      }
    }
    return false;
  }

  private int startOfLine(int at, int from) {
    int start = at;
    while (start > from && lines[start - 1] != END) {
      start--;
    }
    return start;
  }

  private int endOfLine(int start) {
    int end = start;
    while (lines[end] != END) {
      end++;
    }
    return end;
  }
}
