package nl.telmee.webhook;

import java.time.Instant;
import java.util.UUID;
import nl.telmee.web.Fields;
import org.jspecify.annotations.Nullable;

/**
 * The wire form.
 *
 * @param id the {@code webhook-id}
 * @param nextAt when the next try is due; null: there is none
 */
record DeliveryView(
    UUID id,
    String type,
    String state,
    int tries,
    Instant madeAt,
    @Nullable Instant nextAt,
    @Nullable Instant triedAt,
    @Nullable Integer millis,
    @Nullable Integer status,
    @Nullable String error,
    Request request,
    @Nullable String answer) {
  /**
   * What is sent, its first part.
   *
   * @param headers of the last try, a line each; null: there was none
   */
  record Request(@Nullable String headers, String body) {}

  static DeliveryView of(Delivery one) {
    return new DeliveryView(
        one.id(),
        one.type(),
        Fields.wordOf(one.state()),
        one.tries(),
        one.madeAt(),
        one.state() == Delivery.State.WAITING ? one.nextAt() : null,
        one.triedAt(),
        one.millis(),
        one.status(),
        one.error(),
        new Request(one.request(), one.body()),
        one.answer());
  }
}
