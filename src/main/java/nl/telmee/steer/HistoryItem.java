package nl.telmee.steer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.trajectory.Activity;
import nl.telmee.trajectory.Attachment;
import nl.telmee.trajectory.Decision;
import nl.telmee.trajectory.Feedback;
import nl.telmee.trajectory.Finding;
import nl.telmee.trajectory.Improvement;
import nl.telmee.trajectory.Item;
import nl.telmee.trajectory.Remark;
import nl.telmee.trajectory.Wording;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** What an item says, for a line of the log: each part with what it is called. */
final class HistoryItem {
  private final Words words;
  private final List<SectionFact> facts = new ArrayList<>();

  private HistoryItem(Words words) {
    this.words = words;
  }

  static List<SectionFact> of(Words words, Item item) {
    HistoryItem said = new HistoryItem(words);
    said.say(item);
    return said.facts;
  }

  /** Why it was corrected; empty: it was not. */
  static String why(Item item) {
    return switch (item) {
      case Finding finding -> finding.why();
      case Decision decision -> decision.why();
      case Activity _, Feedback _, Improvement _, Remark _, Attachment _, Wording _ -> "";
    };
  }

  private void say(Item item) {
    switch (item) {
      case Activity activity -> activity(activity);
      case Finding finding ->
          fact("text", finding.text())
              .fact("proposal", finding.proposal())
              .fact("client", finding.client() ? words.say("steer.fact.yes") : "");
      case Decision decision ->
          fact("outcome", words.say("trajectory.outcome." + decision.outcomeWord()))
              .fact("reason", decision.reason());
      case Feedback feedback -> fact("text", feedback.text());
      case Improvement improvement -> improvement(improvement);
      case Remark remark -> fact("text", remark.text());
      case Wording wording -> fact("text", wording.text());
      case Attachment attachment -> fact("title", attachment.name()).fact("alt", attachment.alt());
    }
  }

  private void activity(Activity activity) {
    fact("title", activity.title())
        .fact("on", day(activity.on()))
        .fact("people", activity.people() == 0 ? "" : String.valueOf(activity.people()))
        .fact("notes", activity.notes())
        .fact("origin", activity.origin())
        .fact("cancelled", activity.cancelled());
  }

  private void improvement(Improvement improvement) {
    fact("text", improvement.text())
        .fact("standing", words.say("trajectory.standing." + improvement.standing().word()))
        .fact("owner", improvement.owner())
        .fact("due", day(improvement.dueOn()))
        .fact("note", improvement.note());
  }

  private String day(@Nullable LocalDate day) {
    return day == null ? "" : words.day(day);
  }

  private HistoryItem fact(String label, String text) {
    if (!text.isBlank()) {
      facts.add(new SectionFact(words.say("steer.fact." + label), text));
    }
    return this;
  }
}
