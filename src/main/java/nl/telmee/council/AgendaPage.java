package nl.telmee.council;

import java.util.List;
import nl.telmee.signal.PublicHead;
import nl.telmee.web.Frame;

/**
 * The agenda of a year, for everybody.
 *
 * @param years other years that have one
 * @param published which edition it is, and since when; empty: nothing was published
 * @param parts the organisation's own items, and in a region those of each municipality
 * @param editions addresses of the other editions
 */
public record AgendaPage(
    Frame frame,
    PublicHead head,
    String title,
    List<PublicHead.Tab> years,
    String published,
    List<Part> parts,
    List<PublicHead.Tab> editions) {
  /**
   * The items of one organisation.
   *
   * @param name empty: the organisation's own
   */
  public record Part(String name, List<ItemView> items) {}
}
