package nl.telmee.story;

import java.util.List;
import nl.telmee.release.HomePage;
import nl.telmee.signal.PublicHead;
import nl.telmee.signal.SignalLine;
import nl.telmee.web.Frame;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation asked and did.
 *
 * @param open polls to answer
 * @param going trajectories that go on
 * @param finished trajectories that are closed
 * @param results polls that are closed
 * @param signals open ones, the first to answer first
 * @param news the newest first
 * @param figures null: there is nothing to count yet
 * @param beside trajectories side by side; null: there are not two
 * @param reach by group; empty: not known yet
 * @param below municipalities of a region, and its councils
 */
public record OrganisationPage(
    Frame frame,
    PublicHead head,
    String here,
    List<HomePage.Card> open,
    List<Card> going,
    List<Card> finished,
    List<HomePage.Card> results,
    List<SignalLine> signals,
    List<News> news,
    @Nullable FigureTable figures,
    @Nullable FigureTable beside,
    List<ReachRow> reach,
    List<Link> below) {
  /** Something that happened. */
  public record News(String address, String title, String text, String when) {}
}
