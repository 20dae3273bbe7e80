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
 * @param detail which part of it, as it stands there: what a step is called, what a finding says;
 *     empty: no part, or one that the event names otherwise
 */
public record About(
    String organisation,
    String subject,
    Translated title,
    String path,
    Set<Theme> themes,
    @Nullable String trajectory,
    String detail) {
  private static final int LONGEST_DETAIL = 240;

  /** Something as a whole. */
  public About(
      String organisation,
      String subject,
      Translated title,
      String path,
      Set<Theme> themes,
      @Nullable String trajectory) {
    this(organisation, subject, title, path, themes, trajectory, "");
  }

  public About {
    themes = Set.copyOf(themes);
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("a path starts at the root: " + path);
    }
  }

  /**
   * A part of it.
   *
   * @param anchor of its place on the page, with {@code #}
   * @param said what it says; a long text is cut
   */
  public About part(String anchor, String said) {
    String line = said.strip().replaceAll("\\s+", " ");
    String cut =
        line.length() <= LONGEST_DETAIL
            ? line
            : line.substring(0, LONGEST_DETAIL).replaceAll("\\s+\\S*$", "") + "…";
    return new About(organisation, subject, title, path + anchor, themes, trajectory, cut);
  }

  /** The themes in the order of their list. */
  List<String> themeTokens() {
    return themes.stream().sorted().map(Theme::token).toList();
  }
}
