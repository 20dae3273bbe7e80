package nl.telmee.export;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Names for the sheets of one workbook that every program takes: at most 31 characters, none of
 * {@code []:*?/\}, no apostrophe at an end, and no two alike, whatever their case.
 */
final class SheetNames {
  private static final int LONGEST = 31;
  private static final String FORBIDDEN = "[\\[\\]:*?/\\\\\\p{Cntrl}\\uFFFE\\uFFFF]";

  private final Set<String> taken = new HashSet<>();

  /** The name for a sheet that would best be called so. */
  String of(String wanted) {
    String clean = stripped(wanted.replaceAll(FORBIDDEN, " ").replaceAll("\\s+", " "));
    String name = cut(clean.isEmpty() ? "-" : clean, LONGEST);
    for (int again = 2; !taken.add(name.toLowerCase(Locale.ROOT)); again++) {
      String ending = " " + again;
      name = cut(clean, LONGEST - ending.length()) + ending;
    }
    return name;
  }

  /** Never half of a character that takes two. */
  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return stripped(text.substring(0, end));
  }

  private static String stripped(String text) {
    return text.replaceAll("^[\\s']+|[\\s']+$", "");
  }
}
