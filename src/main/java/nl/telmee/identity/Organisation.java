package nl.telmee.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import nl.telmee.web.Fields;
import nl.telmee.web.Mistake;
import nl.telmee.web.Rejected;
import nl.telmee.web.Translated;
import org.jspecify.annotations.Nullable;

/**
 * Who owns polls and trajectories.
 *
 * @param parent slug of the organisation above it, or null
 */
public record Organisation(String slug, Translated name, Kind kind, @Nullable String parent) {
  /** What an organisation is. */
  public enum Kind {
    REGION,
    MUNICIPALITY,
    COUNCIL
  }

  /** The form of a slug, here and for polls. */
  public static final Pattern SLUG = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?");

  private static final int LONGEST_NAME = 200;

  /**
   * Reads the body of {@code POST /organisations}.
   *
   * @throws Rejected with all mistakes
   */
  static Organisation read(JsonNode body) {
    List<Mistake> mistakes = new ArrayList<>();
    Fields fields = Fields.of(body, mistakes);
    Organisation organisation =
        new Organisation(
            fields.text("slug", SLUG),
            fields.translated("name", LONGEST_NAME),
            fields.word("kind", Kind.class, null),
            fields.has("parent") ? fields.text("parent", SLUG) : null);
    fields.end();
    if (!mistakes.isEmpty()) {
      throw Rejected.mistakes(mistakes);
    }
    return organisation;
  }
}
