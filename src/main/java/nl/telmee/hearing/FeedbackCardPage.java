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
 * @param day when people were told something last
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
    String density,
    String day,
    Qr qr,
    String spoken) {
  public FeedbackCardPage {
    sheets = List.copyOf(sheets);
  }

  /**
   * One page of a card.
   *
   * @param whom whom it is for; empty: everybody
   * @param again whether it is the same as the one before
   * @param number of the page, from 1
   * @param of how many pages
   */
  public record Card(String whom, boolean again, int number, int of, List<Line> told) {
    public Card {
      told = List.copyOf(told);
    }

    Card copy() {
      return new Card(whom, true, number, of, told);
    }

    /** Whether it has the heading. */
    public boolean first() {
      return number == 1;
    }

    /** Whether it has the code. */
    public boolean last() {
      return number == of;
    }
  }

  /** A paragraph, with the day on which it was told; empty: as the one before. */
  public record Line(String day, String text) {}

  /** How often the board decided so. */
  public record Count(String outcome, String tone, int times) {}
}
