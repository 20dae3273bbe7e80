package nl.telmee.trajectory;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import nl.telmee.web.Fields;
import nl.telmee.web.Language;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * What stands above every page of who works on a trajectory: its name, where it stands, and the way
 * to the other pages.
 *
 * @param lang of the title where it is not the page's
 * @param state a word for the class of the chip: draft, published or closed
 * @param actsFor in whose names the caller acts; empty when only looking on
 * @param shown address of the public page; empty while it is a draft
 */
public record TrajectoryDesk(
    String title,
    @Nullable String lang,
    String organisation,
    String state,
    String stateWords,
    String actsFor,
    String shown,
    List<Tab> tabs) {

  /** The pages of a trajectory, in order. */
  public enum Page {
    STEPS(""),
    ACTIVITIES("/activities"),
    FINDINGS("/findings"),
    DECISIONS("/decisions"),
    FEEDBACK("/feedback"),
    IMPROVEMENTS("/improvements"),
    DOCUMENTS("/documents"),
    MEMBERS("/members"),
    HISTORY("/history");

    private final String path;

    Page(String path) {
      this.path = path;
    }
  }

  /**
   * A link to a page.
   *
   * @param current "page" on that page, else null
   */
  public record Tab(String address, String label, @Nullable String current) {}

  /** The address of a trajectory's pages for who works on it. */
  public static String address(Trajectory trajectory) {
    return "/staff/trajectories/" + trajectory.head().id();
  }

  /** What parties are called in a trajectory. */
  public static List<String> names(Words words, Head head, Collection<Party> parties) {
    return head.named(parties).stream().map(word -> words.say("trajectory.party." + word)).toList();
  }

  /** What a party is called in a trajectory. */
  public static String name(Words words, Head head, Party party) {
    return words.say("trajectory.party." + head.named(party).word());
  }

  /**
   * Above a page.
   *
   * @param organisation what the owner is called
   */
  public static TrajectoryDesk of(
      Words words, Trajectory trajectory, Standing standing, String organisation, Page current) {
    Language written = trajectory.title().languageOf(words.language());
    return new TrajectoryDesk(
        trajectory.title().in(words.language()),
        written == words.language() ? null : written.code(),
        organisation,
        trajectory.state().word(),
        words.say("trajectory.state." + trajectory.state().word()),
        String.join(", ", names(words, trajectory.head(), standing.parties())),
        trajectory.isPublic() ? trajectory.head().page() : "",
        Arrays.stream(Page.values())
            .map(
                page ->
                    new Tab(
                        address(trajectory) + page.path,
                        words.say("trajectory.desk." + Fields.wordOf(page)),
                        page == current ? "page" : null))
            .toList());
  }
}
