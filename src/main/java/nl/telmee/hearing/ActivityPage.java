package nl.telmee.hearing;

import java.util.List;
import nl.telmee.signal.Typed;
import nl.telmee.trajectory.Point;

/**
 * The form of one activity.
 *
 * @param forms kinds to choose from; empty once one is chosen
 * @param form word of the kind; empty while it is chosen
 * @param heading what the page is called
 * @param how what to do, for this kind
 * @param action where the form goes
 * @param polls for an activity of the kind poll
 * @param fixed whether the results are in, so that the poll and the count stay
 * @param rows how many rows there are for what people brought up, and how often; 0: it is a poll
 * @param points what stands there now
 * @param missing what the results of the poll do not say, in sentences
 * @param closed why nothing can be changed; empty: it can
 * @param cancelled why it does not take place; empty: it does
 * @param removable whether it can be taken away
 * @param there whether it is there already
 */
public record ActivityPage(
    Around around,
    Typed typed,
    List<Choice> forms,
    String form,
    String heading,
    String how,
    String action,
    List<Choice> polls,
    boolean fixed,
    boolean source,
    int rows,
    List<Point> points,
    List<String> missing,
    String closed,
    String cancelled,
    boolean removable,
    boolean there) {}
