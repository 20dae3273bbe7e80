package nl.telmee.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A language of the screens. */
public enum Language {
  NL("nl", "Nederlands"),
  EN("en", "English");

  private final String code;
  private final String ownName;

  Language(String code, String ownName) {
    this.code = code;
    this.ownName = ownName;
  }

  /** The BCP 47 code, as in {@code <html lang>}. */
  public String code() {
    return code;
  }

  /** What its speakers call it. */
  public String ownName() {
    return ownName;
  }

  /** The other one, to switch to. */
  public Language other() {
    return this == NL ? EN : NL;
  }

  Locale locale() {
    return this == NL ? Locale.of("nl", "NL") : Locale.UK;
  }

  /** The language with this code, or null. */
  public static @Nullable Language of(@Nullable String code) {
    for (Language language : values()) {
      if (language.code.equals(code)) {
        return language;
      }
    }
    return null;
  }

  /**
   * What an {@code Accept-Language} header prefers (RFC 9110 §12.5.4); Dutch when it says nothing.
   */
  static Language preferred(@Nullable String header) {
    if (header == null || header.length() > 200) {
      return NL;
    }
    try {
      List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(header);
      for (Locale.LanguageRange range : ranges) {
        Language language = of(range.getRange().split("-", 2)[0]);
        if (language != null && range.getWeight() > 0) {
          return language;
        }
      }
    } catch (IllegalArgumentException _) {
      // A header that cannot be read says nothing.
    }
    return NL;
  }
}
