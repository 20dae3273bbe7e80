package nl.telmee.hearing;

import io.vertx.core.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.telmee.signal.Typed;
import nl.telmee.trajectory.Change;
import nl.telmee.trajectory.Trajectories;
import nl.telmee.web.Form;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Reply;
import nl.telmee.web.Words;

/**
 * A form that changes a trajectory. What it asks is done, or its page comes back with all that was
 * typed and says why not.
 *
 * @param labels beginning of the keys of what its fields are called
 * @param now what stands there now; who had something else before their eyes looks again first
 */
record Sent(
    Trajectories trajectories, Opened opened, Form form, Words words, String labels, String now) {

  /**
   * Does what the form asks.
   *
   * @param change reads the form; may fail with mistakes
   * @param field where it says what the rules refuse
   * @param next address of the page that comes next
   * @param again the page with the form
   */
  Future<Reply> change(
      Supplier<Change> change, String field, String next, Function<Typed, Future<Reply>> again) {
    try {
      return change(change.get(), field, next, again);
    } catch (Rejected rejected) {
      return refuse(rejected, field, again);
    }
  }

  private Future<Reply> change(
      Change change, String field, String next, Function<Typed, Future<Reply>> again) {
    if (!form.raw("seen").equals(now)) {
      return refuse(Rejected.because(Problem.REVISION_OUTDATED), field, again);
    }
    String hindrance = opened.hinders(words, change);
    if (!hindrance.isEmpty()) {
      return again(Typed.of(form).wrong(field, hindrance), Problem.TRAJECTORY_HINDERS, again);
    }
    boolean first = now.isEmpty() && !(change instanceof Change.Write);
    int revision = first ? Trajectories.ANY_REVISION : opened.trajectory().revision();
    return trajectories
        .change(opened.standing(), opened.trajectory().head().id(), revision, change)
        .map(_ -> Reply.seeOther(next))
        .recover(failure -> refuse(failure, field, again));
  }

  private Future<Reply> refuse(
      Throwable failure, String field, Function<Typed, Future<Reply>> again) {
    if (!(failure instanceof Rejected rejected)) {
      return Future.failedFuture(failure);
    }
    Typed typed = Typed.of(form);
    if (rejected.problem() == Problem.INVALID) {
      return again(
          Wrong.mark(typed, rejected.mistakes(), words, labels), rejected.problem(), again);
    }
    if (rejected.problem() == Problem.REVISION_OUTDATED) {
      return again(typed.wrong(field, words.say("hearing.outdated")), rejected.problem(), again);
    }
    if (rejected.problem() == Problem.POLL_IN_TRAJECTORY) {
      return again(typed.wrong("poll", words.say("hearing.poll.taken")), rejected.problem(), again);
    }
    return rejected.reasons().isEmpty()
        ? Future.failedFuture(failure)
        : again(typed.wrong(field, rejected.why(words)), rejected.problem(), again);
  }

  private static Future<Reply> again(
      Typed typed, Problem problem, Function<Typed, Future<Reply>> page) {
    return page.apply(typed).map(reply -> reply.status(problem.status()));
  }
}
