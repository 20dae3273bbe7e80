package nl.telmee.digest;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import nl.telmee.id.Theme;
import nl.telmee.web.Language;

/** Choices as tables have them: frequency, newsletter, themes, language. */
final class FollowerRows {
  private FollowerRows() {}

  /** The same arguments with the choices after them. */
  static Tuple add(Tuple arguments, Choices choices) {
    return arguments
        .addString(choices.frequency().word())
        .addBoolean(choices.newsletter())
        .addArrayOfString(choices.themeTokens().toArray(String[]::new))
        .addString(choices.language().code());
  }

  /** The choices of a row; a theme that is no longer in the list is left out. */
  static Choices choices(Row row) {
    Set<Theme> themes = EnumSet.noneOf(Theme.class);
    for (String token : row.getArrayOfStrings("themes")) {
      Theme.of(token).ifPresent(themes::add);
    }
    return new Choices(
        Frequency.of(row.getString("frequency")).orElseThrow(),
        row.getBoolean("newsletter"),
        themes,
        Objects.requireNonNull(Language.of(row.getString("language"))));
  }
}
