package nl.telmee.webhook;

import java.time.Instant;
import java.util.UUID;
import nl.telmee.feed.EventFilter;
import org.jspecify.annotations.Nullable;

/**
 * Where events of an organisation, and of all below it, are sent to.
 *
 * @param account whose it is; null: that account is gone
 * @param cursor number of the last event that it was looked at for
 * @param failingSince the first failure after the last success, or null
 */
record Subscription(
    UUID id,
    String organisation,
    @Nullable UUID account,
    String url,
    EventFilter filter,
    SubscriptionState state,
    Instant madeAt,
    long cursor,
    @Nullable Instant failingSince) {}
