package nl.telmee.hearing;

import java.util.List;
import nl.telmee.web.Qr;
import nl.telmee.web.StaffFrame;

/**
 * A card to print for a class or a club that took part: what was done with what they said.
 *
 * @param whom whom it is for; empty: everybody
 * @param size class of the sheet: a4 or a5
 * @param sizes to choose from
 * @param copies one, or two on a sheet
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
    String whom,
    String size,
    List<Choice> sizes,
    List<Integer> copies,
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

  /** How often the board decided so. */
  public record Count(String outcome, String tone, int times) {}
}
