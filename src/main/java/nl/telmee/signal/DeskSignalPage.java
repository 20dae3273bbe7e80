package nl.telmee.signal;

import java.util.List;
import java.util.Map;
import nl.telmee.trajectory.Begun;
import nl.telmee.web.StaffFrame;

/**
 * One signal, to decide on.
 *
 * @param action where decisions are sent
 * @param line where it stands
 * @param published where everybody reads it; empty: nobody does
 * @param found what may point at a person in it; empty: nothing was found
 * @param others open signals it can be brought together with, by id
 * @param links pages that it can go on in, titles by address
 * @param begun trajectories that began with it
 * @param begin where one begins with it; empty: the caller begins none
 * @param table whether that is a table of a council
 * @param steps what was done with it, in words
 */
public record DeskSignalPage(
    StaffFrame staff,
    List<PublicHead.Tab> tabs,
    String action,
    SignalLine line,
    String organisation,
    List<String> what,
    List<String> reply,
    String published,
    boolean waiting,
    boolean open,
    int revision,
    List<String> found,
    Typed typed,
    List<NewSignalPage.Choice> themes,
    Map<String, String> others,
    Map<String, String> links,
    List<Begun> begun,
    String begin,
    boolean table,
    List<Step> steps) {
  /** What was done, by whom and when; with what was said. */
  public record Step(String sentence, String reply) {}
}
