package nl.telmee.digest;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Database;
import nl.telmee.feed.Feed;
import nl.telmee.mail.AddressRefused;
import nl.telmee.mail.Mailer;

/** Sends newsletters whose moment has come. Thread: any, one round at a time. */
final class Deliveries {
  private final Database db;
  private final Issues issues;
  private final Optional<Mailer> mailer;
  private final NewsletterMail mails;
  private final AuditLog audit;
  private final Clock clock;
  private final DeliveryStore queue;
  private final RefusalStore refusals;

  Deliveries(
      Database db,
      Feed feed,
      Optional<Mailer> mailer,
      Envelope envelope,
      AuditLog audit,
      Clock clock) {
    this.db = db;
    this.issues = new Issues(feed, db);
    this.mailer = mailer;
    this.mails = new NewsletterMail(envelope);
    this.audit = audit;
    this.clock = clock;
    this.queue = new DeliveryStore(db);
    this.refusals = new RefusalStore(db);
  }

  /** Begins with a newsletter, sends to some, ends what is done; yields to how many it sent. */
  Future<Integer> round() {
    return queue
        .begin(clock.instant(), audit)
        .compose(_ -> send())
        .compose(sent -> queue.end(clock.instant()).map(sent));
  }

  private Future<Integer> send() {
    if (mailer.isEmpty()) {
      return Future.succeededFuture(0);
    }
    Instant now = clock.instant();
    return queue
        .claim(now, now.plus(Digests.CLAIMED), Digests.AT_A_TIME)
        .compose(claims -> send(claims, mailer.get()).map(claims.size()));
  }

  private Future<Void> send(List<DeliveryStore.Claim> claims, Mailer with) {
    Map<UUID, Future<Issue>> read = new HashMap<>();
    return Future.join(
            claims.stream()
                .map(
                    claim ->
                        read.computeIfAbsent(claim.newsletter(), this::issue)
                            .compose(issue -> with.send(mails.write(claim, issue)))
                            .transform(
                                sent ->
                                    sent.succeeded()
                                        ? queue.delivered(claim)
                                        : failed(claim, sent.cause())))
                .toList())
        .mapEmpty();
  }

  private Future<Issue> issue(UUID id) {
    return new NewsletterStore(db).byId(id).compose(found -> issues.of(found.orElseThrow()));
  }

  private Future<Void> failed(DeliveryStore.Claim claim, Throwable cause) {
    Instant now = clock.instant();
    return cause instanceof AddressRefused
        ? queue
            .refused(claim)
            .compose(_ -> refusals.refused(claim.receiver().follower(), now))
            .mapEmpty()
        : queue.later(claim, now.plus(Backoff.after(claim.tries())));
  }
}
