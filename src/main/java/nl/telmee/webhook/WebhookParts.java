package nl.telmee.webhook;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Clock;
import nl.telmee.audit.AuditLog;
import nl.telmee.config.WebhookSettings;
import nl.telmee.db.Database;
import nl.telmee.feed.Feed;

/**
 * What the parts of this package share on one node.
 *
 * @param names looks up where messages go
 * @param sender sends them
 * @param publicUrl address of the server as the public sees it
 */
public record WebhookParts(
    Vertx vertx,
    Database db,
    Feed feed,
    AuditLog audit,
    Clock clock,
    WebhookSettings settings,
    WebhookMetrics metrics,
    String publicUrl,
    Names names,
    Sender sender) {
  /** The parts of a node. */
  public static WebhookParts of(
      Vertx vertx,
      Database db,
      Feed feed,
      AuditLog audit,
      Clock clock,
      WebhookSettings settings,
      WebhookMetrics metrics,
      String publicUrl) {
    Names names = new Names(InetAddress::getAllByName, settings.privateAllowed());
    Sender sender = new Sender(vertx, names, settings, clock);
    return new WebhookParts(
        vertx, db, feed, audit, clock, settings, metrics, publicUrl, names, sender);
  }

  /** Closes what they hold. */
  public Future<Void> close() {
    names.close();
    return sender.close();
  }

  FanOut fanOut() {
    return new FanOut(new FanOutStore(db), feed, clock, publicUrl);
  }

  Schedule schedule() {
    return new Schedule(settings.waits(), new SecureRandom());
  }
}
