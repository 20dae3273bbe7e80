package nl.telmee.digest;

import java.util.List;
import java.util.Set;
import nl.telmee.feed.LoggedEvent;
import nl.telmee.id.Theme;
import nl.telmee.web.Language;

/**
 * What a follower wants.
 *
 * @param frequency how often mail about what happened comes
 * @param newsletter whether newsletters come too
 * @param themes only about these; empty: about everything
 * @param language of the mails
 */
record Choices(Frequency frequency, boolean newsletter, Set<Theme> themes, Language language) {
  Choices {
    if (frequency == Frequency.NONE && !newsletter) {
      throw new IllegalArgumentException("who wants nothing is no follower");
    }
    themes = Set.copyOf(themes);
  }

  /** The themes as the database and forms have them, in the order of their list. */
  List<String> themeTokens() {
    return themes.stream().sorted().map(Theme::token).toList();
  }

  /** Whether an event is about what the follower wants. */
  boolean want(LoggedEvent event) {
    return themes.isEmpty() || event.themes().stream().anyMatch(themes::contains);
  }
}
