package nl.telmee.spread;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Database;
import nl.telmee.db.Remembered;
import nl.telmee.poll.Poll;
import nl.telmee.web.Caller;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import org.jspecify.annotations.Nullable;

/** Conversations of a poll: entered, corrected and removed by staff, read by all. Thread: any. */
public final class Conversations {
  private final Database db;
  private final AuditLog audit;
  private final Clock clock;
  private final Remembered<Spoken> known;

  public Conversations(Database db, AuditLog audit, Clock clock) {
    this.db = db;
    this.audit = audit;
    this.clock = clock;
    this.known = new Remembered<>(clock);
  }

  private ConversationStore store(Caller caller) {
    return new ConversationStore(db.staff(caller.scope()));
  }

  /** All revisions: by conversation, the newest revision first. */
  Future<List<ConversationStore.Revision>> revisions(Caller caller, Poll poll) {
    return store(caller).revisions(poll.id());
  }

  /** The revisions of one conversation, the newest first; fails with {@link Problem#NOT_FOUND}. */
  Future<List<ConversationStore.Revision>> history(Caller caller, Poll poll, UUID id) {
    return revisions(caller, poll)
        .map(all -> all.stream().filter(one -> one.conversation().id().equals(id)).toList())
        .map(
            history -> {
              if (history.isEmpty()) {
                throw Rejected.because(Problem.NOT_FOUND);
              }
              return history;
            });
  }

  /**
   * Enters a revision; fails with {@link Problem#REVISION_OUTDATED} when somebody else entered it
   * meanwhile, with {@link Problem#RESULTS_FINAL} when the last version of the results is out.
   *
   * @param revision from 1; one more than what was read
   */
  Future<Void> enter(
      Caller caller, Poll poll, Conversation conversation, int revision, boolean removed) {
    return store(caller)
        .inTransaction(
            tx ->
                ConversationStore.taken(tx, poll.id())
                    .compose(
                        taken ->
                            taken
                                ? ConversationStore.insert(
                                    tx,
                                    poll.id(),
                                    conversation,
                                    revision,
                                    removed,
                                    clock.instant(),
                                    caller.email())
                                : Future.failedFuture(Rejected.because(Problem.RESULTS_FINAL)))
                    .compose(
                        fresh ->
                            fresh
                                ? audit.record(
                                    tx, entry(caller, poll, conversation, revision, removed))
                                : Future.failedFuture(Rejected.because(Problem.REVISION_OUTDATED))))
        .onSuccess(_ -> known.forget(poll.id()));
  }

  /** Whether one can still be entered: they belong to a version, and the last is not out yet. */
  Future<Boolean> taken(Caller caller, Poll poll) {
    return store(caller).taken(poll.id());
  }

  private static AuditEntry entry(
      Caller caller, Poll poll, Conversation conversation, int revision, boolean removed) {
    return AuditEntry.by(
            caller.account(),
            poll.content().organisation(),
            AuditAction.CONVERSATIONS_COUNTED,
            poll.id().toString())
        .with("place", conversation.place())
        .with("people", conversation.people())
        .with("revision", revision)
        .with("removed", removed);
  }

  /**
   * What may be shown to all, at most two seconds old: conversations with at least as many people
   * as the groups of the poll's results policy. Smaller ones are left out, and are in no sum
   * either.
   */
  public Future<Spoken> shown(Poll poll) {
    return known.of(poll.id(), () -> shownBy(poll, null));
  }

  /**
   * The same of what was entered by a moment, read anew.
   *
   * @param moment null: all that was
   */
  public Future<Spoken> shownBy(Poll poll, @Nullable Instant moment) {
    int least = poll.content().policy().minimumGroup();
    return new ConversationStore(db.visitor())
        .forAll(poll.id(), moment)
        .map(all -> all.stream().filter(one -> one.people() >= least).toList())
        .map(shown -> Spoken.of(poll, shown));
  }
}
