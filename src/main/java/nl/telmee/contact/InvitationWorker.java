package nl.telmee.contact;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.telmee.db.Database;
import nl.telmee.mail.AddressRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what staff ask people. Each message is claimed for {@link #LEASE}; whose node dies is sent
 * by another after that. So a message goes at least once, and rarely twice: then with the same
 * Message-ID and the same code. Runs on virtual threads.
 */
final class InvitationWorker extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(InvitationWorker.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final int AT_A_TIME = 8;

  /** How long a message waits after each failure; after the last one it has failed. */
  private static final List<Duration> RETRIES =
      List.of(
          Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofHours(6));

  private final Database db;
  private final Sending sending;
  private final InvitationMessages messages;
  private final Courier courier;
  private final People people;
  private final Clock clock;
  private final Promise<Void> stopped = Promise.promise();
  private long timer = -1;
  private volatile boolean stopping;

  InvitationWorker(
      Database db,
      Sending sending,
      InvitationMessages messages,
      Courier courier,
      People people,
      Clock clock) {
    this.db = db;
    this.sending = sending;
    this.messages = messages;
    this.courier = courier;
    this.people = people;
    this.clock = clock;
  }

  @Override
  public Future<?> start() {
    vertx.runOnContext(_ -> work());
    return Future.succeededFuture();
  }

  private void work() {
    if (stopping) {
      stopped.complete();
      return;
    }
    boolean more = false;
    try {
      boolean begun = sending.beginOne().await();
      more = sendSome() || begun;
    } catch (RuntimeException e) {
      LOG.warn("Invitations could not be sent: {}", e.getMessage());
    }
    if (more || stopping) {
      vertx.runOnContext(_ -> work());
    } else {
      timer = vertx.setTimer(PAUSE.toMillis(), _ -> work());
    }
  }

  /** Yields whether there was anything to send. */
  private boolean sendSome() {
    Instant now = clock.instant();
    List<RecipientStore.Claim> claims =
        RecipientStore.claim(db, now, now.plus(LEASE), AT_A_TIME).await();
    if (claims.isEmpty()) {
      return false;
    }
    List<Future<Void>> all = new ArrayList<>();
    claims.forEach(claim -> all.add(send(claim)));
    Future.join(all).otherwiseEmpty().await();
    InvitationStore.endSent(db, clock.instant()).await();
    return true;
  }

  private Future<Void> send(RecipientStore.Claim claim) {
    return people
        .byId(claim.contact())
        .compose(found -> found.map(member -> send(claim, member)).orElseGet(() -> drop(claim)))
        .onFailure(e -> LOG.warn("An invitation could not be sent: {}", e.getMessage()));
  }

  /** Who is gone is not written to. */
  private Future<Void> drop(RecipientStore.Claim claim) {
    return db.inTransaction(tx -> RecipientStore.delete(tx, claim)).mapEmpty();
  }

  private Future<Void> send(RecipientStore.Claim claim, Seals.Member member) {
    return messages
        .of(claim.invitation(), member.person())
        .compose(
            message ->
                message
                    .map(one -> deliver(claim, member, one))
                    .orElseGet(() -> counted(claim, 0, 0, 1)));
  }

  private Future<Void> deliver(RecipientStore.Claim claim, Seals.Member member, Message message) {
    String id = messages.id(claim.invitation(), member.id());
    return courier
        .send(member.person().address(), message, id)
        .transform(
            outcome ->
                outcome.succeeded() ? counted(claim, 1, 0, 0) : failed(claim, outcome.cause()));
  }

  private Future<Void> failed(RecipientStore.Claim claim, Throwable cause) {
    Instant now = clock.instant();
    return switch (cause) {
      case AddressRefused _ -> counted(claim, 0, 1, 0);
      case SmsGateway.Later later ->
          RecipientStore.later(db, claim, now.plusSeconds(later.seconds()), true);
      default ->
          retry(claim)
              .map(wait -> RecipientStore.later(db, claim, now.plus(wait), false))
              .orElseGet(() -> counted(claim, 0, 0, 1));
    };
  }

  private static Optional<Duration> retry(RecipientStore.Claim claim) {
    return claim.attempts() <= RETRIES.size()
        ? Optional.of(RETRIES.get(claim.attempts() - 1))
        : Optional.empty();
  }

  private Future<Void> counted(
      RecipientStore.Claim claim, int sent, int undeliverable, int failed) {
    return db.inTransaction(
        tx ->
            RecipientStore.delete(tx, claim)
                .compose(
                    ours ->
                        ours
                            ? InvitationStore.count(
                                tx, claim.invitation(), sent, undeliverable, failed)
                            : Future.succeededFuture()));
  }

  /** Waits until the messages at hand have gone. */
  @Override
  public Future<?> stop() {
    stopping = true;
    if (vertx.cancelTimer(timer)) {
      stopped.complete();
    }
    return stopped.future();
  }
}
