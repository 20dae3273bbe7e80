package nl.telmee.story;

import java.util.ArrayList;
import java.util.List;
import nl.telmee.release.HomePage;
import nl.telmee.signal.PublicHead;
import nl.telmee.web.Frame;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation asked and did, with those below it.
 *
 * @param parts of the page, to go to
 * @param open polls to answer
 * @param results polls that are closed
 * @param figures null: there is nothing to count yet
 * @param compare to the comparison of a region's municipalities; null: there is none
 * @param news the newest first
 * @param around municipalities of a region, councils, and what it is part of
 */
public record OrganisationPage(
    Frame frame,
    PublicHead head,
    String here,
    List<Link> parts,
    Polls open,
    Listing trajectories,
    Civic civic,
    Polls results,
    @Nullable Counts figures,
    @Nullable Link compare,
    List<News> news,
    List<Link> around) {
  /** Polls: some at once, the others for who asks. */
  public record Polls(List<HomePage.Card> first, List<HomePage.Card> more) {
    private static final int AT_ONCE = 4;

    static Polls of(List<HomePage.Card> all) {
      int part = Math.min(AT_ONCE, all.size());
      return new Polls(all.subList(0, part), all.subList(part, all.size()));
    }
  }

  /**
   * What was counted.
   *
   * @param beside trajectories side by side; null: there are not two
   * @param reach by group; empty: not known yet
   */
  public record Counts(
      YearChart chart, FigureTable table, @Nullable FigureTable beside, List<ReachRow> reach) {}

  /** Something that happened. */
  public record News(String address, String title, String text, String when) {}

  /** The parts of a page, in order. */
  static List<Link> parts(Frame frame, boolean results, boolean figures) {
    List<Link> parts = new ArrayList<>();
    for (String part : List.of("open", "trajectories", "agenda", "signals", "advice")) {
      parts.add(part(frame, part));
    }
    if (figures) {
      parts.add(part(frame, "figures"));
    }
    if (results) {
      parts.add(part(frame, "results"));
    }
    parts.add(part(frame, "news"));
    parts.add(part(frame, "follow"));
    return parts;
  }

  private static Link part(Frame frame, String part) {
    return new Link("#" + part, frame.say("region.part." + part));
  }
}
