package nl.telmee.moderation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what may point at a person, or hurt one. It suggests and decides nothing: a name that is in
 * no list is missed, and a word that is also a name is marked. Pure functions.
 */
public final class Suggestions {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private static final Pattern EMAIL =
      Pattern.compile(
          "[\\p{L}\\d][\\p{L}\\d._%+-]{0,63}\\s?(?:@|\\(at\\)|\\[at]|\\bapenstaartje\\b)\\s?"
              + "[\\p{L}\\d-]{1,63}(?:\\.[\\p{L}\\d-]{1,63}){0,4}\\.\\p{L}{2,12}",
          FLAGS);

  private static final Pattern LINK =
      Pattern.compile(
          "(?:https?://|www\\.)[^\\s<>\"]{2,300}"
              + "|\\b[a-z\\d][a-z\\d-]{1,62}\\.(?:nl|com|org|net|eu|be|de|info|app|me|tv)\\b"
              + "(?:/[^\\s<>\"]{0,300})?",
          FLAGS);

  /** ISO 13616: country, check digits, and the account in groups of four. */
  private static final Pattern BANK_ACCOUNT =
      Pattern.compile("\\b[A-Z]{2}\\d{2}(?:[ ]?[A-Z\\d]{4}){2,7}(?:[ ]?[A-Z\\d]{1,3})?\\b");

  /** Nine to thirteen digits with signs between them, beginning with a zero or a plus. */
  private static final Pattern PHONE =
      Pattern.compile("(?<![\\d+])(?:\\+|00|0)(?:[\\s\\-./()]{0,2}\\d){8,13}(?!\\d)");

  private static final Pattern NINE_DIGITS = Pattern.compile("(?<!\\d)\\d{9}(?!\\d)");

  /** A Dutch postcode never ends with SA, SD or SS. */
  private static final Pattern POSTCODE =
      Pattern.compile("\\b[1-9]\\d{3}(?: ?(?!SA|SD|SS)[A-Z]{2}|(?!sa|sd|ss)[a-z]{2})\\b(?!\\p{L})");

  private static final Pattern STREET =
      Pattern.compile(
          "\\b\\p{L}[\\p{L}'.-]{1,40}(?:straat|laan|weg|plein|gracht|kade|hof|dijk|singel|dreef"
              + "|pad|steeg|plantsoen|lei|wal|hoek|akker|veld|park)\\s+\\d{1,4}(?:\\s?[a-z]\\b)?",
          FLAGS);

  /** Who is called by a title is called by name. */
  private static final Pattern TITLED =
      Pattern.compile(
          "\\b(?i:meneer|mevrouw|mijnheer|dhr\\.?|mevr\\.?|mw\\.?|juf|juffrouw|meester|wethouder"
              + "|burgemeester|buurman|buurvrouw|directeur|dokter|dr\\.|docent|coach|mister|mrs\\.?"
              + "|ms\\.|mr\\.|miss)\\s+"
              + surname());

  private static final Pattern SURNAME = Pattern.compile("\\s+" + surname());

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}']+(?:-[\\p{L}\\p{N}]+)*");

  private static final WordList NAMES = WordList.read("names");
  private static final WordList INSULTS = WordList.read("insults");

  private Suggestions() {}

  /** A name of the family, with what stands before it. */
  private static String surname() {
    return "(?:(?i:van|de|der|den|het|ten|ter|te|el|al|ben|bin|in|'t)\\s+){0,3}"
        + "\\p{Lu}[\\p{L}'-]+(?:-\\p{Lu}[\\p{L}'-]+)?";
  }

  /** The parts to look at, in the order of the text; they do not overlap. */
  public static List<Mark> marks(String text) {
    List<Mark> found = new ArrayList<>();
    find(found, text, EMAIL, Mark.Kind.EMAIL, _ -> true);
    find(found, text, LINK, Mark.Kind.LINK, _ -> true);
    find(found, text, BANK_ACCOUNT, Mark.Kind.BANK_ACCOUNT, Suggestions::isBankAccount);
    find(found, text, PHONE, Mark.Kind.PHONE, _ -> true);
    find(found, text, NINE_DIGITS, Mark.Kind.CITIZEN_NUMBER, Suggestions::isCitizenNumber);
    find(found, text, POSTCODE, Mark.Kind.ADDRESS, _ -> true);
    find(found, text, STREET, Mark.Kind.ADDRESS, _ -> true);
    find(found, text, TITLED, Mark.Kind.NAME, _ -> true);
    findNames(found, text);
    find(found, text, WORD, Mark.Kind.INSULT, Suggestions::isInsult);
    found.sort(Comparator.comparingInt(Mark::from));
    return List.copyOf(found);
  }

  private static void find(
      List<Mark> found,
      String text,
      Pattern pattern,
      Mark.Kind kind,
      Predicate<MatchResult> wanted) {
    pattern
        .matcher(text)
        .results()
        .filter(wanted)
        .forEach(match -> add(found, text, new Mark(match.start(), match.end(), kind)));
  }

  private static void add(List<Mark> found, String text, Mark mark) {
    if (found.stream().noneMatch(mark::overlaps) && !insideBrackets(text, mark)) {
      found.add(mark);
    }
  }

  /** First names, each with the surname that follows it. */
  private static void findNames(List<Mark> found, String text) {
    Matcher surname = SURNAME.matcher(text);
    WORD.matcher(text)
        .results()
        .forEach(
            word -> {
              boolean capital = Character.isUpperCase(word.group().charAt(0));
              surname.region(word.end(), text.length());
              boolean followed = capital && surname.lookingAt();
              if (isName(text, word, capital, followed)) {
                int to = followed ? surname.end() : word.end();
                add(found, text, new Mark(word.start(), to, Mark.Kind.NAME));
              }
            });
  }

  private static boolean isName(String text, MatchResult word, boolean capital, boolean followed) {
    String name = lower(word);
    return NAMES.words().contains(name)
        || (NAMES.doubtful().contains(name)
            && capital
            && (followed || !beginsSentence(text, word.start())));
  }

  /** What stands where a part was hidden is no part to hide. */
  private static boolean insideBrackets(String text, Mark mark) {
    return mark.from() > 0
        && mark.to() < text.length()
        && text.charAt(mark.from() - 1) == '['
        && text.charAt(mark.to()) == ']';
  }

  private static String lower(MatchResult match) {
    return match.group().toLowerCase(Locale.ROOT);
  }

  private static boolean beginsSentence(String text, int at) {
    String before = text.substring(0, at).stripTrailing();
    return before.isEmpty() || ".?!:\n\"".indexOf(before.charAt(before.length() - 1)) >= 0;
  }

  /** Also with something before or behind it: one does not hurt with dictionary words only. */
  private static boolean isInsult(MatchResult match) {
    String word = lower(match);
    return INSULTS.words().contains(word) || INSULTS.doubtful().stream().anyMatch(word::contains);
  }

  /** ISO 7064, mod 97-10. */
  private static boolean isBankAccount(MatchResult match) {
    String plain = match.group().replace(" ", "");
    int rest = 0;
    for (char c : (plain.substring(4) + plain.substring(0, 4)).toCharArray()) {
      int digit = Character.digit(c, 36);
      rest = (digit > 9 ? rest * 100 + digit : rest * 10 + digit) % 97;
    }
    return rest == 1;
  }

  /** The eleven-test of a Dutch citizen service number (BSN). */
  private static boolean isCitizenNumber(MatchResult match) {
    String digits = match.group();
    int sum = -Character.digit(digits.charAt(8), 10);
    for (int i = 0; i < 8; i++) {
      sum += (9 - i) * Character.digit(digits.charAt(i), 10);
    }
    return sum % 11 == 0 && !digits.equals("000000000");
  }
}
