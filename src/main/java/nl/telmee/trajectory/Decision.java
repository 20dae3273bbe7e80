package nl.telmee.trajectory;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.telmee.feed.Outcome;
import nl.telmee.web.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What the board did with a finding, and why.
 *
 * @param id that of the finding
 * @param on when it was decided last
 * @param why of a correction: why it is another decision now
 * @param outdated whether the finding was worded otherwise since: it was decided on what it said
 *     before
 * @param told the feedback in which those who took part were told of it; null: not told yet
 * @param corrections what was decided before, the earliest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Decision(
    UUID id,
    Outcome outcome,
    String reason,
    LocalDate on,
    String why,
    boolean outdated,
    @Nullable UUID told,
    List<Correction> corrections)
    implements Item {
  public static final int LONGEST_REASON = 2_000;
  private static final List<Outcome> OUTCOMES =
      List.of(Outcome.ADOPTED, Outcome.PARTLY_ADOPTED, Outcome.NOT_ADOPTED);

  public Decision {
    corrections = List.copyOf(corrections);
  }

  /** One on what its finding says now. */
  public Decision(
      UUID id,
      Outcome outcome,
      String reason,
      LocalDate on,
      String why,
      @Nullable UUID told,
      List<Correction> corrections) {
    this(id, outcome, reason, on, why, false, told, corrections);
  }

  /** What may be decided. */
  public static List<Outcome> outcomes() {
    return OUTCOMES;
  }

  static Decision read(UUID id, Fields fields) {
    Decision read = read(id, fields, LocalDate.EPOCH, false, null, List.of());
    fields.end();
    return read;
  }

  static Decision stored(UUID id, Fields fields) {
    fields.has("id");
    LocalDate on = fields.day("on").orElse(LocalDate.EPOCH);
    UUID told = fields.uuid("told").orElse(null);
    List<Correction> corrections =
        fields.objects("corrections", 0, Integer.MAX_VALUE).stream().map(Correction::read).toList();
    boolean outdated = fields.truth("outdated", false);
    Decision read = read(id, fields, on, outdated, told, corrections);
    fields.end();
    return read;
  }

  private static Decision read(
      UUID id,
      Fields fields,
      LocalDate on,
      boolean outdated,
      @Nullable UUID told,
      List<Correction> corrections) {
    String word = fields.loose("outcome", 40);
    Outcome outcome =
        OUTCOMES.stream().filter(one -> one.word().equals(word)).findFirst().orElse(null);
    if (outcome == null) {
      fields.wrong("outcome", "must be adopted, partly-adopted or not-adopted");
    }
    return new Decision(
        id,
        outcome == null ? Outcome.NOT_ADOPTED : outcome,
        fields.text("reason", LONGEST_REASON),
        on,
        fields.loose("why", Subject.LONGEST_TEXT),
        outdated,
        told,
        corrections);
  }

  /** The last part of the message of what was decided. */
  public String outcomeWord() {
    return outcome.word();
  }

  /** The first decision. */
  Decision first(LocalDate today) {
    return new Decision(id, outcome, reason, today, "", false, null, List.of());
  }

  /** The same as a correction of what was decided; it must be told again. */
  Decision corrected(Decision before, LocalDate today) {
    List<Correction> more = new ArrayList<>(before.corrections);
    more.add(new Correction(today, before.outcome.word() + ": " + before.reason, why));
    return new Decision(id, outcome, reason, today, "", false, null, more);
  }

  Decision told(UUID feedback) {
    return new Decision(id, outcome, reason, on, why, outdated, feedback, corrections);
  }

  /** The same after its finding was worded otherwise. */
  Decision overtaken() {
    return new Decision(id, outcome, reason, on, why, true, told, corrections);
  }

  @Override
  public com.fasterxml.jackson.databind.node.ObjectNode json() {
    return Item.super.json().put("outcome", outcome.word());
  }
}
