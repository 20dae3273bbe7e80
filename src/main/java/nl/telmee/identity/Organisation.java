package nl.telmee.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
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
 * @param inhabitants how many people live there; null: not told
 * @param email for questions about its polls; null: none
 * @param colour its own, like {@code #0a5c4a}; null: ours
 * @param logoAt when its logo was uploaded; null: none
 */
public record Organisation(
    String slug,
    Translated name,
    Kind kind,
    @Nullable String parent,
    @Nullable Integer inhabitants,
    @Nullable String email,
    @Nullable String colour,
    @Nullable Instant logoAt) {
  /** What an organisation is. */
  public enum Kind {
    REGION,
    MUNICIPALITY,
    COUNCIL
  }

  static final int LONGEST_NAME = 200;
  static final int MOST_INHABITANTS = 100_000_000;
  private static final int LONGEST = 200;
  private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

  /** One of which nothing more is known. */
  public Organisation(String slug, Translated name, Kind kind, @Nullable String parent) {
    this(slug, name, kind, parent, null, null, null, null);
  }

  /** The address of its logo, another one for another logo, so that caches may keep it. */
  public Optional<String> logo() {
    return Optional.ofNullable(logoAt)
        .map(at -> "/organisations/" + slug + "/logo?v=" + at.getEpochSecond());
  }

  /**
   * Reads the body of {@code POST /organisations}.
   *
   * @throws Rejected with all mistakes
   */
  static Organisation read(JsonNode body) {
    List<Mistake> mistakes = new ArrayList<>();
    Fields fields = Fields.of(body, mistakes);
    return read(fields, mistakes, fields.text("slug", Slug.FORM));
  }

  /**
   * Reads the body of {@code PUT /organisations/{organisation}}, which may name the slug once more.
   *
   * @throws Rejected with all mistakes
   */
  static Organisation read(JsonNode body, String slug) {
    List<Mistake> mistakes = new ArrayList<>();
    Fields fields = Fields.of(body, mistakes);
    if (fields.has("slug") && !fields.text("slug", Slug.FORM).equals(slug)) {
      fields.wrong("slug", "must be that of the address: a slug never changes");
    }
    return read(fields, mistakes, slug);
  }

  private static Organisation read(Fields fields, List<Mistake> mistakes, String slug) {
    Organisation organisation =
        new Organisation(
            slug,
            fields.translated("name", LONGEST_NAME),
            fields.word("kind", Kind.class, null),
            fields.has("parent") ? fields.text("parent", Slug.FORM) : null,
            fields.has("inhabitants") ? fields.whole("inhabitants", 0, MOST_INHABITANTS) : null,
            fields.has("email") ? email(fields) : null,
            fields.has("colour") ? fields.text("colour", COLOUR).toLowerCase(Locale.ROOT) : null,
            null);
    fields.end();
    if (!mistakes.isEmpty()) {
      throw Rejected.mistakes(mistakes);
    }
    return organisation;
  }

  private static String email(Fields fields) {
    String email = fields.text("email", LONGEST);
    if (!email.isBlank() && !Emails.valid(email)) {
      fields.wrong("email", "must be an e-mail address");
    }
    return email;
  }
}
