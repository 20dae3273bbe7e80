package nl.telmee.story;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.telmee.poll.Poll;
import nl.telmee.poll.ResultsPolicy;
import nl.telmee.trajectory.Activity;
import nl.telmee.trajectory.Approach;
import nl.telmee.trajectory.Finding;
import nl.telmee.trajectory.Goal;
import nl.telmee.trajectory.Stage;
import nl.telmee.trajectory.Step;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * What residents were asked, and how.
 *
 * @param question may be empty
 * @param purpose what one wants to learn from it; may be empty
 * @param early from when residents can take part, against when it is decided; may be empty
 * @param ways in words; may be empty
 * @param counted how many activities there are, in words
 */
public record Asked(
    String question,
    String purpose,
    String early,
    String ways,
    List<Line> activities,
    String counted) {
  /**
   * An activity, or another source.
   *
   * @param when the day; empty: not known yet
   * @param people how many took part, in words; empty: not known
   * @param cancelled why it did not take place; empty: it does
   * @param missing what the results do not say, in sentences
   * @param counted to what was brought up and how often; null: nothing was counted
   * @param take to the page to answer; null: not open
   * @param results to the results; null: none
   * @param findings that came of it
   */
  public record Line(
      String id,
      String title,
      String form,
      String when,
      String people,
      String notes,
      String origin,
      String cancelled,
      List<String> missing,
      @Nullable Link counted,
      @Nullable Link take,
      @Nullable Link results,
      List<Link> findings,
      List<Left> leftOut) {}

  /** A result of a poll that did not come in the report, and why. */
  public record Left(String question, String why) {}

  static Asked of(Reading reading) {
    Approach approach =
        reading
            .trajectory()
            .content()
            .section(Approach.class)
            .orElse(new Approach("", Set.of(), ""));
    List<Line> activities =
        reading.trajectory().content().items(Activity.class).stream()
            .map(activity -> line(reading, activity))
            .toList();
    return new Asked(
        approach.question(),
        reading.trajectory().content().section(Goal.class).map(Goal::purpose).orElse(""),
        early(reading),
        ways(reading, approach),
        activities,
        reading.words().count("story.activities.show", activities.size()));
  }

  private static String ways(Reading reading, Approach approach) {
    return approach.ways().isEmpty()
        ? ""
        : reading.say(
            reading.over() ? "story.ways.over" : "story.ways",
            approach.ways().stream()
                .sorted()
                .map(way -> reading.say("trajectory.way." + way.word()))
                .collect(Collectors.joining(", ")));
  }

  /** How early residents are heard is for everybody to see. */
  private static String early(Reading reading) {
    Words words = reading.words();
    LocalDate heard = Measured.firstHeard(reading.trajectory()).orElse(null);
    if (heard == null) {
      return "";
    }
    LocalDate due =
        reading.trajectory().planning().stage(Step.DECISION.word()).map(Stage::dueOn).orElse(null);
    return Measured.daysAhead(reading.trajectory())
        .filter(days -> days >= 0)
        .map(
            days ->
                words.say("story.early.decided", words.day(heard), words.count("story.day", days)))
        .orElseGet(
            () ->
                due == null || due.isBefore(heard)
                    ? ""
                    : words.say("story.early", words.day(heard), words.day(due)));
  }

  private static Line line(Reading reading, Activity activity) {
    Poll poll = activity.poll() == null ? null : reading.polls().get(activity.poll());
    return new Line(
        activity.id().toString(),
        reading.title(activity),
        reading.say("trajectory.form." + activity.form().word()),
        activity.on() == null ? "" : reading.words().day(activity.on()),
        activity.people() == 0 ? "" : reading.words().count("story.people", activity.people()),
        activity.notes(),
        activity.origin(),
        activity.cancelled(),
        missing(reading, activity),
        activity.points().isEmpty()
            ? null
            : new Link("#points-" + activity.id(), reading.say("talks.see")),
        poll == null || poll.state() != Poll.State.OPEN || !activity.cancelled().isBlank()
            ? null
            : new Link(poll.page(), reading.say("story.take")),
        poll == null ? null : results(reading, activity, poll),
        reading.trajectory().content().items(Finding.class).stream()
            .filter(finding -> finding.activity().equals(activity.id()))
            .map(finding -> reading.finding(finding.id()))
            .toList(),
        activity.leftOut().stream()
            .map(
                one ->
                    new Left(
                        Proof.of(reading, one.evidence()).heading().text().text(),
                        reading.say("story.left.why", one.why())))
            .toList());
  }

  private static List<String> missing(Reading reading, Activity activity) {
    List<String> missing = new ArrayList<>();
    if (activity.tooFew()) {
      missing.add(reading.say(activity.people() == 0 ? "talks.nobody" : "talks.too-few"));
    }
    if (!activity.unanswered().isEmpty()) {
      missing.add(reading.say("talks.unanswered", String.join(" · ", activity.unanswered())));
    }
    return missing;
  }

  /** The very version that stands in the trajectory; else what everybody may see already. */
  private static @Nullable Link results(Reading reading, Activity activity, Poll poll) {
    String address = poll.page() + "/results";
    if (activity.frozen() > 0) {
      return new Link(
          address + "?version=" + activity.frozen(),
          reading.say("story.results.version", activity.frozen()));
    }
    boolean shown =
        poll.state() == Poll.State.CLOSED
            || poll.content().policy().visibility() == ResultsPolicy.Visibility.LIVE;
    return shown ? new Link(address, reading.say("story.results")) : null;
  }
}
