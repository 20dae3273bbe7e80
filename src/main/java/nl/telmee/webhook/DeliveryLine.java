package nl.telmee.webhook;

import java.util.Arrays;
import nl.telmee.feed.EventType;
import nl.telmee.web.Fields;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as the page shows it.
 *
 * @param id the {@code webhook-id}
 * @param what happened, in words
 * @param chip how its state looks
 * @param result what came of the last try, in words; null: there was none
 * @param next when it is tried again, in words, or null
 * @param headers that were sent, or null
 * @param answer what came back, or null
 * @param open whether it is shown whole at once
 */
public record DeliveryLine(
    String id,
    String what,
    String moment,
    String state,
    String chip,
    @Nullable String result,
    @Nullable String next,
    @Nullable String headers,
    String body,
    @Nullable String answer,
    boolean open) {
  static DeliveryLine of(Words words, Delivery one, boolean open) {
    return new DeliveryLine(
        one.id().toString(),
        what(words, one.type()),
        words.moment(one.madeAt()),
        words.say("webhook.delivery." + Fields.wordOf(one.state())),
        switch (one.state()) {
          case DONE -> "yes";
          case WAITING, HELD -> "part";
          case FAILED -> "no";
        },
        result(words, one),
        one.state() == Delivery.State.WAITING && one.tries() > 0
            ? words.say("webhook.delivery.next", words.moment(one.nextAt()))
            : null,
        one.request(),
        one.body(),
        one.answer(),
        open);
  }

  private static String what(Words words, String wire) {
    return Arrays.stream(EventType.values())
        .filter(type -> type.wire().equals(wire))
        .map(type -> words.say("webhook.type." + type.word()))
        .findFirst()
        .orElseGet(() -> words.say("webhook.type.test"));
  }

  static @Nullable String result(Words words, Delivery one) {
    Integer millis = one.millis();
    if (millis == null) {
      return null;
    }
    Integer status = one.status();
    String outcome =
        status != null
            ? words.say("webhook.answered", String.valueOf(status), millis)
            : words.say("webhook.failure." + one.error());
    return words.count("webhook.tries", one.tries()) + " " + outcome;
  }
}
