package nl.telmee.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a subscription stands, and how it stands after a try.
 *
 * @param failingSince the first failure after the last success, or null
 */
record Standing(
    UUID webhook,
    String organisation,
    SubscriptionState state,
    boolean slow,
    @Nullable Instant failingSince) {
  /**
   * After a try: who says 410 wants no more, and who has only failed for a while is paused.
   *
   * @param pauseAfter how long that while is
   */
  Standing after(Outcome outcome, Instant now, Duration pauseAfter) {
    Answer answer = outcome.answer();
    if (answer == null) {
      return this;
    }
    Instant since = answer.success() ? null : failingSince == null ? answer.at() : failingSince;
    return new Standing(
        webhook, organisation, state(answer, since, now, pauseAfter), outcome.slow(), since);
  }

  private SubscriptionState state(
      Answer answer, @Nullable Instant since, Instant now, Duration pauseAfter) {
    if (state != SubscriptionState.ACTIVE) {
      return state;
    }
    if (answer.gone()) {
      return SubscriptionState.GONE;
    }
    boolean enough = since != null && !now.isBefore(since.plus(pauseAfter));
    return enough ? SubscriptionState.PAUSED : state;
  }
}
