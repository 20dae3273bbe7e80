package nl.telmee.hearing;

import java.util.List;
import nl.telmee.signal.Typed;
import org.jspecify.annotations.Nullable;

/**
 * The form of one finding.
 *
 * @param heading what the page is called
 * @param finding as it is; null: it is new
 * @param notes of its activity
 * @param activities to choose from, for a new one
 * @param closed why nothing can be changed; empty: it can
 * @param correction whether it stood in a report, so that a change is a correction
 * @param removable whether it can be taken away
 * @param numbers whether it rests on numbers, so that it is taken away with a reason
 */
public record FindingPage(
    Around around,
    Typed typed,
    String heading,
    @Nullable FindingView finding,
    String notes,
    List<Choice> activities,
    String action,
    String closed,
    boolean correction,
    boolean removable,
    boolean numbers) {
  public FindingPage {
    activities = List.copyOf(activities);
  }
}
