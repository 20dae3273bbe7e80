package nl.telmee.trajectory;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.telmee.id.Slug;
import nl.telmee.identity.Organisation;
import nl.telmee.web.Fields;
import nl.telmee.web.Language;
import nl.telmee.web.Mistake;
import nl.telmee.web.Rejected;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * With what a trajectory begins.
 *
 * @param organisation slug of who owns it
 * @param participants slugs of municipalities that take part
 * @param subject its name, and what is known already
 * @param template id or name of one of the organisation's; null: none
 * @param planning null: what the template says, or all twelve steps
 * @param origin what it begins with; null: nothing
 */
public record Beginning(
    String organisation,
    String slug,
    Set<String> participants,
    Subject subject,
    @Nullable String template,
    @Nullable Planning planning,
    @Nullable Origin origin) {
  private static final int MOST_PARTICIPANTS = 60;

  /**
   * Reads the body of {@code POST /trajectories}.
   *
   * @throws Rejected with every mistake
   */
  public static Beginning read(JsonNode body) {
    List<Mistake> mistakes = new ArrayList<>();
    Fields fields = Fields.of(body, mistakes);
    String organisation = fields.text("organisation", Slug.FORM);
    String slug = fields.text("slug", Slug.FORM);
    Set<String> participants =
        new LinkedHashSet<>(fields.texts("participants", 0, MOST_PARTICIPANTS, 60));
    Fields subject = fields.object("subject", true);
    Fields planning = fields.object("planning", false);
    String template =
        fields.has("template") ? fields.text("template", Template.LONGEST_NAME) : null;
    if (template != null && planning != null) {
      fields.wrong("template", "must not be given together with a planning");
    }
    Fields origin = fields.object("origin", false);
    Subject read = subject == null ? null : Subject.read(subject);
    Planning steps = planning == null ? null : Planning.read(planning);
    if (steps != null && steps.stages().stream().anyMatch(one -> one.party() == Party.PROGRAM)) {
      fields.wrong("planning", Words.of(Language.EN).say("trajectory.no.nobody-does"));
    }
    if (steps != null && !steps.ordered()) {
      fields.wrong("planning", Words.of(Language.EN).say("trajectory.no.dates-order"));
    }
    Origin from = origin == null ? null : Origin.read(origin).orElse(null);
    fields.end();
    if (read == null || !mistakes.isEmpty()) {
      throw Rejected.mistakes(mistakes);
    }
    return new Beginning(organisation, slug, participants, read, template, steps, from);
  }

  /** The same with the steps of a template. */
  Beginning planned(Planning steps) {
    return new Beginning(organisation, slug, participants, subject, template, steps, origin);
  }

  /**
   * The trajectory that begins.
   *
   * @param all organisations, to find who decides: of a council's table, who stands above it
   * @throws Rejected when an organisation is unknown
   */
  public Trajectory trajectory(List<Organisation> all) {
    Organisation owner = find(all, organisation, "/organisation");
    participants.forEach(one -> takesPart(owner, find(all, one, "/participants")));
    String parent = owner.parent();
    boolean council = owner.kind() == Organisation.Kind.COUNCIL;
    String decides = council && parent != null ? parent : owner.slug();
    return Trajectory.begin(
        new Head(UUID.randomUUID(), slug, organisation, decides, participants, origin),
        subject,
        planning == null ? Planning.WHOLE : planning.plain());
  }

  /** Municipalities take part, besides who owns it: a region is them, and a council advises. */
  private static void takesPart(Organisation owner, Organisation one) {
    if (one.kind() != Organisation.Kind.MUNICIPALITY || one.slug().equals(owner.slug())) {
      throw Rejected.mistakes(
          List.of(
              new Mistake(
                  "/participants", one.slug() + " must be another municipality than who owns it")));
    }
  }

  private static Organisation find(List<Organisation> all, String slug, String pointer) {
    return all.stream()
        .filter(one -> one.slug().equals(slug))
        .findFirst()
        .orElseThrow(
            () ->
                Rejected.mistakes(
                    List.of(new Mistake(pointer, "there is no organisation " + slug))));
  }
}
