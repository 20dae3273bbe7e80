package nl.telmee.contact;

import nl.telmee.web.Language;
import nl.telmee.web.Translated;
import nl.telmee.web.Words;

/** A register with a name and a page of its own. */
record Panel(String organisation, String slug, Kind kind, Translated name, Translated description) {
  /** The slug of the register that each organisation has by itself. */
  static final String GENERAL = "contacts";

  static final int LONGEST_NAME = 80;
  static final int LONGEST_DESCRIPTION = 1_000;

  /** Who it is for. */
  enum Kind {
    YOUTH,
    RESIDENTS,
    GENERAL
  }

  /** The register that an organisation has by itself. */
  static Panel general(String organisation) {
    return new Panel(
        organisation, GENERAL, Kind.GENERAL, both("contact.general"), both("contact.general.what"));
  }

  private static Translated both(String key) {
    return new Translated(Words.of(Language.NL).say(key), Words.of(Language.EN).say(key));
  }

  /** The address of its page. */
  String page() {
    return "/o/" + organisation + "/panels/" + slug;
  }
}
