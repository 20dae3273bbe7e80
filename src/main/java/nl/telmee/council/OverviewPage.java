package nl.telmee.council;

import java.util.List;
import nl.telmee.signal.PublicHead;
import nl.telmee.signal.SignalLine;
import nl.telmee.web.StaffFrame;
import org.jspecify.annotations.Nullable;

/**
 * What is new and what waits.
 *
 * @param news what happened since the reader said "seen", the newest first
 * @param seen the number of the newest event, to send along when all is seen
 * @param waiting advice that waits for the reader
 * @param toRead how many signals nobody has read yet, in words; empty: none
 * @param signals open signals, the first to answer first
 * @param agendas of this year
 * @param trajectories in which the reader's council has a part, those that wait for it first
 * @param council whether the reader speaks for a council
 */
public record OverviewPage(
    StaffFrame staff,
    List<PublicHead.Tab> tabs,
    List<News> news,
    long seen,
    List<AdviceLine> waiting,
    String toRead,
    List<SignalLine> signals,
    List<PublicHead.Tab> agendas,
    List<Part> trajectories,
    boolean council) {
  /** Trajectories that wait for the council. */
  public List<Part> turns() {
    return trajectories.stream().filter(Part::mine).toList();
  }

  /** Whether nothing waits for the reader. */
  public boolean quiet() {
    return waiting.isEmpty() && toRead.isEmpty() && turns().isEmpty();
  }

  /**
   * A trajectory in which the council has a part.
   *
   * @param lang of the title where it is not the page's
   * @param mine whether it waits for the council
   * @param late a word on a chip; empty when it is not late
   */
  public record Part(
      String address,
      String title,
      @Nullable String lang,
      boolean mine,
      String standing,
      String late) {}

  /** Something that happened. */
  public record News(String address, String title, String text, String when) {}
}
