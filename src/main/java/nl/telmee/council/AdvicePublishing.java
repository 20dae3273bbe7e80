package nl.telmee.council;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Database;
import nl.telmee.feed.About;
import nl.telmee.feed.Event;
import nl.telmee.feed.FeedStore;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Translated;

/**
 * The one place where an advice, and then its answer, becomes public: its state and its event are
 * one transaction, so that nobody hears of it before it can be read, and everybody once it can.
 * Thread: any.
 */
final class AdvicePublishing {
  private final Database db;
  private final AuditLog audit;
  private final Clock clock;

  AdvicePublishing(Database db, AuditLog audit, Clock clock) {
    this.db = db;
    this.audit = audit;
    this.clock = clock;
  }

  /** Publishes a delivered advice in the transaction of who says so. */
  Future<Void> publish(SqlConnection tx, UUID advice, Instant now) {
    return AdviceChangeStore.publish(tx, advice, now)
        .map(found -> found.orElseThrow(() -> Rejected.because(Problem.ADVICE_NOT_IN_STATE)))
        .compose(published -> tell(tx, published, now));
  }

  /** Publishes one advice whose moment has come; yields whether there was one. */
  Future<Boolean> publishDue() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return db.inTransaction(
        tx ->
            AdviceChangeStore.claim(tx, now)
                .compose(
                    due ->
                        due.isEmpty()
                            ? Future.succeededFuture(false)
                            : AdviceChangeStore.publish(tx, due.get(), now)
                                .map(found -> found.orElseThrow())
                                .compose(
                                    published ->
                                        tell(tx, published, now)
                                            .compose(_ -> audit.record(tx, entry(published))))
                                .map(true)));
  }

  /** Publishes an answer in the transaction of who says so: it is the organisation's own news. */
  Future<Void> answer(SqlConnection tx, UUID advice, int revision, Instant now) {
    return AdviceChangeStore.answer(tx, advice, revision, now)
        .map(found -> found.orElseThrow(() -> Rejected.because(Problem.ADVICE_NOT_IN_STATE)))
        .compose(
            answered ->
                FeedStore.append(
                    tx, new Event.AdviceAnswered(about(answered.organisation(), answered)), now))
        .mapEmpty();
  }

  private static AuditEntry entry(AdviceChangeStore.Published published) {
    return AuditEntry.byProgram(
        published.council(), AuditAction.ADVICE_PUBLISHED, published.id().toString());
  }

  private static Future<Void> tell(
      SqlConnection tx, AdviceChangeStore.Published published, Instant now) {
    Event event =
        new Event.AdvicePublished(about(published.council(), published), published.asked());
    return FeedStore.append(tx, event, now).mapEmpty();
  }

  private static About about(String whose, AdviceChangeStore.Published published) {
    return new About(
        whose,
        "advices/" + published.id(),
        new Translated(published.title(), null),
        "/o/" + published.organisation() + "/advice/" + published.id(),
        published.themes(),
        null);
  }
}
