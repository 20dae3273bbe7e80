package nl.telmee.export;

import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import nl.telmee.id.PollId;
import nl.telmee.poll.Poll;
import nl.telmee.web.Caller;
import nl.telmee.web.Language;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;

/** Asks for files of anonymised rows, and finds them. Thread: any. */
public final class Exports {
  private final ExportParts parts;

  public Exports(ExportParts parts) {
    this.parts = parts;
  }

  ExportJobStore store(Caller caller) {
    return new ExportJobStore(parts.db().staff(caller.scope()));
  }

  /**
   * Asks for a file, unless one of this poll is being made; yields the one that is. Fails when the
   * policy allows none, or the poll is not closed.
   */
  Future<ExportJob> request(Caller caller, PollId poll, Language language) {
    return parts
        .polls()
        .forEditor(caller, poll)
        .map(Exports::requireRows)
        .compose(
            _ ->
                store(caller)
                    .request(
                        poll, language, caller.account(), caller.email(), parts.clock().instant()));
  }

  private static Poll requireRows(Poll poll) {
    if (!poll.content().policy().microdata()) {
      throw Rejected.because(Problem.MICRODATA_NOT_ALLOWED);
    }
    if (poll.state() != Poll.State.CLOSED) {
      throw Rejected.because(Problem.POLL_NOT_CLOSED);
    }
    return poll;
  }

  /** The files of a poll, newest first. */
  Future<List<ExportJob>> list(Caller caller, PollId poll) {
    return parts.polls().forStaff(caller, poll).compose(_ -> store(caller).ofPoll(poll));
  }

  /** One of them; fails with {@link Problem#NOT_FOUND}. */
  Future<ExportJob> one(Caller caller, PollId poll, UUID id) {
    return parts
        .polls()
        .forStaff(caller, poll)
        .compose(_ -> store(caller).one(poll, id))
        .map(found -> found.orElseThrow(() -> Rejected.because(Problem.NOT_FOUND)));
  }

  /** One that is finished, for who may change the poll; fails with {@link Problem#NOT_FOUND}. */
  Future<ExportJob> finished(Caller caller, PollId poll, UUID id) {
    return parts
        .polls()
        .forEditor(caller, poll)
        .compose(_ -> one(caller, poll, id))
        .map(
            job -> {
              if (job.state() != ExportJob.State.DONE) {
                throw Rejected.because(Problem.NOT_FOUND);
              }
              return job;
            });
  }
}
