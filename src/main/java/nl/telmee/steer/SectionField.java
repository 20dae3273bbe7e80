package nl.telmee.steer;

import java.util.List;
import nl.telmee.signal.NewSignalPage.Choice;
import nl.telmee.signal.Typed;
import nl.telmee.web.Words;

/**
 * A field of a form.
 *
 * @param type of an input: text or date; of choices: radio or checkbox
 * @param rows 0: one line
 * @param choices of a field in which one chooses; empty: one types
 */
public record SectionField(
    String type,
    String name,
    String label,
    String hint,
    int longest,
    int rows,
    List<Choice> choices) {
  private static final int LONGEST_DAY = 10;
  private static final int LONGEST_NUMBER = 12;

  static SectionField of(Words words, SectionAsk ask, Typed typed) {
    String label = words.say("steer.label." + ask.label());
    String hint = words.say("steer.hint." + ask.label());
    return switch (ask) {
      case SectionAsk.Text(String name, String _, int longest, int rows) ->
          new SectionField("text", name, label, hint, longest, rows, List.of());
      case SectionAsk.Day(String name, String _) ->
          new SectionField("date", name, label, hint, LONGEST_DAY, 0, List.of());
      case SectionAsk.Whole(String name, String _) ->
          new SectionField("text", name, label, hint, LONGEST_NUMBER, 0, List.of());
      case SectionAsk.Choice choice ->
          new SectionField(
              choice.several() ? "checkbox" : "radio",
              choice.name(),
              label,
              hint,
              0,
              0,
              choices(words, choice, typed));
    };
  }

  private static List<Choice> choices(Words words, SectionAsk.Choice ask, Typed typed) {
    return ask.words().stream()
        .map(word -> new Choice(word, words.say(ask.key() + word), typed.chosen(ask.name(), word)))
        .toList();
  }
}
