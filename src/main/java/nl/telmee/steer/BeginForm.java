package nl.telmee.steer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
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
    if (form.has(SectionStages.ROWS + "-0-key")) {
      SectionStages.write(form, json.putObject("planning"));
    }
    return json;
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
