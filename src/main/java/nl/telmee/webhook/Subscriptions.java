package nl.telmee.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.feed.Feed;
import nl.telmee.web.Caller;
import nl.telmee.web.Json;
import nl.telmee.web.Mistake;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import org.jspecify.annotations.Nullable;

/** What people do with their subscriptions. Thread: any. */
final class Subscriptions {
  /** The type of a message that somebody sends to try. */
  static final String TEST = "nl.telmee.subscription.tested.v1";

  static final String INSIDE = "must be on the public internet, not inside a private network";
  static final String UNKNOWN = "has a host that cannot be found";

  private final WebhookParts parts;
  private final SubscriptionStore store;
  private final DeliveryStore deliveries;
  private final Feed feed;
  private final Clock clock;

  Subscriptions(WebhookParts parts) {
    this.parts = parts;
    this.store = new SubscriptionStore(parts.db(), parts.audit());
    this.deliveries = new DeliveryStore(parts.db(), parts.audit());
    this.feed = parts.feed();
    this.clock = parts.clock();
  }

  /** A subscription and its secret, which is told this once. */
  record Made(Subscription subscription, Secret secret) {}

  boolean plainAllowed() {
    return parts.settings().privateAllowed();
  }

  /** The caller's, newest first. */
  Future<List<Subscription>> all(Caller caller, @Nullable String organisation) {
    return store.all(Reach.of(caller), organisation);
  }

  /** One of the caller's; fails with {@link Problem#NOT_FOUND}. */
  Future<Subscription> one(Caller caller, UUID id) {
    return store
        .one(Reach.of(caller), id)
        .map(found -> found.orElseThrow(() -> Rejected.because(Problem.NOT_FOUND)));
  }

  /** Makes one, from the next event on. Fails with all mistakes. */
  Future<Made> make(Caller caller, Wanted.Body body) {
    return checked(body)
        .map(
            wanted -> {
              Reach.of(caller).requireMakes(body.organisation());
              return wanted;
            })
        .compose(wanted -> feed.head().map(head -> made(caller, body.organisation(), wanted, head)))
        .compose(
            made ->
                store
                    .insert(
                        Reach.of(caller),
                        made.subscription(),
                        made.secret(),
                        entry(caller, made.subscription(), AuditAction.WEBHOOK_MADE))
                    .map(made));
  }

  private Made made(Caller caller, String organisation, Wanted wanted, long head) {
    return new Made(
        new Subscription(
            UUID.randomUUID(),
            organisation,
            caller.account(),
            wanted.url(),
            wanted.filter(),
            SubscriptionState.ACTIVE,
            now(),
            head,
            null),
        Secret.make());
  }

  /** Looks the name up too, and fails with all mistakes. */
  private Future<Wanted> checked(Wanted.Body body) {
    if (body.wrong("/url")) {
      return Future.failedFuture(Rejected.mistakes(body.mistakes()));
    }
    Target target = Target.of(body.wanted().url(), plainAllowed());
    return parts
        .names()
        .addresses(target.host())
        .<List<Mistake>>map(_ -> body.mistakes())
        .recover(failure -> Future.succeededFuture(with(body.mistakes(), failure)))
        .map(
            mistakes -> {
              if (!mistakes.isEmpty()) {
                throw Rejected.mistakes(mistakes);
              }
              return body.wanted();
            });
  }

  private static List<Mistake> with(List<Mistake> mistakes, Throwable failure) {
    boolean inside =
        failure instanceof Names.Refused refused && refused.failure() == Failure.PRIVATE;
    List<Mistake> more = new ArrayList<>(mistakes);
    more.add(new Mistake("/url", inside ? INSIDE : UNKNOWN));
    return more;
  }

  /** Sends something else, or elsewhere, from the next event on. Fails with all mistakes. */
  Future<Void> change(Caller caller, UUID id, Wanted.Body body) {
    return one(caller, id)
        .compose(
            before ->
                checked(body)
                    .compose(
                        wanted ->
                            store.change(
                                Reach.of(caller),
                                id,
                                wanted,
                                entry(caller, before, AuditAction.WEBHOOK_CHANGED))));
  }

  Future<Void> remove(Caller caller, UUID id) {
    return one(caller, id)
        .compose(
            before ->
                store.remove(
                    Reach.of(caller), id, entry(caller, before, AuditAction.WEBHOOK_REMOVED)));
  }

  /** A new secret, which is told this once; the one before signs too for a day. */
  Future<Made> rotate(Caller caller, UUID id) {
    Secret secret = Secret.make();
    return one(caller, id)
        .compose(
            found ->
                store
                    .rotate(
                        Reach.of(caller),
                        id,
                        secret,
                        now(),
                        entry(caller, found, AuditAction.WEBHOOK_SECRET_CHANGED))
                    .map(new Made(found, secret)));
  }

  Future<Void> pause(Caller caller, UUID id) {
    return one(caller, id)
        .compose(
            found ->
                deliveries.pause(
                    Reach.of(caller), id, entry(caller, found, AuditAction.WEBHOOK_PAUSED)));
  }

  /**
   * Sends again.
   *
   * @param from all since this moment is sent again; null: all since it was paused
   */
  Future<Void> resume(Caller caller, UUID id, @Nullable Instant from) {
    return one(caller, id)
        .compose(
            found ->
                cursor(from)
                    .compose(
                        cursor ->
                            deliveries.resume(
                                Reach.of(caller),
                                id,
                                cursor,
                                now(),
                                since(entry(caller, found, AuditAction.WEBHOOK_RESUMED), from))));
  }

  private Future<Long> cursor(@Nullable Instant from) {
    return from == null ? Future.succeededFuture(Long.MAX_VALUE) : feed.cursorAt(from);
  }

  private static AuditEntry since(AuditEntry entry, @Nullable Instant from) {
    return from == null ? entry : entry.with("from", from.toString());
  }

  /** Sends all since a moment again. */
  Future<Void> replay(Caller caller, UUID id, Instant from) {
    return one(caller, id)
        .compose(
            found ->
                cursor(from)
                    .compose(
                        cursor ->
                            deliveries.back(
                                Reach.of(caller),
                                id,
                                cursor,
                                since(entry(caller, found, AuditAction.WEBHOOK_REPLAYED), from))));
  }

  /** Sends one message again. */
  Future<Delivery> replay(Caller caller, UUID id, UUID message) {
    return one(caller, id)
        .compose(
            found ->
                deliveries.again(
                    Reach.of(caller),
                    id,
                    message,
                    now(),
                    entry(caller, found, AuditAction.WEBHOOK_REPLAYED)
                        .with("message", message.toString())))
        .compose(_ -> delivery(caller, id, message));
  }

  /** What was sent, newest first. */
  Future<List<Delivery>> deliveries(Caller caller, UUID id, @Nullable UUID before, int limit) {
    return one(caller, id).compose(_ -> deliveries.list(Reach.of(caller), id, before, limit));
  }

  private Future<Delivery> delivery(Caller caller, UUID id, UUID message) {
    return deliveries
        .one(Reach.of(caller), id, message)
        .map(found -> found.orElseThrow(() -> Rejected.because(Problem.NOT_FOUND)));
  }

  /** Sends a message to try, once and at once; yields what came of it. */
  Future<Delivery> test(Caller caller, UUID id) {
    return one(caller, id)
        .compose(
            found ->
                deliveries
                    .secrets(id, now())
                    .map(secrets -> testOf(found, secrets))
                    .compose(
                        message ->
                            parts
                                .sender()
                                .send(message)
                                .compose(answer -> deliveries.tried(id, message, TEST, answer))
                                .compose(_ -> delivery(caller, id, message.id()))));
  }

  private Message testOf(Subscription subscription, List<Secret> secrets) {
    UUID message = UUID.randomUUID();
    ObjectNode event = Json.object();
    event.put("specversion", "1.0");
    event.put("id", message.toString());
    event.put("source", "urn:nld:telmee:" + subscription.organisation());
    event.put("type", TEST);
    event.put("subject", "subscriptions/" + subscription.id());
    event.put("time", now().toString());
    event.put("datacontenttype", "application/json");
    event.putObject("data").put("organisation", subscription.organisation());
    Buffer body = Json.write(event);
    return new Message(message, subscription.url(), body, 0, secrets);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static AuditEntry entry(Caller caller, Subscription subscription, AuditAction action) {
    return AuditEntry.by(caller, subscription.organisation(), action, subscription.id().toString());
  }
}
