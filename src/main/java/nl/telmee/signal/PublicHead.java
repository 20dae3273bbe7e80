package nl.telmee.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.telmee.identity.Organisation;
import nl.telmee.web.Frame;
import nl.telmee.web.Language;
import org.jspecify.annotations.Nullable;

/**
 * The head of the public pages of an organisation: what it asked and did, and what residents and
 * councils bring up.
 *
 * @param lang of the name, when it is not the page's; else null
 * @param search where to search in what is of this organisation
 */
public record PublicHead(String name, @Nullable String lang, List<Tab> tabs, String search) {
  /** The pages, in order; the last part of their address. */
  public enum Page {
    STORY("story"),
    COMPARE("compare"),
    SIGNALS("signals"),
    AGENDA("agenda"),
    ADVICE("advice"),
    FOLLOW("follow");

    private final String part;

    Page(String part) {
      this.part = part;
    }

    private String address(Organisation organisation) {
      String first = "/o/" + organisation.slug();
      return this == STORY ? first : first + "/" + part;
    }

    /** Only a region compares its municipalities. */
    private boolean isOf(Organisation organisation) {
      return this != COMPARE || organisation.kind() == Organisation.Kind.REGION;
    }
  }

  /**
   * A page one can go to.
   *
   * @param current for {@code aria-current}; null: another page
   */
  public record Tab(String address, String label, @Nullable String current) {}

  /** The head of a page. */
  public static PublicHead of(Frame frame, Organisation organisation, Page here) {
    List<Tab> tabs = new ArrayList<>();
    for (Page page : Page.values()) {
      if (page.isOf(organisation)) {
        tabs.add(
            new Tab(
                page.address(organisation),
                frame.say("civic." + page.part),
                page == here ? "page" : null));
      }
    }
    Language language = frame.words().language();
    Language own = organisation.name().languageOf(language);
    return new PublicHead(
        organisation.name().in(language),
        Optional.of(own).filter(other -> other != language).map(Language::code).orElse(null),
        tabs,
        "/search?organisation=" + organisation.slug());
  }
}
