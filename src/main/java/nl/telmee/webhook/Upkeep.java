package nl.telmee.webhook;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.telmee.mail.Letter;
import nl.telmee.mail.Mailer;
import nl.telmee.web.Language;
import nl.telmee.web.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done beside sending: tells owners that nothing is sent any more, removes what was kept
 * for {@link #KEPT}, and counts what waits. Runs on its own event loop; a run starts after the one
 * before ended.
 */
public final class Upkeep extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration BETWEEN_REMOVALS = Duration.ofMinutes(10);

  /** How long it can be seen what was sent. */
  static final Duration KEPT = Duration.ofDays(30);

  private final WebhookParts parts;
  private final Optional<Mailer> mailer;
  private final NoticeStore store;
  private final DispatchStore queue;
  private final Clock clock;
  private final Promise<Void> stopped = Promise.promise();
  private Instant lastRemoval = Instant.EPOCH;
  private boolean stopping;
  private long timer = -1;

  public Upkeep(WebhookParts parts, Optional<Mailer> mailer) {
    this.parts = parts;
    this.mailer = mailer;
    this.store = new NoticeStore(parts.db());
    this.queue = new DispatchStore(parts.db());
    this.clock = parts.clock();
  }

  @Override
  public Future<?> start() {
    run();
    return Future.succeededFuture();
  }

  private void run() {
    tell()
        .compose(_ -> remove())
        .compose(_ -> queue.due(clock.instant()).onSuccess(parts.metrics()::due))
        .onFailure(e -> LOG.warn("Webhooks could not be looked after: {}", e.getMessage()))
        .onComplete(_ -> rest());
  }

  private void rest() {
    if (stopping) {
      stopped.complete();
    } else {
      timer = vertx.setTimer(PAUSE.toMillis(), _ -> run());
    }
  }

  /** Waits until the run at hand has ended. */
  @Override
  public Future<?> stop() {
    stopping = true;
    if (vertx.cancelTimer(timer)) {
      stopped.complete();
    }
    return stopped.future();
  }

  private Future<Void> remove() {
    Instant now = clock.instant();
    if (now.isBefore(lastRemoval.plus(BETWEEN_REMOVALS))) {
      return Future.succeededFuture();
    }
    lastRemoval = now;
    return store.remove(now.minus(KEPT));
  }

  /** One owner after the other; a mail that is not taken is tried again later. */
  private Future<Void> tell() {
    return store
        .claim(clock.instant())
        .compose(
            claimed ->
                claimed.isEmpty() || stopping
                    ? Future.succeededFuture()
                    : tell(claimed.get()).compose(_ -> tell()));
  }

  private Future<Void> tell(NoticeStore.Notice notice) {
    String to = notice.email();
    if (mailer.isEmpty() || to == null) {
      return store.told(notice);
    }
    return mailer
        .get()
        .send(letter(to, notice))
        .compose(_ -> store.told(notice))
        .recover(_ -> Future.succeededFuture());
  }

  /** Of the address only the host: the rest may be a secret of the receiver. */
  private Letter letter(String to, NoticeStore.Notice notice) {
    Words words = Words.of(Language.NL);
    String host = URI.create(notice.url()).getHost();
    String key = "webhook.letter." + notice.what();
    return new Letter(
        to,
        words,
        words.say("webhook.letter.subject", host),
        List.of(words.say("letter.hello"), words.say(key, host)),
        words.say("webhook.letter.button"),
        parts.publicUrl() + "/staff/webhooks/" + notice.webhook(),
        List.of(words.say("webhook.letter.after")));
  }
}
