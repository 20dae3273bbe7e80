package nl.telmee.trajectory;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.telmee.web.Fields;

/**
 * What those who took part were told. It is sent once and never changes.
 *
 * @param text in plain language
 * @param findings whose decisions it tells
 * @param on when it was given
 */
public record Feedback(UUID id, String text, Set<UUID> findings, LocalDate on) implements Item {
  static final int MOST_FINDINGS = 200;

  public Feedback {
    findings = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(findings));
  }

  static Feedback read(UUID id, Fields fields) {
    Feedback read = read(id, fields, LocalDate.EPOCH);
    fields.end();
    return read;
  }

  static Feedback stored(UUID id, Fields fields) {
    fields.has("id");
    Feedback read = read(id, fields, fields.day("on").orElse(LocalDate.EPOCH));
    fields.end();
    return read;
  }

  private static Feedback read(UUID id, Fields fields, LocalDate on) {
    List<UUID> findings = fields.uuids("findings", 1, MOST_FINDINGS);
    return new Feedback(
        id, fields.text("text", Approach.LONGEST_PLAN), new LinkedHashSet<>(findings), on);
  }

  Feedback given(LocalDate today) {
    return new Feedback(id, text, findings, today);
  }
}
