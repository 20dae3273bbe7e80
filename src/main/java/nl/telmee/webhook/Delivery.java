package nl.telmee.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way to a subscription, with its last try.
 *
 * @param id of the message: the {@code webhook-id}
 * @param nextAt when the next try is due, while it waits
 * @param status HTTP status of the answer, if there was one
 * @param error why there was none, in a word
 * @param request the headers that were sent, if any were
 * @param body what is sent, its first part
 * @param answer headers and the first part of what came back
 */
record Delivery(
    UUID id,
    String type,
    State state,
    int tries,
    Instant madeAt,
    Instant nextAt,
    @Nullable Instant triedAt,
    @Nullable Integer millis,
    @Nullable Integer status,
    @Nullable String error,
    @Nullable String request,
    String body,
    @Nullable String answer) {
  /** How a delivery goes. */
  enum State {
    /** For its next try. */
    WAITING,
    /** Until the subscription is resumed. */
    HELD,
    DONE,
    /** After the last try. */
    FAILED
  }
}
