package nl.telmee.council;

import java.util.List;
import java.util.Map;
import nl.telmee.signal.NewSignalPage;
import nl.telmee.signal.PublicHead;
import nl.telmee.signal.Typed;
import nl.telmee.web.StaffFrame;
import org.jspecify.annotations.Nullable;

/**
 * One advice, for who works on it.
 *
 * @param state where it stands, in words
 * @param shown where everybody reads it; empty: nobody does
 * @param trouble what went wrong with a file; empty: nothing
 * @param writing the council's form; null: it does not write now
 * @param deliver whether the council may deliver what is written, and of which revision; 0: not
 * @param publishNow whether the council may end the embargo
 * @param answering the organisation's form; null: it does not answer now
 * @param uploads parts that the caller may put files beside, with their names
 */
public record AdviceDeskPage(
    StaffFrame staff,
    List<PublicHead.Tab> tabs,
    String base,
    AdviceRead advice,
    String state,
    String shown,
    String trouble,
    Typed typed,
    @Nullable Writing writing,
    int deliver,
    boolean publishNow,
    @Nullable Answering answering,
    Map<String, String> uploads) {
  /**
   * The council's form.
   *
   * @param action where it is sent
   * @param revision the one that is written next
   * @param points what stands in each field, empty ones at the end
   */
  public record Writing(
      String action, int revision, List<String> points, List<NewSignalPage.Choice> themes) {}

  /**
   * The organisation's form.
   *
   * @param revision the one that is written next
   * @param points what each point of the advice says
   * @param publishes whether it can be the answer for everybody already
   */
  public record Answering(
      int revision, List<String> points, Map<String, String> verdicts, boolean publishes) {}

  /** All advice that the caller works on or waits for. */
  public record All(
      StaffFrame staff,
      List<PublicHead.Tab> tabs,
      List<AdviceLine> lines,
      boolean asks,
      boolean writes) {}

  /**
   * Asking for advice.
   *
   * @param councils those that can be asked, by slug
   */
  public record Ask(
      StaffFrame staff, List<PublicHead.Tab> tabs, Map<String, String> councils, Typed typed) {}

  /** Beginning an advice that nobody asked for. */
  public record Begin(StaffFrame staff, List<PublicHead.Tab> tabs, Typed typed, Writing writing) {}
}
