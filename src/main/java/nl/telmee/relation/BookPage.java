package nl.telmee.relation;

import java.util.List;
import nl.telmee.signal.NewSignalPage.Choice;
import nl.telmee.web.StaffFrame;

/**
 * The address book.
 *
 * @param back the stakeholders of the trajectory that somebody came from; empty: none
 * @param trajectory its id; empty: none
 * @param organisations whose books to choose from; empty: there is one
 * @param done what was just done, in words; empty: nothing
 * @param found how many there are, in words
 * @param old those that nobody looked at for too long, in words; empty: none
 * @param narrowed whether not all are asked for
 * @param missing groups in which nobody is known, each with the address where somebody is added
 */
public record BookPage(
    StaffFrame staff,
    String back,
    String trajectory,
    String search,
    List<Choice> categories,
    List<Choice> organisations,
    boolean onlyOld,
    String done,
    String found,
    String old,
    boolean narrowed,
    boolean empty,
    List<Line> lines,
    List<Missing> missing,
    String add) {
  /**
   * A relation.
   *
   * @param organisation whose book it is in; empty: there is one book
   * @param telephone the number without what is between its digits, for a link
   * @param checked how long ago somebody looked at it, in words
   * @param check where to say that it is still right; empty: that was said not long ago
   */
  public record Line(
      String address,
      String name,
      String organisation,
      List<String> categories,
      String contact,
      String email,
      String phone,
      String telephone,
      String checked,
      String check) {}

  /** A group in which nobody is known, and where somebody is added. */
  public record Missing(String label, String address) {}
}
