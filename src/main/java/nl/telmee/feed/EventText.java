package nl.telmee.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import nl.telmee.web.Words;

/**
 * What people read of an event, in feeds, mail and newsletters.
 *
 * @param title one line
 * @param text one or two sentences
 */
public record EventText(String title, String text) {
  /** How the steps that an organisation added are called; of these the event says the name. */
  private static final String ADDED = "extra-";

  /**
   * An event in the language of the words.
   *
   * @param organisation the name of its organisation in that language
   */
  public static EventText of(LoggedEvent event, String organisation, Words words) {
    EventText plain = plain(event, organisation, words);
    String detail = event.data().path("detail").asText();
    if (detail.isEmpty() || event.data().has("step")) {
      return plain;
    }
    String key = event.type() == EventType.FEEDBACK_GIVEN ? "event.says" : "event.of";
    return new EventText(plain.title, words.say(key, plain.text, detail));
  }

  private static EventText plain(LoggedEvent event, String organisation, Words words) {
    String name = name(event, words);
    String key = "event." + event.type().word();
    JsonNode data = event.data();
    return switch (event.type()) {
      case POLL_OPENED ->
          data.has("closesAt")
              ? new EventText(
                  words.say(key, name),
                  words.say(
                      key + ".until",
                      name,
                      organisation,
                      words.moment(Instant.parse(data.path("closesAt").asText()))))
              : plain(words, key, name, organisation);
      case RESULTS_RELEASED -> {
        String which = data.path("last").asBoolean() ? key + ".last" : key;
        yield new EventText(
            words.say(which, name),
            words.say(which + ".text", name, organisation, data.path("responses").asLong()));
      }
      case DECISION_TAKEN ->
          new EventText(
              words.say(data.path("corrected").asBoolean() ? key + ".again" : key, name),
              words.say("event.decision-taken." + outcome(data), name, organisation));
      case SIGNAL_ANSWERED ->
          new EventText(
              words.say(key, name),
              words.say("event.signal-answered." + outcome(data), name, organisation));
      case ADVICE_PUBLISHED ->
          new EventText(
              words.say(key, name),
              words.say(
                  key + (data.path("asked").asBoolean() ? ".asked" : ".unasked"),
                  name,
                  organisation));
      case AGENDA_PUBLISHED ->
          new EventText(
              words.say(key, name, organisation, data.path("year").asText()),
              words.say(key + ".text", name, organisation));
      case STEP_SKIPPED, STEP_REOPENED, FINDING_CORRECTED ->
          new EventText(
              words.say(key, name),
              words.say(key + ".text", name, organisation, data.path("reason").asText()));
      case POLL_CLOSED,
          TRAJECTORY_PUBLISHED,
          TRAJECTORY_CLOSED,
          STEP_COMPLETED,
          FEEDBACK_GIVEN,
          ADVICE_ANSWERED ->
          plain(words, key, name, organisation);
    };
  }

  /** The name of what it is about; of a step the name of the step as well. */
  private static String name(LoggedEvent event, Words words) {
    String name = event.title().in(words.language());
    String own = event.data().path("detail").asText();
    String step = event.data().path("step").asText();
    if (step.isEmpty() || (own.isEmpty() && step.startsWith(ADDED))) {
      return name;
    }
    return words.say(
        "event.step", own.isEmpty() ? words.say("trajectory.step." + step) : own, name);
  }

  private static String outcome(JsonNode data) {
    return data.path("outcome").asText();
  }

  private static EventText plain(Words words, String key, String name, String organisation) {
    return new EventText(words.say(key, name), words.say(key + ".text", name, organisation));
  }
}
