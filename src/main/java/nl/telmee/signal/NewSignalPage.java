package nl.telmee.signal;

import java.util.Arrays;
import java.util.List;
import nl.telmee.id.Theme;
import nl.telmee.web.Words;

/**
 * The form to bring something up; the frame around it differs.
 *
 * @param action where it is sent
 * @param weeks within how many weeks there is an answer
 * @param personal what may point at a person, in words; empty: nothing was found
 */
public record NewSignalPage(
    Words words, String action, int weeks, Typed typed, List<Choice> themes, String personal) {
  /** A theme that can be chosen. */
  public record Choice(String value, String label, boolean chosen) {}

  static NewSignalPage of(
      Words words, String action, int weeks, Typed typed, List<String> personal) {
    return new NewSignalPage(
        words, action, weeks, typed, themes(words, typed), String.join(", ", personal));
  }

  /** Every theme, ticked or not. */
  static List<Choice> themes(Words words, Typed typed) {
    return Arrays.stream(Theme.values())
        .map(
            theme ->
                new Choice(
                    theme.token(), words.say(theme.word()), typed.chosen("theme", theme.token())))
        .toList();
  }
}
