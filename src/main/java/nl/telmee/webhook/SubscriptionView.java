package nl.telmee.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.telmee.feed.EventType;
import nl.telmee.id.Theme;
import nl.telmee.web.Fields;
import org.jspecify.annotations.Nullable;

/**
 * The wire form.
 *
 * @param types empty: all
 * @param secret only in the answer to who made it
 */
record SubscriptionView(
    UUID id,
    String organisation,
    String url,
    List<String> types,
    @Nullable String theme,
    @Nullable String trajectory,
    String state,
    Instant madeAt,
    @Nullable Instant failingSince,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret) {
  static SubscriptionView of(Subscription subscription) {
    return of(subscription, null);
  }

  static SubscriptionView of(Subscriptions.Made made) {
    return of(made.subscription(), made.secret().text());
  }

  private static SubscriptionView of(Subscription one, @Nullable String secret) {
    Theme theme = one.filter().theme();
    return new SubscriptionView(
        one.id(),
        one.organisation(),
        one.url(),
        types(one.filter().types()),
        theme == null ? null : theme.token(),
        one.filter().trajectory(),
        Fields.wordOf(one.state()),
        one.madeAt(),
        one.failingSince(),
        secret);
  }

  private static List<String> types(@Nullable Set<EventType> types) {
    return types == null ? List.of() : types.stream().sorted().map(EventType::wire).toList();
  }
}
