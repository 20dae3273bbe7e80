package nl.telmee.story;

import java.util.List;
import nl.telmee.trajectory.Activity;
import nl.telmee.trajectory.Point;

/**
 * What was counted in a talk, a meeting or another source: it stands beside the results of polls.
 *
 * @param activity link to it
 * @param people how many took part, in words; empty: not known
 * @param origin where it comes from; may be empty
 */
public record Talk(
    String id, Link activity, String form, String people, String origin, List<Point> points) {
  public Talk {
    points = List.copyOf(points);
  }

  /** All that something was counted in. */
  static List<Talk> of(Reading reading) {
    return reading.trajectory().content().items(Activity.class).stream()
        .filter(activity -> !activity.points().isEmpty())
        .map(
            activity ->
                new Talk(
                    "points-" + activity.id(),
                    reading.activity(activity),
                    reading.say("trajectory.form." + activity.form().word()),
                    activity.people() == 0
                        ? ""
                        : reading.words().count("story.people", activity.people()),
                    activity.origin(),
                    activity.points()))
        .toList();
  }
}
