package nl.telmee.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of a try.
 *
 * @param at when it began
 * @param millis how long it took
 * @param request the headers that were sent
 * @param status HTTP status; null: there was no answer
 * @param failure why there was none; null: there was one
 * @param excerpt headers and the first bytes of the answer
 * @param retryAfter the header of that name, or null
 */
record Answer(
    Instant at,
    int millis,
    String request,
    @Nullable Integer status,
    @Nullable Failure failure,
    @Nullable String excerpt,
    @Nullable String retryAfter) {
  private static final int GONE = 410;

  /** Only 2xx is a success. */
  boolean success() {
    return status != null && status / 100 == 2;
  }

  /** The receiver wants no more. */
  boolean gone() {
    return status != null && status == GONE;
  }
}
