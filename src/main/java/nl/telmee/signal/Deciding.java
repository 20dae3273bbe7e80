package nl.telmee.signal;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Database;
import nl.telmee.feed.About;
import nl.telmee.feed.Event;
import nl.telmee.feed.FeedStore;
import nl.telmee.feed.Outcome;
import nl.telmee.web.Caller;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Translated;

/**
 * What an organisation and its council decide about signals. Each decision says which revision it
 * was made on; when somebody else was first, it fails with {@link Problem#REVISION_OUTDATED} and
 * changes nothing. The answer, its event and its line in the log are one transaction. Thread: any.
 */
final class Deciding {
  private final Database db;
  private final Signals signals;
  private final AuditLog audit;
  private final Clock clock;

  Deciding(Database db, Signals signals, AuditLog audit, Clock clock) {
    this.db = db;
    this.signals = signals;
    this.audit = audit;
    this.clock = clock;
  }

  /** Fails with {@link Problem#SIGNAL_NOT_OPEN} when the state does not allow it. */
  Future<Void> decide(Caller caller, Signal signal, int revision, Decision decision) {
    Signals.requireWork(caller, signal.organisation());
    return db.staff(caller.scope())
        .inTransaction(
            tx ->
                lock(tx, signal, revision, decision)
                    .compose(_ -> change(tx, caller, signal, decision))
                    .compose(
                        _ ->
                            SignalChangeStore.step(
                                tx, signal.id(), decision.reply(), clock.instant(), caller.email()))
                    .compose(_ -> tell(tx, signal, decision))
                    .compose(
                        _ ->
                            audit.record(
                                tx,
                                Signals.entry(
                                    caller,
                                    signal.organisation(),
                                    action(decision),
                                    signal.id()))));
  }

  /** Both signals of a merge are locked in the order of their ids, so that two merges can wait. */
  private static Future<Void> lock(
      SqlConnection tx, Signal signal, int revision, Decision decision) {
    if (!(decision instanceof Decision.Merge(UUID into))) {
      return own(tx, signal, revision, decision);
    }
    return into.compareTo(signal.id()) < 0
        ? other(tx, signal, into).compose(_ -> own(tx, signal, revision, decision))
        : own(tx, signal, revision, decision).compose(_ -> other(tx, signal, into));
  }

  private static Future<Void> own(
      SqlConnection tx, Signal signal, int revision, Decision decision) {
    return SignalChangeStore.lock(tx, signal.id())
        .map(found -> found.orElseThrow(() -> Rejected.because(Problem.NOT_FOUND)))
        .map(
            standing -> {
              if (standing.revision() != revision) {
                throw Rejected.because(Problem.REVISION_OUTDATED);
              }
              if (!decision.fits(standing.state())) {
                throw Rejected.because(Problem.SIGNAL_NOT_OPEN);
              }
              return null;
            });
  }

  private static Future<Void> other(SqlConnection tx, Signal signal, UUID into) {
    return SignalChangeStore.lock(tx, into)
        .map(
            found -> {
              if (into.equals(signal.id()) || !goesOn(found, signal)) {
                throw Rejected.because(Problem.SIGNAL_NOT_OPEN);
              }
              return null;
            });
  }

  private static boolean goesOn(Optional<SignalChangeStore.Standing> found, Signal signal) {
    return found
        .filter(other -> other.state() == SignalState.OPEN)
        .filter(other -> other.organisation().equals(signal.organisation()))
        .isPresent();
  }

  private Future<Void> change(SqlConnection tx, Caller caller, Signal signal, Decision decision) {
    return switch (decision) {
      case Decision.Publish(Subject shown) -> SignalChangeStore.publish(tx, signal.id(), shown);
      case Decision.Merge(UUID into) ->
          SignalChangeStore.merge(tx, signal.id(), into, signals.today());
      case Decision.TakeUp taken -> close(tx, caller, signal, decision, taken.link());
      case Decision.LeaveOut _, Decision.Answer _, Decision.Refuse _ ->
          close(tx, caller, signal, decision, null);
    };
  }

  private Future<Void> close(
      SqlConnection tx,
      Caller caller,
      Signal signal,
      Decision decision,
      @org.jspecify.annotations.Nullable String link) {
    var seat = caller.scope().seat();
    String by = seat == null ? signal.organisation() : seat.council();
    return SignalChangeStore.close(tx, signal.id(), decision, link, by, signals.today());
  }

  /** An answer is told to all who follow. */
  private Future<Void> tell(SqlConnection tx, Signal signal, Decision decision) {
    Outcome outcome =
        switch (decision) {
          case Decision.TakeUp _ -> Outcome.TAKEN_UP;
          case Decision.Answer _ -> Outcome.ANSWERED;
          case Decision.Refuse _ -> Outcome.REFUSED;
          case Decision.Publish _, Decision.LeaveOut _, Decision.Merge _ -> null;
        };
    if (outcome == null) {
      return Future.succeededFuture();
    }
    About about =
        new About(
            signal.organisation(),
            "signals/" + signal.id(),
            new Translated(signal.title(), null),
            signal.address(),
            signal.subject().themes(),
            null);
    Event event = new Event.SignalAnswered(about, outcome);
    return FeedStore.append(tx, event, clock.instant()).mapEmpty();
  }

  private static AuditAction action(Decision decision) {
    return switch (decision) {
      case Decision.Publish _ -> AuditAction.SIGNAL_PUBLISHED;
      case Decision.LeaveOut _ -> AuditAction.SIGNAL_LEFT_OUT;
      case Decision.Merge _ -> AuditAction.SIGNAL_MERGED;
      case Decision.TakeUp _, Decision.Answer _, Decision.Refuse _ -> AuditAction.SIGNAL_ANSWERED;
    };
  }
}
