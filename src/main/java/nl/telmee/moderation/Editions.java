package nl.telmee.moderation;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Instant;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Database;
import nl.telmee.db.Remembered;
import nl.telmee.id.PollId;
import nl.telmee.poll.Poll;
import nl.telmee.release.TextEdition;
import nl.telmee.web.Caller;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;

/** Publishes what was read, and gives what was published. Thread: any. */
public final class Editions {
  private final Database db;
  private final AuditLog audit;
  private final Clock clock;
  private final Remembered<TextEdition> known;

  public Editions(Database db, AuditLog audit, Clock clock) {
    this.db = db;
    this.audit = audit;
    this.clock = clock;
    this.known = new Remembered<>(clock);
  }

  /** The newest edition, at most two seconds old. */
  public Future<TextEdition> newest(PollId poll) {
    return known.of(poll, () -> new EditionStore(db.visitor()).newest(poll));
  }

  Future<EditionStore.Standing> standing(Caller caller, Poll poll) {
    return new EditionStore(db.staff(caller.scope())).standing(poll.id());
  }

  /**
   * Makes the next edition; yields its number. Fails with {@link Problem#INVALID} when the rule
   * allows none, with {@link Problem#REVISION_OUTDATED} when somebody else makes it now.
   */
  Future<Integer> make(Caller caller, Poll poll) {
    return db.staff(caller.scope())
        .inTransaction(
            tx ->
                EditionStore.standing(tx, poll.id())
                    .compose(standing -> make(tx, caller, poll, standing)))
        .onSuccess(_ -> known.forget(poll.id()));
  }

  private Future<Integer> make(
      SqlConnection tx, Caller caller, Poll poll, EditionStore.Standing standing) {
    EditionRule.Next next =
        EditionRule.next(
            standing, poll.content().policy().minimumGroup(), poll.state() == Poll.State.CLOSED);
    if (next == EditionRule.Next.NOT_YET) {
      return Future.failedFuture(Rejected.because(Problem.INVALID, "Too few texts were read"));
    }
    boolean fresh = next == EditionRule.Next.ALL;
    int number = standing.number() + 1;
    return insert(tx, poll, number, fresh)
        .compose(_ -> EditionStore.settle(tx, poll.id(), number, fresh))
        .compose(_ -> audit.record(tx, entry(caller, poll, number)))
        .map(number);
  }

  private Future<Void> insert(SqlConnection tx, Poll poll, int number, boolean fresh) {
    Instant now = clock.instant();
    return EditionStore.content(tx, poll.id(), fresh)
        .compose(
            texts -> EditionStore.insert(tx, poll.id(), new TextEdition(number, now, texts), now))
        .compose(
            made ->
                made
                    ? Future.succeededFuture()
                    : Future.failedFuture(Rejected.because(Problem.REVISION_OUTDATED)));
  }

  private static AuditEntry entry(Caller caller, Poll poll, int number) {
    return AuditEntry.by(
            caller.account(),
            poll.content().organisation(),
            AuditAction.ANSWER_PUBLISHED,
            poll.content().slug())
        .with("edition", number);
  }
}
