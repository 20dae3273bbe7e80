package nl.telmee.signal;

import java.util.List;
import java.util.Map;
import nl.telmee.web.StaffFrame;

/**
 * The signals that wait to be read or answered.
 *
 * @param states which list is shown
 * @param rows each with the name of its organisation
 * @param empty what to say when there is none; empty: there are
 * @param terms organisations whose time to answer the caller sets
 */
public record QueuePage(
    StaffFrame staff,
    List<PublicHead.Tab> tabs,
    List<PublicHead.Tab> states,
    List<Row> rows,
    String empty,
    List<Term> terms) {
  /** A signal, and to whom it was brought. */
  public record Row(SignalLine line, String organisation) {}

  /** Within how many weeks an organisation answers. */
  public record Term(String slug, String name, int weeks) {}

  /** The form to bring something up in the name of staff or a council. */
  public record Bring(
      StaffFrame staff,
      List<PublicHead.Tab> tabs,
      Map<String, String> organisations,
      NewSignalPage form) {}
}
