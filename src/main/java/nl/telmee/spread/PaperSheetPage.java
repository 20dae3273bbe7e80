package nl.telmee.spread;

import java.util.List;
import nl.telmee.web.StaffFrame;
import org.jspecify.annotations.Nullable;

/**
 * Questionnaires on paper, each with a number of its own.
 *
 * @param part which part of the pile this is, in words
 * @param earlier address of the part before, or null
 * @param later address of the part after, or null
 */
public record PaperSheetPage(
    StaffFrame staff,
    String back,
    House house,
    Invitation invitation,
    String spoken,
    List<PaperQuestion> questions,
    List<CardsPage.Card> forms,
    String part,
    @Nullable String earlier,
    @Nullable String later) {
  /** So many that a browser still draws them. */
  static final int ON_A_PAGE = 50;
}
