package nl.telmee.steer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import nl.telmee.council.Brought;
import nl.telmee.id.Theme;
import nl.telmee.trajectory.Origin;
import nl.telmee.trajectory.Subject;
import nl.telmee.web.Form;
import nl.telmee.web.Json;

/** The form that begins a trajectory, as the JSON that the API takes. */
final class BeginForm {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NO_SLUG = Pattern.compile("[^a-z0-9]+");
  private static final Pattern EDGES = Pattern.compile("^-+|-+$");
  private static final int LONGEST_SLUG = 60;

  private BeginForm() {}

  static ObjectNode json(Form form) {
    ObjectNode json = Json.object();
    String title = SectionAsk.text(form, "subject-title-nl");
    String slug = SectionAsk.text(form, "slug");
    json.put("organisation", form.raw("organisation"))
        .put("slug", slug.isEmpty() ? slug(title) : slug);
    var participants = json.putArray("participants");
    form.all("participants").forEach(participants::add);
    ObjectNode subject = json.putObject("subject");
    SectionAsk.put(subject, "title-nl", title);
    SectionAsk.put(subject, "title-en", SectionAsk.text(form, "subject-title-en"));
    SectionAsk.put(subject, "summary", SectionAsk.text(form, "subject-summary"));
    themes(form, subject);
    if (form.has("origin-kind")) {
      json.putObject("origin")
          .put("kind", form.raw("origin-kind"))
          .put("id", form.raw("origin-id"));
    }
    if (form.has(SectionStages.ROWS + "-0-key")) {
      SectionStages.write(form, json.putObject("planning"));
    }
    return json;
  }

  private static void themes(Form form, ObjectNode subject) {
    if (form.has("subject-themes")) {
      var themes = subject.putArray("themes");
      form.all("subject-themes").forEach(themes::add);
    }
  }

  /** What is known from what it begins with, as if it was filled in. */
  static void fill(ObjectNode json, Brought brought) {
    json.put("organisation", brought.organisation());
    ObjectNode subject = json.putObject("subject");
    String title = brought.subject();
    subject
        .putObject("title")
        .put(
            "nl",
            title.length() <= Subject.LONGEST_TITLE
                ? title
                : title.substring(0, Subject.LONGEST_TITLE));
    subject.put("summary", brought.text());
    var themes = subject.putArray("themes");
    brought.themes().stream().sorted().map(Theme::token).forEach(themes::add);
    Origin origin = brought.origin();
    json.putObject("origin").put("kind", origin.kind().word()).put("id", origin.id().toString());
  }

  /** An address from a title: {@code Jongeren & zorg} becomes {@code jongeren-zorg}. */
  static String slug(String title) {
    String plain = MARKS.matcher(Normalizer.normalize(title, Normalizer.Form.NFD)).replaceAll("");
    String slug = NO_SLUG.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
    String trimmed = EDGES.matcher(slug).replaceAll("");
    return trimmed.length() <= LONGEST_SLUG
        ? trimmed
        : EDGES.matcher(trimmed.substring(0, LONGEST_SLUG)).replaceAll("");
  }
}
