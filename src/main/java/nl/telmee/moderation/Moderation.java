package nl.telmee.moderation;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Database;
import nl.telmee.id.PollId;
import nl.telmee.poll.Poll;
import nl.telmee.web.Caller;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;

/**
 * What moderators do with texts. Each change says which revision it was made on; when somebody else
 * was first, it fails with {@link Problem#REVISION_OUTDATED} and changes nothing. Thread: any.
 */
public final class Moderation {
  private final Database db;
  private final AuditLog audit;

  public Moderation(Database db, AuditLog audit) {
    this.db = db;
    this.audit = audit;
  }

  /** A text at the revision that a moderator saw. */
  record Seen(UUID id, int revision) {}

  /**
   * What a moderator decided of a text.
   *
   * @param change to the text itself
   * @param labels ids of its labels
   * @param newLabels names of labels to make
   * @param only whether other labels are taken off
   */
  record Decision(
      UnaryOperator<OpenText> change,
      Collection<UUID> labels,
      List<String> newLabels,
      boolean only) {}

  Future<List<OpenText>> texts(Caller caller, Poll poll, TextStore.Query query) {
    return new TextStore(db.staff(caller.scope())).list(poll.id(), query);
  }

  Future<Map<String, Map<TextState, Long>>> counts(Caller caller, PollId poll) {
    return new TextStore(db.staff(caller.scope())).counts(poll);
  }

  /** How many texts wait to be read. */
  public Future<Long> waiting(Caller caller, PollId poll) {
    return counts(caller, poll)
        .map(
            counts ->
                counts.values().stream()
                    .mapToLong(states -> states.getOrDefault(TextState.WAITING, 0L))
                    .sum());
  }

  Future<List<Label>> labels(Caller caller, PollId poll) {
    return new LabelStore(db.staff(caller.scope())).list(poll);
  }

  /** Does the same with one or more texts: with all of them, or with none. */
  Future<Void> decide(Caller caller, Poll poll, List<Seen> texts, Decision decision) {
    return db.staff(caller.scope())
        .inTransaction(
            tx -> {
              Future<Set<AuditAction>> done = Future.succeededFuture(new HashSet<>());
              for (Seen seen : texts) {
                done = done.compose(actions -> decide(tx, poll, seen, decision).map(more(actions)));
              }
              return done.compose(actions -> remember(tx, caller, poll, actions, texts.size()));
            });
  }

  private static Function<AuditAction, Set<AuditAction>> more(Set<AuditAction> actions) {
    return action -> {
      actions.add(action);
      return actions;
    };
  }

  private static Future<AuditAction> decide(
      SqlConnection tx, Poll poll, Seen seen, Decision decision) {
    return TextStore.find(tx, poll.id(), seen.id())
        .map(found -> found.orElseThrow(() -> Rejected.because(Problem.NOT_FOUND)))
        .compose(
            text ->
                text.revision() == seen.revision()
                    ? change(tx, poll, text, decision)
                    : Future.failedFuture(Rejected.because(Problem.REVISION_OUTDATED)));
  }

  private static Future<AuditAction> change(
      SqlConnection tx, Poll poll, OpenText text, Decision decision) {
    OpenText changed = decision.change().apply(text);
    return TextStore.change(tx, poll.id(), changed)
        .map(
            done -> {
              if (!done) {
                throw Rejected.because(Problem.REVISION_OUTDATED);
              }
              return action(text, changed);
            })
        .compose(action -> label(tx, poll, text, decision).map(action));
  }

  private static AuditAction action(OpenText before, OpenText after) {
    if (before.state() != after.state() && after.state() == TextState.LEFT_OUT) {
      return AuditAction.ANSWER_LEFT_OUT;
    }
    return before.state() != after.state() && after.state() == TextState.PUBLISHED
        ? AuditAction.ANSWER_PUBLISHED
        : AuditAction.ANSWER_LABELLED;
  }

  private static Future<Void> label(SqlConnection tx, Poll poll, OpenText text, Decision decision) {
    Future<List<UUID>> made = Future.succeededFuture(new ArrayList<>(decision.labels()));
    for (String name : decision.newLabels()) {
      made =
          made.compose(
              ids ->
                  LabelStore.make(tx, poll.id(), text.question(), name)
                      .map(
                          id -> {
                            ids.add(id);
                            return ids;
                          }));
    }
    return made.compose(ids -> LabelStore.put(tx, poll.id(), text, ids, decision.only()));
  }

  /** The log says that texts were read and by whom; it never holds a text. */
  private Future<Void> remember(
      SqlConnection tx, Caller caller, Poll poll, Set<AuditAction> actions, int texts) {
    AuditAction action =
        actions.size() == 1 ? actions.iterator().next() : AuditAction.ANSWER_LABELLED;
    return audit.record(
        tx,
        AuditEntry.by(
                caller.account(), poll.content().organisation(), action, poll.content().slug())
            .with("texts", texts));
  }

  /** Gives a label another name, or takes it away everywhere. */
  Future<Void> changeLabel(Caller caller, Poll poll, UUID label, String name) {
    LabelStore store = new LabelStore(db.staff(caller.scope()));
    Future<Boolean> changed =
        name.isEmpty() ? store.remove(poll.id(), label) : store.rename(poll.id(), label, name);
    return changed.compose(
        done ->
            done
                ? audit.record(
                    AuditEntry.by(
                        caller.account(),
                        poll.content().organisation(),
                        AuditAction.LABELS_CHANGED,
                        poll.content().slug()))
                : Future.failedFuture(Rejected.because(Problem.NOT_FOUND)));
  }
}
