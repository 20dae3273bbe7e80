package nl.telmee.trajectory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.telmee.web.Fields;
import nl.telmee.web.Language;

/**
 * The words that somebody put in the place of those of the program, in one part of a paper. What
 * the program writes there is made anew each time; this says from which text somebody went.
 *
 * @param part its key in the paper, such as {@code heard} or {@code said.} with the id of a finding
 * @param text in paragraphs, with empty lines between them
 * @param basis stands for all that the program wrote in the part when this was written
 * @param on when it was written; the epoch while it is
 */
public record Wording(
    UUID id, Paper paper, String part, Language language, String text, UUID basis, LocalDate on)
    implements Item {
  public static final int LONGEST_TEXT = Approach.LONGEST_PLAN;
  private static final Pattern PART = Pattern.compile("[a-z][a-z-]{0,29}(\\.[0-9a-f-]{1,36})?");

  /** Of somebody who writes it now. */
  public static Wording of(Paper paper, String part, Language language, String text, UUID basis) {
    UUID id = id(paper, part, language);
    return new Wording(id, paper, part, language, text, basis, LocalDate.EPOCH);
  }

  /** The one id for a part of a paper in a language: a part has no two wordings. */
  public static UUID id(Paper paper, String part, Language language) {
    String place = String.join("/", List.of(paper.word(), part, language.code()));
    return UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8));
  }

  static Wording read(UUID id, Fields fields) {
    Wording read = read(id, fields, LocalDate.EPOCH);
    fields.end();
    return read;
  }

  static Wording stored(UUID id, Fields fields) {
    fields.has("id");
    Wording read = read(id, fields, fields.day("on").orElse(LocalDate.EPOCH));
    fields.end();
    return read;
  }

  private static Wording read(UUID id, Fields fields, LocalDate on) {
    return new Wording(
        id,
        fields.word("paper", Paper.class, null),
        fields.text("part", PART),
        fields.word("language", Language.class, null),
        fields.text("text", LONGEST_TEXT),
        fields.uuid("basis").orElse(id),
        on);
  }

  /** Whether it has the id of its place. */
  boolean inPlace() {
    return id.equals(id(paper, part, language));
  }

  Wording written(LocalDate today) {
    return new Wording(id, paper, part, language, text, basis, today);
  }

  @Override
  public ObjectNode json() {
    return Item.super.json().put("language", language.code());
  }
}
