package nl.telmee.trajectory;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
 * @param firstOn of one that was corrected: when it was decided first; null: not corrected, or it
 *     was before this was kept
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
    List<Correction> corrections,
    @Nullable LocalDate firstOn)
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
      List<Correction> corrections,
      @Nullable LocalDate firstOn) {
    this(id, outcome, reason, on, why, false, told, corrections, firstOn);
  }

  /** What may be decided. */
  public static List<Outcome> outcomes() {
    return OUTCOMES;
  }

  static Decision read(UUID id, Fields fields) {
    Decision read = read(id, fields, LocalDate.EPOCH, false, null, List.of(), null);
    fields.end();
    return read;
  }

  static Decision stored(UUID id, Fields fields) {
    fields.has("id");
    LocalDate on = fields.day("on").orElse(LocalDate.EPOCH);
    UUID told = fields.uuid("told").orElse(null);
    List<Correction> corrections =
        fields.objects("corrections", 0, Integer.MAX_VALUE).stream().map(Correction::read).toList();
    LocalDate firstOn = fields.day("firstOn").orElse(null);
    boolean outdated = fields.truth("outdated", false);
    Decision read = read(id, fields, on, outdated, told, corrections, firstOn);
    fields.end();
    return read;
  }

  private static Decision read(
      UUID id,
      Fields fields,
      LocalDate on,
      boolean outdated,
      @Nullable UUID told,
      List<Correction> corrections,
      @Nullable LocalDate firstOn) {
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
        corrections,
        firstOn);
  }

  /** The last part of the message of what was decided. */
  public String outcomeWord() {
    return outcome.word();
  }

  /** The first decision. */
  Decision first(LocalDate today) {
    return new Decision(id, outcome, reason, today, "", false, null, List.of(), null);
  }

  /** The same as a correction of what was decided; it must be told again. */
  Decision corrected(Decision before, LocalDate today) {
    List<Correction> more = new ArrayList<>(before.corrections);
    more.add(new Correction(today, before.outcome.word() + ": " + before.reason, why));
    return new Decision(
        id, outcome, reason, today, "", false, null, more, before.first().orElse(null));
  }

  /** When it was decided first; empty: that was not kept. */
  public Optional<LocalDate> first() {
    return corrections.isEmpty() ? Optional.of(on) : Optional.ofNullable(firstOn);
  }

  /** When the first of some was decided; empty: there is none, or it was not kept of all. */
  public static Optional<LocalDate> first(List<Decision> decisions) {
    return decisions.stream().allMatch(one -> one.first().isPresent())
        ? decisions.stream().flatMap(one -> one.first().stream()).min(Comparator.naturalOrder())
        : Optional.empty();
  }

  Decision told(UUID feedback) {
    return new Decision(id, outcome, reason, on, why, outdated, feedback, corrections, firstOn);
  }

  /** The same after its finding was worded otherwise. */
  Decision overtaken() {
    return new Decision(id, outcome, reason, on, why, true, told, corrections, firstOn);
  }

  @Override
  public com.fasterxml.jackson.databind.node.ObjectNode json() {
    return Item.super.json().put("outcome", outcome.word());
  }
}
