package nl.telmee.watch;

import java.util.List;
import nl.telmee.poll.PollDesk;
import nl.telmee.release.ResultsPage;
import nl.telmee.web.StaffFrame;
import org.jspecify.annotations.Nullable;

/**
 * The page of one poll for staff: what everybody sees of it, and figures that hold no person.
 *
 * @param waiting what to do with a poll that has not opened; null once it has
 * @param facts the largest numbers
 * @param actions where to go from here
 * @param results what everybody sees; null when the policy hides it from everybody
 * @param early how to see results before everybody; null when everybody sees them
 * @param hours answers over time, oldest first
 * @param steps how far people came
 * @param stepsNote what the steps are of, or why there are none
 * @param channels how answers came; empty when there was one way only
 * @param codes groups of codes; empty when there are none
 * @param looks how often the organisation looked early
 */
public record PollPage(
    StaffFrame staff,
    PollDesk desk,
    @Nullable String waiting,
    List<Fact> facts,
    List<Action> actions,
    @Nullable ResultsPage results,
    @Nullable Early early,
    List<HourRow> hours,
    List<StepRow> steps,
    String stepsNote,
    List<Pair> channels,
    List<CodeRow> codes,
    String looks) {

  /** A number and what it is of. */
  public record Fact(String number, String words) {}

  /** A link. */
  public record Action(String address, String label, boolean main) {}

  /** Why results are hidden, and where to see them all the same. */
  public record Early(String sentence, String address) {}

  /**
   * An hour in which answers came.
   *
   * @param epochSeconds of its beginning
   */
  public record HourRow(long epochSeconds, String moment, long count, String shown) {}

  /** A question: how many reached it, as a bar and in words, and how many left there. */
  public record StepRow(String place, String question, String width, String reached, String left) {}

  /** A name and a number. */
  public record Pair(String name, String number) {}

  /** A group of codes. */
  public record CodeRow(String name, String kind, String issued, String used) {}
}
