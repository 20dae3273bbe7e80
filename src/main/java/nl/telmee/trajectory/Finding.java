package nl.telmee.trajectory;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.telmee.web.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What residents said about something, worded by people.
 *
 * @param activity where it was said
 * @param text empty: a draft with numbers that nobody worded yet
 * @param proposal what is done with it in the policy proposal
 * @param client whether it is said from the perspective of clients
 * @param why of a correction: why it is worded otherwise
 * @param reported whether it was in a report that was done: from then on it is only corrected
 * @param evidence the frozen numbers it rests on; null: it rests on notes
 * @param corrections the earliest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Finding(
    UUID id,
    UUID activity,
    String text,
    String proposal,
    boolean client,
    String why,
    boolean reported,
    @Nullable Evidence evidence,
    List<Correction> corrections)
    implements Item {
  public static final int LONGEST_TEXT = 1_200;
  private static final UUID NONE = new UUID(0, 0);

  public Finding {
    corrections = List.copyOf(corrections);
  }

  /** Whether somebody worded it. */
  public boolean worded() {
    return !text.isBlank();
  }

  static Finding read(UUID id, Fields fields) {
    Finding read = read(id, fields, false, null, List.of());
    fields.end();
    return read;
  }

  static Finding stored(UUID id, Fields fields) {
    fields.has("id");
    Evidence evidence = fields.tree("evidence").map(Evidence::stored).orElse(null);
    List<Correction> corrections =
        fields.objects("corrections", 0, Integer.MAX_VALUE).stream().map(Correction::read).toList();
    Finding read = read(id, fields, fields.truth("reported", false), evidence, corrections);
    fields.end();
    return read;
  }

  private static Finding read(
      UUID id,
      Fields fields,
      boolean reported,
      @Nullable Evidence evidence,
      List<Correction> corrections) {
    return new Finding(
        id,
        activity(fields),
        fields.loose("text", LONGEST_TEXT),
        fields.loose("proposal", Subject.LONGEST_TEXT),
        fields.truth("client", false),
        fields.loose("why", Subject.LONGEST_TEXT),
        reported,
        evidence,
        corrections);
  }

  private static UUID activity(Fields fields) {
    return fields
        .uuid("activity")
        .orElseGet(
            () -> {
              fields.wrong("activity", "must be the id of an activity");
              return NONE;
            });
  }

  /** A draft with numbers, which waits for words. */
  static Finding draft(UUID id, UUID activity, Evidence evidence) {
    return new Finding(id, activity, "", "", false, "", false, evidence, List.of());
  }

  /** What somebody wrote, with the evidence and corrections that the program keeps. */
  Finding after(Finding before) {
    return new Finding(
        id,
        before.activity,
        text,
        proposal,
        client,
        "",
        false,
        before.evidence,
        before.corrections);
  }

  /** The same as a correction of what it was. */
  Finding corrected(Finding before, LocalDate on) {
    List<Correction> more = new ArrayList<>(before.corrections);
    more.add(new Correction(on, before.text, why, before.proposal, before.client));
    return new Finding(
        id, before.activity, text, proposal, client, "", true, before.evidence, more);
  }

  /** What it said before each correction; what stayed the same besides its text is not in it. */
  public List<Correction> earlier() {
    List<Correction> earlier = new ArrayList<>();
    for (int i = 0; i < corrections.size(); i++) {
      Correction was = corrections.get(i);
      Correction next = i + 1 < corrections.size() ? corrections.get(i + 1) : null;
      String then = next == null ? proposal : next.proposal();
      Boolean seen = next == null ? Boolean.valueOf(client) : next.client();
      earlier.add(
          new Correction(
              was.on(),
              was.before(),
              was.why(),
              Objects.equals(was.proposal(), then) ? null : was.proposal(),
              Objects.equals(was.client(), seen) ? null : was.client()));
    }
    return earlier;
  }

  /** Whether it says the same as before, and asks the same to be done. */
  boolean saysAs(Finding before) {
    return text.strip().equals(before.text.strip())
        && proposal.strip().equals(before.proposal.strip());
  }

  /** The same of an activity. */
  Finding of(UUID other) {
    return new Finding(id, other, text, proposal, client, why, reported, evidence, corrections);
  }

  /** The same with numbers. */
  Finding resting(Evidence on) {
    return new Finding(id, activity, text, proposal, client, why, reported, on, corrections);
  }

  /** The same without why it was written, as it is the first. */
  Finding plain() {
    return new Finding(id, activity, text, proposal, client, "", false, null, List.of());
  }

  /** The same in a report that is done. */
  Finding inReport() {
    return new Finding(id, activity, text, proposal, client, why, true, evidence, corrections);
  }
}
