package nl.telmee.story;

import java.util.List;
import nl.telmee.trajectory.Activity;
import nl.telmee.trajectory.Done;
import nl.telmee.trajectory.Finding;
import nl.telmee.trajectory.Report;
import nl.telmee.trajectory.Review;
import nl.telmee.trajectory.Step;
import org.jspecify.annotations.Nullable;

/**
 * What was heard, and what was decided beside it.
 *
 * @param clients what it means for clients; may be empty
 * @param reaction how one could react; may be empty
 * @param judgement of the focus group; empty: not judged yet
 * @param talks what was counted apart from polls
 * @param talked how many those are, in words
 */
public record Heard(
    String summary,
    String clients,
    String reaction,
    String judgement,
    String judgementNote,
    String communication,
    List<Line> findings,
    List<Talk> talks,
    String talked) {
  public Heard {
    findings = List.copyOf(findings);
    talks = List.copyOf(talks);
  }

  /** Whether there is anything to show. */
  public boolean any() {
    return !findings.isEmpty() || !talks.isEmpty();
  }

  /**
   * A finding.
   *
   * @param number what it is called on the page
   * @param client whether it is said from the perspective of clients
   * @param from link to the activity it came from; null: that is not shown
   * @param origin how many took part; may be empty: numbers say so, and where an activity comes
   *     from stands with it
   * @param proof numbers; null: it rests on notes
   */
  public record Line(
      String id,
      String number,
      String text,
      String proposal,
      boolean client,
      @Nullable Link from,
      String origin,
      @Nullable Proof proof,
      List<Earlier> corrections,
      Verdict verdict) {}

  static Heard of(Reading reading) {
    var content = reading.trajectory().content();
    Report report = content.section(Report.class).orElse(new Report("", "", ""));
    List<Talk> talks = Talk.of(reading);
    Review review = content.section(Review.class).orElse(new Review(null, "", ""));
    return new Heard(
        report.summary(),
        report.clientPerspective(),
        report.reaction(),
        judgement(reading, review),
        review.note(),
        review.communication(),
        content.items(Finding.class).stream().map(one -> line(reading, one)).toList(),
        talks,
        reading.words().count("story.talks.show", talks.size()));
  }

  /** What was corrected since is judged again. */
  private static String judgement(Reading reading, Review review) {
    if (review.judgement() != null) {
      return reading.say("trajectory.judgement." + review.judgement().word());
    }
    Done done = reading.trajectory().done().get(Step.REVIEW.word());
    return done == null || done.setAside() ? "" : reading.say("story.judgement.again");
  }

  private static Line line(Reading reading, Finding finding) {
    Activity activity =
        reading.trajectory().content().item(Activity.class, finding.activity()).orElse(null);
    return new Line(
        finding.id().toString(),
        reading.finding(finding.id()).label(),
        finding.text(),
        finding.proposal(),
        finding.client(),
        activity == null ? null : reading.activity(activity),
        activity == null ? "" : origin(reading, activity, finding),
        finding.evidence() == null ? null : Proof.of(reading, finding.evidence()),
        finding.earlier().stream().map(one -> Earlier.of(reading, one)).toList(),
        Verdict.of(reading, finding));
  }

  /** Numbers say by themselves of how many they are. */
  private static String origin(Reading reading, Activity activity, Finding finding) {
    return finding.evidence() != null || activity.people() == 0
        ? ""
        : reading.words().count("story.people", activity.people());
  }
}
