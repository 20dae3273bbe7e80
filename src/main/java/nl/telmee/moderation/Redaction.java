package nl.telmee.moderation;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.telmee.web.Language;
import nl.telmee.web.Words;

/** Hides parts of a text: what was there is said between brackets. */
final class Redaction {
  private static final Pattern VALUE = Pattern.compile("hide:(\\d{1,5})-(\\d{1,5})");

  /** People write in Dutch, whatever the language of the moderator's screen. */
  private static final Words DUTCH = Words.of(Language.NL);

  private Redaction() {}

  static String word(Mark.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The value of the button that hides a part. */
  static String value(Mark mark) {
    return "hide:" + mark.from() + "-" + mark.to();
  }

  /** The text without the part that a button's value names; the same text if it names none. */
  static String hide(String text, String value) {
    Matcher matcher = VALUE.matcher(value);
    if (!matcher.matches()) {
      return text;
    }
    int from = Integer.parseInt(matcher.group(1));
    int to = Integer.parseInt(matcher.group(2));
    for (Mark mark : Suggestions.marks(text)) {
      if (mark.from() == from && mark.to() == to) {
        return text.substring(0, from) + instead(word(mark.kind())) + text.substring(to);
      }
    }
    return text;
  }

  /** The text without some words, wherever these stand in it, in capitals or not. */
  static String hideWords(String text, String words) {
    return words.isBlank()
        ? text
        : Pattern.compile(
                Pattern.quote(words.strip()), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
            .matcher(text)
            .replaceAll(Matcher.quoteReplacement(instead("removed")));
  }

  private static String instead(String word) {
    return "[" + DUTCH.say("moderation.mark." + word) + "]";
  }
}
