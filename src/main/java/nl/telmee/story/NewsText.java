package nl.telmee.story;

import java.util.Map;
import nl.telmee.feed.EventText;
import nl.telmee.feed.EventType;
import nl.telmee.feed.LoggedEvent;
import nl.telmee.trajectory.Step;
import nl.telmee.web.Words;

/** What people read of news on these pages: of a step also which it was. */
final class NewsText {
  private static final Map<EventType, String> KEYS =
      Map.of(
          EventType.STEP_COMPLETED, "story.news.step",
          EventType.STEP_SKIPPED, "story.news.skipped",
          EventType.STEP_REOPENED, "story.news.reopened");

  private NewsText() {}

  /**
   * What happened, in one or two sentences.
   *
   * @param organisation what it is called
   */
  static String of(LoggedEvent event, String organisation, Words words) {
    String key = KEYS.get(event.type());
    Step step = Step.of(event.data().path("step").asText()).orElse(null);
    if (key != null && step != null) {
      return words.say(
          key, words.say("trajectory.step." + step.word()), event.data().path("reason").asText());
    }
    return EventText.of(event, organisation, words).text();
  }
}
