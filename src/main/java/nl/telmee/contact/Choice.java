package nl.telmee.contact;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nl.telmee.id.Theme;

/**
 * Who of a register is meant. An empty set means everybody. Immutable.
 *
 * @param municipalities slugs
 * @param bands tokens of {@link AgeBand}
 * @param themes tokens of {@link Theme}; who chose no theme wants to be asked about anything
 */
record Choice(Set<String> municipalities, Set<String> bands, Set<String> themes) {
  static final Choice EVERYBODY = new Choice(Set.of(), Set.of(), Set.of());

  Choice {
    municipalities = Collections.unmodifiableSet(new TreeSet<>(municipalities));
    bands = Collections.unmodifiableSet(new TreeSet<>(bands));
    themes = Collections.unmodifiableSet(new TreeSet<>(themes));
  }

  static Choice of(List<String> municipalities, List<String> bands, List<String> themes) {
    return new Choice(Set.copyOf(municipalities), Set.copyOf(bands), Set.copyOf(themes));
  }

  boolean means(Profile profile) {
    return (municipalities.isEmpty() || municipalities.contains(profile.municipality()))
        && (bands.isEmpty() || bands.contains(profile.band().token()))
        && (themes.isEmpty()
            || profile.themes().isEmpty()
            || profile.themes().stream().map(Theme::token).anyMatch(themes::contains));
  }
}
