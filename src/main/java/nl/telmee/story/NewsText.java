package nl.telmee.story;

import nl.telmee.feed.EventText;
import nl.telmee.feed.EventType;
import nl.telmee.feed.LoggedEvent;
import nl.telmee.trajectory.Step;
import nl.telmee.web.Words;

/** What people read of news on these pages: of a step also which it was. */
final class NewsText {
  private NewsText() {}

  /**
   * What happened, in one or two sentences.
   *
   * @param organisation what it is called
   */
  static String of(LoggedEvent event, String organisation, Words words) {
    if (event.type() == EventType.STEP_COMPLETED) {
      Step step = Step.of(event.data().path("step").asText()).orElse(null);
      if (step != null) {
        return words.say("story.news.step", words.say("trajectory.step." + step.word()));
      }
    }
    return EventText.of(event, organisation, words).text();
  }
}
