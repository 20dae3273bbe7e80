package nl.telmee.builder;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.poll.PollDraft;
import nl.telmee.web.StaffFrame;
import nl.telmee.web.Words;

/**
 * The last page before a poll opens: what will be fixed, where it will be, what may be better.
 *
 * @param error why it was not opened; empty: nobody tried yet
 * @param address of the page where one answers
 * @param times when it opens and closes
 * @param policy what is promised to who answers
 * @param opensLater whether it opens by itself, so that opening now is a choice
 */
public record OpenPage(
    StaffFrame staff,
    String id,
    int revision,
    String title,
    String error,
    String address,
    List<String> times,
    List<String> policy,
    List<String> tips,
    boolean opensLater) {
  static OpenPage of(
      StaffFrame staff, PollDraft draft, int inhabitants, String publicUrl, String error) {
    Words words = staff.words();
    List<String> times = new ArrayList<>();
    String opens = moment(draft, "opensAt", words);
    String closes = moment(draft, "closesAt", words);
    if (!opens.isEmpty()) {
      times.add(words.say("builder.open.at", opens));
    }
    times.add(
        closes.isEmpty()
            ? words.say("builder.open.no-end")
            : words.say("builder.open.until", closes));
    return new OpenPage(
        staff,
        draft.id().toString(),
        draft.revision(),
        title(draft, words),
        error,
        publicUrl + "/p/" + draft.slug(),
        times,
        LifePages.consequences(draft, words),
        Advisor.on(draft.body(), inhabitants).stream().map(one -> tip(one, words)).toList(),
        !opens.isEmpty());
  }

  private static String tip(Advice advice, Words words) {
    int question = Place.question(advice.at());
    String sentence = advice.sentence(words);
    return question < 0
        ? sentence
        : words.say("builder.place.question", question + 1) + ": " + sentence;
  }

  static String title(PollDraft draft, Words words) {
    String title = draft.body().path("title").path("nl").asText();
    return title.isBlank() ? words.say("builder.no-title") : title;
  }

  static String moment(PollDraft draft, String name, Words words) {
    String text = draft.body().path(name).asText();
    try {
      return text.isEmpty() ? "" : words.moment(Instant.parse(text));
    } catch (DateTimeParseException _) {
      return "";
    }
  }
}
