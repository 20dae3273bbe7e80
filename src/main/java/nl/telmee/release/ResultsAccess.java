package nl.telmee.release;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import nl.telmee.identity.ReceiptCookie;
import nl.telmee.identity.SessionGate;
import nl.telmee.poll.Poll;
import nl.telmee.poll.Polls;
import nl.telmee.poll.ResultsPolicy.Visibility;
import nl.telmee.web.Caller;
import nl.telmee.web.Params;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;

/**
 * Who may see results now, as the policy that was fixed at opening says: the same for page, API,
 * export and stream. Staff may look early; that is written down, and the list is public.
 */
public final class ResultsAccess {
  private final Polls polls;
  private final SessionGate visitors;
  private final ReceiptCookie receipts;

  public ResultsAccess(Polls polls, SessionGate visitors, ReceiptCookie receipts) {
    this.polls = polls;
    this.visitors = visitors;
    this.receipts = receipts;
  }

  /** The poll, if its results may be seen; fails with {@link Problem#RESULTS_NOT_YET} otherwise. */
  public Future<Poll> require(RoutingContext ctx, Poll poll) {
    if (!poll.hasOpened()) {
      return Future.failedFuture(Rejected.because(Problem.NOT_FOUND));
    }
    return shownTo(ctx, poll) ? Future.succeededFuture(poll) : early(ctx, poll);
  }

  /** Whether the public, or who answered, sees results. */
  public boolean shownTo(RoutingContext ctx, Poll poll) {
    Visibility visibility = poll.content().policy().visibility();
    return poll.state() == Poll.State.CLOSED
        || visibility == Visibility.LIVE
        || (visibility == Visibility.AFTER_ANSWERING && receipt(ctx, poll).isPresent());
  }

  /** The receipt that the visitor shows for this poll, by cookie or in the address. */
  private Optional<String> receipt(RoutingContext ctx, Poll poll) {
    return receipts
        .shown(ctx, poll.id())
        .or(() -> Params.query(ctx, "receipt").flatMap(text -> receipts.valid(text, poll.id())));
  }

  /** The receipt in an address, if it is one for this poll. */
  Optional<String> receipt(Poll poll, String text) {
    return receipts.valid(text, poll.id());
  }

  /** Whether somebody who answered sees results now. */
  boolean shownAfterAnswering(Poll poll) {
    return poll.state() == Poll.State.CLOSED
        || poll.content().policy().visibility() != Visibility.AFTER_CLOSING;
  }

  /** Whether the caller is staff who may see results before the public does. */
  public Future<Boolean> mayLookEarly(RoutingContext ctx, Poll poll) {
    return visitors
        .callerIfAny(ctx)
        .map(caller -> caller.filter(who -> who.sees(poll.content().organisation())).isPresent());
  }

  private Future<Poll> early(RoutingContext ctx, Poll poll) {
    return visitors
        .callerIfAny(ctx)
        .compose(
            caller ->
                caller.filter(who -> who.sees(poll.content().organisation())).isPresent()
                    ? logged(poll, caller.orElseThrow())
                    : Future.failedFuture(Rejected.because(Problem.RESULTS_NOT_YET)));
  }

  private Future<Poll> logged(Poll poll, Caller caller) {
    return polls.recordEarlyLook(poll, caller).map(poll);
  }
}
