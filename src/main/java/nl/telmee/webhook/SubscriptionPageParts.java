package nl.telmee.webhook;

import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.telmee.feed.EventType;
import nl.telmee.id.Uuids;
import nl.telmee.web.Params;
import nl.telmee.web.StaffFrame;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a subscription shows beside the subscription.
 *
 * @param done what was just done, as the end of a message, or empty
 * @param opened the delivery that is shown whole, or null
 * @param before only deliveries behind this one are shown, or null
 * @param secret shown this once, or null
 * @param replayError what is wrong with the moment that was typed, or null
 * @param form as it was typed; null: as it is stored
 */
record SubscriptionPageParts(
    String done,
    @Nullable UUID opened,
    @Nullable UUID before,
    @Nullable String secret,
    @Nullable String replayError,
    @Nullable SubscriptionForm form) {
  /** How many deliveries a page shows. */
  static final int SHOWN = 25;

  private static final Set<String> DONE =
      Set.of("made", "changed", "paused", "resumed", "replayed", "replayed-one", "tested");

  static SubscriptionPageParts of(RoutingContext ctx) {
    return new SubscriptionPageParts(
        Params.query(ctx, "done").filter(DONE::contains).orElse(""),
        Params.query(ctx, "delivery").flatMap(Uuids::parse).orElse(null),
        Params.query(ctx, "before").flatMap(Uuids::parse).orElse(null),
        null,
        null,
        null);
  }

  static SubscriptionPageParts secret(String done, Secret secret) {
    return new SubscriptionPageParts(done, null, null, secret.text(), null, null);
  }

  static SubscriptionPageParts replayError(String error) {
    return new SubscriptionPageParts("", null, null, null, error, null);
  }

  static SubscriptionPageParts form(SubscriptionForm form) {
    return new SubscriptionPageParts("", null, null, null, null, form);
  }

  SubscriptionPage page(StaffFrame staff, Subscription one, String where, List<Delivery> sent) {
    Words words = staff.words();
    String here = "/staff/webhooks/" + one.id();
    Delivery shown =
        sent.stream().filter(delivery -> delivery.id().equals(opened)).findFirst().orElse(null);
    boolean test = shown != null && done.equals("tested");
    return new SubscriptionPage(
        staff,
        here,
        one.url(),
        where,
        one.state() == SubscriptionState.ACTIVE,
        SubscriptionsPage.state(one),
        SubscriptionsPage.chip(one),
        one.failingSince() == null ? null : words.moment(one.failingSince()),
        wants(words, one),
        secret,
        done,
        test ? DeliveryLine.result(words, shown) : null,
        test && shown.state() == Delivery.State.DONE,
        replayError,
        form == null ? SubscriptionForm.of(SubscriptionView.of(one)) : form,
        sent.stream()
            .map(delivery -> DeliveryLine.of(words, delivery, delivery.id().equals(opened)))
            .toList(),
        sent.size() < SHOWN ? null : here + "?before=" + sent.getLast().id() + "#deliveries");
  }

  private static List<String> wants(Words words, Subscription one) {
    List<String> wants = new ArrayList<>();
    Set<EventType> types = one.filter().types();
    if (types == null) {
      wants.add(words.say("webhook.types.all"));
    } else {
      types.stream().sorted().forEach(type -> wants.add(words.say("webhook.type." + type.word())));
    }
    if (one.filter().theme() != null) {
      wants.add(words.say("webhook.only", words.say(one.filter().theme().word())));
    }
    if (one.filter().trajectory() != null) {
      wants.add(words.say("webhook.only", one.filter().trajectory()));
    }
    return wants;
  }
}
