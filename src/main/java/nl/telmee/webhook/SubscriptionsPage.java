package nl.telmee.webhook;

import java.util.List;
import nl.telmee.web.Fields;
import nl.telmee.web.StaffFrame;

/**
 * The subscriptions of the caller.
 *
 * @param done what was just done, as the end of a message, or empty
 */
public record SubscriptionsPage(StaffFrame staff, String done, List<Line> lines) {
  /**
   * One of them.
   *
   * @param state the end of a message
   * @param chip how it looks
   */
  public record Line(String address, String url, String where, String state, String chip) {}

  static Line line(Subscription one, String where) {
    return new Line("/staff/webhooks/" + one.id(), one.url(), where, state(one), chip(one));
  }

  static String state(Subscription one) {
    boolean failing = one.state() == SubscriptionState.ACTIVE && one.failingSince() != null;
    return failing ? "failing" : Fields.wordOf(one.state());
  }

  static String chip(Subscription one) {
    return switch (state(one)) {
      case "active" -> "yes";
      case "failing" -> "part";
      default -> "no";
    };
  }
}
