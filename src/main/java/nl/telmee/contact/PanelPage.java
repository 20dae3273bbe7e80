package nl.telmee.contact;

import java.util.List;
import nl.telmee.web.Frame;

/**
 * The page of a panel.
 *
 * @param join where one joins it
 * @param asked what it was asked, newest first
 */
public record PanelPage(
    Frame frame,
    String organisation,
    Phrase name,
    Phrase description,
    String join,
    List<Asked> asked) {

  /**
   * Something that the panel was asked.
   *
   * @param address of what came of it
   * @param state in words
   */
  public record Asked(Phrase title, String address, String when, String state) {}
}
