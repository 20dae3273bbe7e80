package nl.telmee.signal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.telmee.id.Slug;
import nl.telmee.id.Theme;
import nl.telmee.web.Fields;
import nl.telmee.web.Mistake;
import nl.telmee.web.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * What somebody brings up.
 *
 * @param subject in one line
 * @param what in their own words
 * @param place where it is about; null: not told
 * @param themes at most three
 */
record Subject(String subject, String what, @Nullable String place, Set<Theme> themes) {
  static final int LONGEST_SUBJECT = 120;
  static final int LONGEST_WHAT = 2_000;
  static final int LONGEST_PLACE = 120;
  static final int MOST_THEMES = 3;

  Subject {
    themes = Set.copyOf(themes);
    if (subject.isBlank() || subject.length() > LONGEST_SUBJECT) {
      throw new IllegalArgumentException("a subject has 1 to " + LONGEST_SUBJECT + " characters");
    }
    if (what.isBlank() || what.length() > LONGEST_WHAT || themes.size() > MOST_THEMES) {
      throw new IllegalArgumentException("no subject: " + what.length() + ", " + themes.size());
    }
  }

  /** The themes by name, in their usual order. */
  List<String> tokens() {
    return themes.stream().sorted().map(Theme::token).toList();
  }

  static Set<Theme> themes(Iterable<String> tokens) {
    Set<Theme> themes = new LinkedHashSet<>();
    tokens.forEach(token -> Theme.of(token).ifPresent(themes::add));
    return themes;
  }

  /** The body of {@code POST /signals}: to whom, and what. */
  record Body(String organisation, Subject subject) {
    /**
     * Reads it.
     *
     * @throws Rejected with all mistakes
     */
    static Body read(JsonNode body) {
      List<Mistake> mistakes = new ArrayList<>();
      Fields fields = Fields.of(body, mistakes);
      String organisation = fields.text("organisation", Slug.FORM);
      String subject = fields.text("subject", LONGEST_SUBJECT);
      String what = fields.text("what", LONGEST_WHAT);
      String place = fields.has("place") ? fields.text("place", LONGEST_PLACE) : null;
      List<String> tokens = fields.texts("themes", 0, MOST_THEMES, LONGEST_PLACE);
      Set<Theme> themes = new LinkedHashSet<>();
      for (int i = 0; i < tokens.size(); i++) {
        Optional<Theme> theme = Theme.of(tokens.get(i));
        if (theme.isEmpty() || !themes.add(theme.get())) {
          mistakes.add(new Mistake("/themes/" + i, "is no theme, or there twice"));
        }
      }
      fields.end();
      if (!mistakes.isEmpty()) {
        throw Rejected.mistakes(mistakes);
      }
      return new Body(organisation, new Subject(subject, what, place, themes));
    }
  }
}
