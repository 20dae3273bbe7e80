package nl.telmee.digest;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.telmee.db.Database;
import nl.telmee.feed.Feed;
import nl.telmee.feed.LoggedEvent;
import nl.telmee.identity.Organisation;
import nl.telmee.identity.OrganisationStore;
import nl.telmee.mail.AddressRefused;
import nl.telmee.mail.Mailer;
import nl.telmee.web.Translated;

/** Sends followers the mails that are due. Thread: any, one round at a time. */
final class Digests {
  /** No more are claimed at a time: a node that dies holds up no more than these. */
  static final int AT_A_TIME = 10;

  /** How long a claim lasts: longer than the mail server may take for all of them. */
  static final Duration CLAIMED = Duration.ofSeconds(45);

  private final Database db;
  private final Feed feed;
  private final Mailer mailer;
  private final DigestMail mails;
  private final Clock clock;
  private final DigestQueueStore queue;
  private final RefusalStore refusals;

  Digests(Database db, Feed feed, Mailer mailer, Envelope envelope, Clock clock) {
    this.db = db;
    this.feed = feed;
    this.mailer = mailer;
    this.mails = new DigestMail(envelope);
    this.clock = clock;
    this.queue = new DigestQueueStore(db);
    this.refusals = new RefusalStore(db);
  }

  /** Sends to some who are due; yields to how many. */
  Future<Integer> round() {
    Instant now = clock.instant();
    return feed.head()
        .compose(head -> queue.claim(head, now, now.plus(CLAIMED), AT_A_TIME))
        .compose(
            claims ->
                claims.isEmpty()
                    ? Future.succeededFuture(0)
                    : new OrganisationStore(db)
                        .all()
                        .compose(all -> send(claims, all))
                        .map(claims.size()));
  }

  private Future<Void> send(List<DigestQueueStore.Claim> claims, List<Organisation> all) {
    News news = new News(feed);
    Map<String, Sender> senders =
        all.stream().map(Sender::of).collect(Collectors.toMap(Sender::slug, one -> one));
    Map<String, Translated> names =
        all.stream().collect(Collectors.toMap(Organisation::slug, Organisation::name));
    return Future.join(
            claims.stream()
                .map(
                    claim ->
                        news.of(claim.follower(), claim.cursor(), claim.upto())
                            .compose(events -> send(claim, news, senders, events, names)))
                .toList())
        .mapEmpty();
  }

  private Future<Void> send(
      DigestQueueStore.Claim claim,
      News news,
      Map<String, Sender> senders,
      List<LoggedEvent> events,
      Map<String, Translated> names) {
    Choices choices = claim.follower().choices();
    List<LoggedEvent> wanted = events.stream().filter(choices::want).toList();
    Sender sender = senders.get(claim.follower().organisation());
    if (wanted.isEmpty() || sender == null) {
      return queue.nothing(claim, afterNothing(choices.frequency()));
    }
    return news.followed(claim.follower(), sender)
        .compose(followed -> mailer.send(mails.write(claim, followed, wanted, names)))
        .transform(
            sent ->
                sent.succeeded() ? queue.sent(claim, after(choices)) : failed(claim, sent.cause()));
  }

  private Instant after(Choices choices) {
    return choices.frequency().next(clock.instant());
  }

  /** Who has got nothing need not wait for what comes. */
  private Instant afterNothing(Frequency frequency) {
    return frequency.first(clock.instant());
  }

  private Future<Void> failed(DigestQueueStore.Claim claim, Throwable cause) {
    Instant now = clock.instant();
    if (cause instanceof AddressRefused) {
      return refusals
          .refused(claim.follower().id(), now)
          .compose(
              erased ->
                  erased
                      ? Future.succeededFuture()
                      : queue.later(claim, now.plus(Backoff.AFTER_REFUSAL)));
    }
    return queue.later(claim, now.plus(Backoff.after(claim.tries())));
  }
}
