package nl.telmee.hearing;

import java.util.List;
import nl.telmee.web.Qr;
import nl.telmee.web.StaffFrame;

/**
 * Cards to print for classes and clubs that took part: what was done with what they said.
 *
 * @param size class of the sheet: a4 or a5
 * @param sizes to choose from
 * @param sheets the cards on each
 * @param counts how many were adopted, partly, not
 * @param density class of the text: "brief" is printed larger
 * @param rest whether there is more to read on the page
 * @param spoken the address as one says it
 */
public record FeedbackCardPage(
    StaffFrame staff,
    String back,
    String organisation,
    String title,
    String lang,
    String size,
    List<Choice> sizes,
    List<List<Card>> sheets,
    List<Count> counts,
    List<String> paragraphs,
    String density,
    boolean rest,
    String day,
    Qr qr,
    String spoken) {
  public FeedbackCardPage {
    paragraphs = List.copyOf(paragraphs);
  }

  /**
   * One card.
   *
   * @param whom whom it is for; empty: everybody
   * @param again whether it is the same as the one before
   */
  public record Card(String whom, boolean again) {}

  /** How often the board decided so. */
  public record Count(String outcome, String tone, int times) {}
}
