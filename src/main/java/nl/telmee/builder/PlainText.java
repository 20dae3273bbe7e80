package nl.telmee.builder;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes plain text of the HTML that people pasted into another program. */
final class PlainText {
  private static final Pattern UNSEEN =
      Pattern.compile("(?is)<(script|style)\\b.*?(</\\1\\s*>|$)|<!--.*?(-->|$)");
  private static final Pattern LINE_END =
      Pattern.compile("(?i)<(br|hr|/?p|/?div|/h[1-6]|/li|/tr)\\b[^>]*>");
  private static final Pattern TAG = Pattern.compile("<[a-zA-Z/!][^>]*>?");
  private static final Pattern ENTITY = Pattern.compile("&(#x?[0-9a-fA-F]{1,7}|[a-zA-Z]{2,8});");
  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("amp", "&"),
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("quot", "\""),
          Map.entry("apos", "'"),
          Map.entry("nbsp", " "),
          Map.entry("euro", "€"),
          Map.entry("eacute", "é"),
          Map.entry("egrave", "è"),
          Map.entry("euml", "ë"),
          Map.entry("iuml", "ï"),
          Map.entry("ouml", "ö"),
          Map.entry("uuml", "ü"),
          Map.entry("oacute", "ó"),
          Map.entry("iacute", "í"),
          Map.entry("aacute", "á"),
          Map.entry("rsquo", "’"),
          Map.entry("lsquo", "‘"),
          Map.entry("ldquo", "“"),
          Map.entry("rdquo", "”"),
          Map.entry("ndash", "–"),
          Map.entry("mdash", "—"),
          Map.entry("hellip", "…"));

  private PlainText() {}

  /** The words of a text, on one line. */
  static String line(String html) {
    return strip(html).replaceAll("\\s+", " ").strip();
  }

  /** The words of a text, with its paragraphs. */
  static String paragraphs(String html) {
    return strip(html)
        .replaceAll("[ \\t\\u00a0]+", " ")
        .replaceAll(" ?\\R ?", "\n")
        .replaceAll("\\n{2,}", "\n")
        .strip();
  }

  private static String strip(String html) {
    String seen = UNSEEN.matcher(html).replaceAll(" ");
    String lines = LINE_END.matcher(seen).replaceAll("\n");
    String words = TAG.matcher(lines).replaceAll("");
    return ENTITY
        .matcher(words)
        .replaceAll(found -> Matcher.quoteReplacement(character(found.group(1))))
        .replaceAll("[\\p{Cc}&&[^\\n\\t]]|\\p{Cs}", " ");
  }

  private static String character(String entity) {
    if (!entity.startsWith("#")) {
      return NAMED.getOrDefault(entity, "&" + entity + ";");
    }
    boolean hex = entity.length() > 1 && Character.toLowerCase(entity.charAt(1)) == 'x';
    String digits = entity.substring(hex ? 2 : 1);
    if (digits.isEmpty() || (!hex && !digits.matches("\\d+"))) {
      return " ";
    }
    int code = Integer.parseInt(digits, hex ? 16 : 10);
    return Character.isValidCodePoint(code) ? Character.toString(code) : " ";
  }
}
