package nl.telmee.contact;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import nl.telmee.id.Theme;
import nl.telmee.web.Language;

/**
 * By what people are chosen. Immutable.
 *
 * @param municipality slug of an organisation; empty: not told, or elsewhere
 * @param themes what they want to be asked about; empty: anything
 * @param language of the messages
 */
record Profile(String municipality, AgeBand band, Set<Theme> themes, Language language) {
  Profile {
    Set<Theme> sorted = EnumSet.noneOf(Theme.class);
    sorted.addAll(themes);
    themes = Collections.unmodifiableSet(sorted);
  }
}
