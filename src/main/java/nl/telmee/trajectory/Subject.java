package nl.telmee.trajectory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import nl.telmee.id.Theme;
import nl.telmee.web.Fields;
import nl.telmee.web.Translated;
import org.jspecify.annotations.Nullable;

/**
 * What a trajectory is about.
 *
 * @param title its name
 * @param summary what it is about, for everybody
 * @param policyGoal what the municipality wants to reach with the policy
 * @param laws the acts it falls under; may be none
 * @param themes for who follows a theme
 * @param councilToldOn when the participation council got its early notice; null: not yet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Subject(
    Translated title,
    String summary,
    String policyGoal,
    Set<Law> laws,
    Set<Theme> themes,
    @Nullable LocalDate councilToldOn)
    implements Section {
  public static final int LONGEST_TITLE = 120;
  public static final int LONGEST_TEXT = 4_000;

  public Subject {
    laws = Set.copyOf(laws);
    themes = Set.copyOf(themes);
  }

  /** Whether clients have a seat in it by law. */
  public boolean social() {
    return laws.stream().anyMatch(Law::social);
  }

  static Subject read(Fields fields) {
    Set<Theme> themes = new LinkedHashSet<>();
    for (String token : fields.texts("themes", 0, Theme.values().length, Theme.LONGEST)) {
      Theme.of(token)
          .ifPresentOrElse(
              themes::add, () -> fields.wrong("themes", "must be among " + Theme.tokens()));
    }
    Subject read =
        new Subject(
            fields.translated("title", LONGEST_TITLE),
            fields.loose("summary", LONGEST_TEXT),
            fields.loose("policyGoal", LONGEST_TEXT),
            fields.words("laws", Law.class),
            themes,
            fields.day("councilToldOn").orElse(null));
    fields.end();
    return read;
  }

  /** Sets come in the order of their lists, so that what is stored is the same each time. */
  @Override
  public ObjectNode json() {
    ObjectNode json = Section.super.json();
    var all = json.putArray("laws");
    laws.stream().sorted().map(Law::word).forEach(all::add);
    var tokens = json.putArray("themes");
    themes.stream().sorted().map(Theme::token).forEach(tokens::add);
    return json;
  }
}
