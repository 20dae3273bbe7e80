package nl.telmee.signal;

import java.util.List;
import nl.telmee.trajectory.Begun;
import nl.telmee.web.Frame;
import org.jspecify.annotations.Nullable;

/**
 * One signal, for everybody or for who brought it.
 *
 * @param what in paragraphs
 * @param reply what was answered; null: nothing yet
 * @param begun trajectories that began with it
 * @param into address of the signal that goes on for it; null: none
 * @param support how supporting it stands; null: it cannot be supported any more
 * @param receipt what who brought it is told; null: somebody else looks
 */
public record SignalPage(
    Frame frame,
    PublicHead head,
    SignalLine line,
    List<String> what,
    @Nullable Reply reply,
    List<Begun> begun,
    @Nullable String into,
    @Nullable Support support,
    @Nullable Receipt receipt) {
  /**
   * An answer.
   *
   * @param by whose it is, and since when
   * @param link where it goes on; null: nowhere
   */
  public record Reply(String by, List<String> text, @Nullable String link) {}

  /**
   * Supporting it.
   *
   * @param action where the button leads
   * @param done whether this browser did
   */
  public record Support(String action, boolean done) {}

  /**
   * For who brought it.
   *
   * @param thanks whether it was sent just now
   * @param address to come back
   * @param next what happens now
   * @param published where everybody reads it; null: nobody does
   */
  public record Receipt(boolean thanks, String address, String next, @Nullable String published) {}
}
