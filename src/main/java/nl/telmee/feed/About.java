package nl.telmee.feed;

import java.util.List;
import java.util.Set;
import nl.telmee.id.Theme;
import nl.telmee.web.Translated;
import org.jspecify.annotations.Nullable;

/**
 * What an event is about.
 *
 * @param organisation slug of the organisation whose fact it is
 * @param subject kind and identity, as {@code polls/<uuid>}
 * @param title its name, for people
 * @param path of the public page about it, from the root of the site
 * @param trajectory slug of the trajectory that it belongs to, or null
 */
public record About(
    String organisation,
    String subject,
    Translated title,
    String path,
    Set<Theme> themes,
    @Nullable String trajectory) {
  public About {
    themes = Set.copyOf(themes);
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("a path starts at the root: " + path);
    }
  }

  /** The themes in the order of their list. */
  List<String> themeTokens() {
    return themes.stream().sorted().map(Theme::token).toList();
  }
}
