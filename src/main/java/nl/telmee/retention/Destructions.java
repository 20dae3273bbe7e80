package nl.telmee.retention;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.db.Database;
import nl.telmee.id.PollId;
import nl.telmee.poll.Poll;
import nl.telmee.poll.Polls;
import nl.telmee.web.Caller;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;

/** What people do about destruction: read the report, and have something destroyed now. */
public final class Destructions {
  private final Database db;
  private final Polls polls;
  private final Clock clock;

  public Destructions(Database db, Polls polls, Clock clock) {
    this.db = db;
    this.polls = polls;
    this.clock = clock;
  }

  private DestructionStore store(Caller caller) {
    return new DestructionStore(db.staff(caller.scope()));
  }

  /** The report of a poll that the caller may see, newest first. */
  Future<List<Destruction>> ofPoll(Caller caller, Poll poll) {
    return store(caller).ofPoll(poll.id());
  }

  /** From when the terms of a poll count instead of its closing; empty: they count from that. */
  Future<Optional<Instant>> takenIn(Caller caller, Poll poll) {
    return new DueStore(db.staff(caller.scope())).takenIn(poll.id());
  }

  /** The report of a poll by its id; fails with {@link Problem#NOT_FOUND}. */
  Future<List<Destruction>> ofPoll(Caller caller, PollId id) {
    return polls.forStaff(caller, id).compose(poll -> ofPoll(caller, poll));
  }

  /** A poll of which the caller may have data destroyed; fails unless it is closed. */
  Future<Poll> closed(Caller caller, PollId id) {
    return polls
        .forEditor(caller, id)
        .map(
            poll -> {
              if (poll.state() != Poll.State.CLOSED) {
                throw Rejected.because(Problem.POLL_NOT_CLOSED);
              }
              return poll;
            });
  }

  /** Says what is to be destroyed now; the clock does it. Yields its line of the report. */
  Future<Destruction> begin(Caller caller, Poll poll, DataKind kind) {
    Destruction asked =
        new Destruction(
            UUID.randomUUID(),
            poll.id(),
            poll.content().organisation(),
            poll.content().title().nl(),
            kind,
            null,
            caller.account(),
            caller.email(),
            0,
            clock.instant(),
            null,
            null);
    return store(caller)
        .begin(asked)
        .compose(_ -> ofPoll(caller, poll))
        .map(all -> all.stream().filter(one -> one.kind() == kind).findFirst().orElse(asked));
  }
}
