package nl.telmee.council;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An advice of a council to an organisation.
 *
 * @param title null: nothing was written yet, or it is not for the reader
 * @param question what was asked; null: nobody asked
 * @param dueOn until when it is asked; null: no day was named
 * @param embargoUntil the moment before which nobody outside sees that it is there
 */
record Advice(
    UUID id,
    String organisation,
    String council,
    AdviceState state,
    @Nullable String title,
    @Nullable String question,
    @Nullable LocalDate dueOn,
    @Nullable Instant deliveredAt,
    @Nullable Instant embargoUntil,
    @Nullable Instant publishedAt,
    @Nullable Instant answeredAt) {
  /** Where everybody reads it, once it is public. */
  String address() {
    return "/o/" + organisation + "/advice/" + id;
  }

  /** Where the council and the organisation work on it. */
  String desk() {
    return "/council/advices/" + id;
  }

  /** Days that the council is late; 0: it is in time, or has delivered. */
  long daysLate(LocalDate today) {
    return dueOn == null || !state.isWritten()
        ? 0
        : Math.max(0, ChronoUnit.DAYS.between(dueOn, today));
  }
}
