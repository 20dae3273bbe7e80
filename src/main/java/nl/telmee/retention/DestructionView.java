package nl.telmee.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the report on the wire.
 *
 * @param rule term or by-hand
 * @param days the term that had passed; absent by hand, and for what has a fixed term
 * @param person who asked, as an e-mail address; absent for the term
 * @param endedAt absent as long as it is going on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DestructionView(
    UUID id,
    UUID poll,
    String organisation,
    String title,
    String kind,
    String rule,
    @Nullable Integer days,
    @Nullable String person,
    long rows,
    Instant beganAt,
    @Nullable Instant endedAt,
    @Nullable String sha256) {
  static DestructionView of(Destruction one) {
    return new DestructionView(
        one.id(),
        Objects.requireNonNull(one.poll()).value(),
        one.organisation(),
        one.title(),
        one.kind().word(),
        one.rule(),
        one.days(),
        one.email(),
        one.rows(),
        one.beganAt(),
        one.endedAt(),
        one.hash());
  }
}
