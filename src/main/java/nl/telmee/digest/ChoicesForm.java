package nl.telmee.digest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.telmee.id.Theme;
import nl.telmee.identity.FormState;
import nl.telmee.web.Form;
import nl.telmee.web.Language;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** The fields with what a follower wants, as they are shown and as they come back. */
public final class ChoicesForm {
  private static final int LONGEST_WORD = 40;

  private ChoicesForm() {}

  /**
   * A box or button that can be chosen.
   *
   * @param hint null: none
   */
  public record Choice(String value, String label, @Nullable String hint, boolean chosen) {}

  /**
   * The fields for a page.
   *
   * @param whole whether all of an organisation is followed: of one trajectory there is no
   *     newsletter and there are no themes
   */
  public record Fields(
      List<Choice> frequencies,
      boolean newsletter,
      List<Choice> themes,
      List<Choice> languages,
      boolean whole) {}

  /**
   * What a form says: values of all fields, themes with commas between.
   *
   * @param whole as {@link Fields#whole}
   */
  static Map<String, String> typed(Form form, boolean whole) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("frequency", form.text("frequency", LONGEST_WORD));
    values.put("newsletter", whole && form.has("newsletter") ? "1" : "");
    long themes = whole ? LONGEST_WORD : 0;
    values.put("theme", String.join(",", form.all("theme").stream().limit(themes).toList()));
    values.put("language", form.text("language", LONGEST_WORD));
    return values;
  }

  /** The same for choices that were made before. */
  static Map<String, String> typed(Choices choices) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("frequency", choices.frequency().word());
    values.put("newsletter", choices.newsletter() ? "1" : "");
    values.put("theme", String.join(",", choices.themeTokens()));
    values.put("language", choices.language().code());
    return values;
  }

  /** What stands there before anything was chosen: a box ticked for somebody is no consent. */
  static Map<String, String> empty(Language language) {
    return typed(new Choices(Frequency.WEEKLY, false, Set.of(), language));
  }

  /** The same with what is wrong. */
  static FormState check(Words words, FormState state, boolean whole) {
    return Frequency.of(state.value("frequency"))
            .filter(frequency -> whole || frequency != Frequency.NONE)
            .isEmpty()
        ? state.wrong("frequency", words.say("mail.frequency.wrong"))
        : state;
  }

  /** The choices; empty when something is wrong. Who gets no other mail gets newsletters. */
  static Optional<Choices> choices(FormState state, Language otherwise) {
    Language language = Language.of(state.value("language"));
    return Frequency.of(state.value("frequency"))
        .map(
            frequency ->
                new Choices(
                    frequency,
                    frequency == Frequency.NONE || !state.value("newsletter").isEmpty(),
                    themes(state),
                    language == null ? otherwise : language));
  }

  private static Set<Theme> themes(FormState state) {
    Set<Theme> themes = EnumSet.noneOf(Theme.class);
    for (String token : state.value("theme").split(",", -1)) {
      Theme.of(token).ifPresent(themes::add);
    }
    return themes;
  }

  /** The fields as they are shown. */
  static Fields fields(Words words, FormState state, boolean whole) {
    List<Choice> frequencies = new ArrayList<>();
    for (Frequency one : Frequency.values()) {
      if (!whole && one == Frequency.NONE) {
        continue;
      }
      String key = "mail.frequency." + one.word();
      frequencies.add(
          new Choice(
              one.word(),
              words.say(key),
              words.say(key + ".hint"),
              state.chosen("frequency", one.word())));
    }
    Set<Theme> chosen = themes(state);
    return new Fields(
        frequencies,
        !state.value("newsletter").isEmpty(),
        Arrays.stream(Theme.values())
            .map(one -> new Choice(one.token(), words.say(one.word()), null, chosen.contains(one)))
            .toList(),
        Arrays.stream(Language.values())
            .map(
                one ->
                    new Choice(
                        one.code(), one.ownName(), null, state.chosen("language", one.code())))
            .toList(),
        whole);
  }

  /** The choices in sentences. */
  static List<String> said(Words words, Choices choices, boolean whole) {
    List<String> said = new ArrayList<>();
    said.add(words.say("mail.frequency." + choices.frequency().word()));
    if (choices.newsletter() && choices.frequency() != Frequency.NONE) {
      said.add(words.say("mail.newsletter"));
    }
    if (whole && choices.frequency() != Frequency.NONE) {
      said.add(
          choices.themes().isEmpty()
              ? words.say("mail.themes.all")
              : words.say(
                  "mail.themes.some",
                  String.join(
                      ", ",
                      choices.themes().stream()
                          .sorted()
                          .map(theme -> words.say(theme.word()))
                          .toList())));
    }
    return said;
  }
}
