package nl.telmee.spread;

import java.util.List;
import nl.telmee.web.Qr;
import nl.telmee.web.StaffFrame;

/**
 * Posters or cards to print.
 *
 * @param back where one came from
 * @param size the paper of one piece: a4, a5 or a6
 * @param pieces how often it stands on a sheet of A4
 * @param choices the sizes there are
 * @param spoken the short link as one says it
 */
public record SheetPage(
    StaffFrame staff,
    String back,
    String size,
    List<Integer> pieces,
    List<PollHead.Tab> choices,
    House house,
    Invitation invitation,
    Qr qr,
    String spoken) {
  /** The sizes, and how many fit on A4. */
  enum Size {
    A4(1),
    A5(2),
    A6(4);

    private final int pieces;

    Size(int pieces) {
      this.pieces = pieces;
    }

    int pieces() {
      return pieces;
    }
  }
}
