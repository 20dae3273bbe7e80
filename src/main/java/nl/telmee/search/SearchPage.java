package nl.telmee.search;

import java.util.List;
import nl.telmee.web.Frame;
import org.jspecify.annotations.Nullable;

/**
 * The page to search on.
 *
 * @param words as typed
 * @param lists what can be chosen
 * @param year as typed; empty: any
 * @param precise whether something was chosen, so that the choices are shown
 * @param own what is not public; only for who signed in
 * @param total how many were found, in words; empty: nothing was asked
 * @param advice what to do when nothing was found or asked; empty: something was found
 */
public record SearchPage(
    Frame frame,
    String words,
    List<Choice> lists,
    String year,
    boolean precise,
    List<Line> own,
    String total,
    List<Line> lines,
    List<String> advice,
    @Nullable String previous,
    @Nullable String next) {
  /**
   * A list of which one can be chosen.
   *
   * @param name in the address
   */
  public record Choice(String name, String label, List<Option> options) {}

  /** One of a list; {@code value} is empty for the first one, which is any of them. */
  public record Option(String value, String label, boolean chosen) {}

  /**
   * A result.
   *
   * @param lang of the title where it is not the page's; else null
   * @param facts of what kind, of whom, and when
   */
  public record Line(
      String address, String title, @Nullable String lang, String facts, List<Piece> pieces) {}

  /** Text of a result; what was asked for is marked. */
  public record Piece(String text, boolean found) {}
}
