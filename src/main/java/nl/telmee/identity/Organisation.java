package nl.telmee.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.id.Slug;
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
            fields.text("slug", Slug.FORM),
            fields.translated("name", LONGEST_NAME),
            fields.word("kind", Kind.class, null),
            fields.has("parent") ? fields.text("parent", Slug.FORM) : null);
    fields.end();
    if (!mistakes.isEmpty()) {
      throw Rejected.mistakes(mistakes);
    }
    return organisation;
  }
}
