package nl.telmee.hearing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.telmee.poll.Poll;
import nl.telmee.poll.PollSummary;
import nl.telmee.trajectory.Activity;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** Activities as they stand in the list. */
final class ActivityLines {
  private ActivityLines() {}

  static List<ActivitiesPage.Line> of(Words words, Opened opened, String base, PollChoice polls) {
    return opened.items(Activity.class).stream()
        .map(activity -> line(words, opened, base, polls, activity))
        .toList();
  }

  private static ActivitiesPage.Line line(
      Words words, Opened opened, String base, PollChoice polls, Activity activity) {
    UUID id = activity.poll();
    PollSummary poll = id == null ? null : polls.known().get(id);
    Poll.State pollState = poll == null ? null : poll.state();
    ActivityState state = ActivityState.of(activity, pollState, opened.today());
    return new ActivitiesPage.Line(
        base + "/" + activity.id(),
        words.say("trajectory.form." + activity.form().word()),
        activity.title(),
        state.say(words),
        state.tone(),
        day(words, activity.on()),
        facts(words, activity, poll),
        poll == null ? "" : "/staff/polls/" + poll.id());
  }

  /** What the results of its poll do not say, in sentences. */
  static List<String> missing(Words words, Activity activity) {
    List<String> missing = new ArrayList<>();
    if (activity.tooFew()) {
      missing.add(words.say(activity.people() == 0 ? "talks.nobody" : "talks.too-few"));
    }
    if (activity.tooFew() && !activity.finished()) {
      missing.add(words.say("talks.too-few.how"));
    }
    if (!activity.unanswered().isEmpty()) {
      missing.add(words.say("talks.unanswered", String.join(" · ", activity.unanswered())));
    }
    return missing;
  }

  private static String day(Words words, @Nullable LocalDate on) {
    return on == null ? "" : words.day(on);
  }

  private static List<String> facts(Words words, Activity activity, @Nullable PollSummary poll) {
    List<String> facts = new ArrayList<>();
    if (!activity.cancelled().isBlank()) {
      facts.add(words.say("hearing.activity.because", activity.cancelled()));
    }
    if (poll != null) {
      facts.add(words.say("hearing.activity.of-poll", poll.title().in(words.language())));
    }
    if (activity.frozen() > 0) {
      facts.add(words.say("hearing.activity.version", activity.frozen()));
      facts.addAll(missing(words, activity));
    }
    if (activity.people() > 0) {
      facts.add(words.count("hearing.activity.heard", activity.people()));
    }
    if (!activity.origin().isBlank()) {
      facts.add(words.say("hearing.activity.from", activity.origin()));
    }
    if (!activity.points().isEmpty()) {
      facts.add(words.count("talks.counted", activity.points().size()));
    }
    return facts;
  }
}
