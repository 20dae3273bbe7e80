package nl.telmee.spread;

import java.util.List;
import nl.telmee.web.Qr;
import nl.telmee.web.StaffFrame;
import org.jspecify.annotations.Nullable;

/**
 * Cards with a code each, to print and cut: eight on a sheet of A4.
 *
 * @param sheets the cards of each sheet
 * @param part which part of the group this is, in words
 * @param earlier address of the part before, or null
 * @param later address of the part after, or null
 */
public record CardsPage(
    StaffFrame staff,
    String back,
    String group,
    House house,
    Invitation invitation,
    String spoken,
    List<List<Card>> sheets,
    String part,
    @Nullable String earlier,
    @Nullable String later) {
  static final int ON_A_SHEET = 8;

  /** So many that a browser still draws them at once. */
  static final int ON_A_PAGE = 25 * ON_A_SHEET;

  /** A code, and the QR code that fills it in. */
  public record Card(String code, Qr qr) {}

  /** How many pages the cards of a group take, at least one. */
  static int pages(int cards) {
    return Math.max(1, Math.ceilDiv(cards, ON_A_PAGE));
  }
}
