package nl.telmee.poll;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.db.Database;
import nl.telmee.id.PollId;
import nl.telmee.identity.Caller;
import nl.telmee.web.Mistake;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;

/** Makes, opens, closes and finds polls. Thread: any. */
public final class Polls {
  private final PollStore store;
  private final PollCache cache;
  private final Clock clock;

  public Polls(Database db, Clock clock) {
    this.store = new PollStore(db);
    this.cache = new PollCache(clock);
    this.clock = clock;
  }

  /** Makes a draft of a body like that of {@code POST /polls}; for the program's own use. */
  public Future<Poll> create(JsonNode body) {
    return create(PollReader.read(body));
  }

  /** Makes a draft. */
  Future<Poll> create(PollContent content) {
    requireFuture(content);
    PollId id = new PollId(UUID.randomUUID());
    return store
        .insert(id, content, clock.instant())
        .map(_ -> new Poll(id, content, Poll.State.DRAFT, null, null));
  }

  private void requireFuture(PollContent content) {
    Instant opensAt = content.opensAt();
    if (opensAt != null && !opensAt.isAfter(clock.instant())) {
      throw Rejected.mistakes(List.of(new Mistake("/opensAt", "must be in the future")));
    }
  }

  /** Changes a draft; fails with {@link Problem#POLL_FROZEN} once it has opened. */
  Future<Poll> change(PollId id, PollContent content) {
    requireFuture(content);
    return store
        .changeDraft(id, content)
        .compose(
            changed ->
                changed ? read(id) : Future.failedFuture(Rejected.because(Problem.POLL_FROZEN)));
  }

  /** Opens a draft; from now on it is frozen. */
  public Future<Poll> open(PollId id) {
    return read(id).compose(poll -> open(poll, clock.instant()));
  }

  private Future<Poll> open(Poll poll, Instant now) {
    Instant closesAt = poll.content().closesAt();
    if (closesAt != null && !now.isBefore(closesAt)) {
      return Future.failedFuture(
          Rejected.because(Problem.POLL_NOT_DRAFT, "closesAt has passed: " + closesAt));
    }
    return store
        .openDraft(poll.id(), now)
        .map(opened -> remembered(opened, Problem.POLL_NOT_DRAFT));
  }

  /** Closes an open poll; everything acknowledged before is stored when the future succeeds. */
  public Future<Poll> close(PollId id) {
    return store
        .closeOpen(id, clock.instant())
        .map(closed -> remembered(closed, Problem.POLL_NOT_OPEN));
  }

  private Poll remembered(Optional<Poll> poll, Problem otherwise) {
    return cache.put(poll.orElseThrow(() -> Rejected.because(otherwise)));
  }

  /** The poll as it is in the database; fails with {@link Problem#NOT_FOUND}. */
  public Future<Poll> read(PollId id) {
    return store
        .byId(id)
        .map(found -> cache.put(found.orElseThrow(() -> Rejected.because(Problem.NOT_FOUND))));
  }

  /** The poll as this node knows it, at most a second old; fails with {@link Problem#NOT_FOUND}. */
  public Future<Poll> find(PollId id) {
    return cache
        .get(id, store::byId)
        .map(found -> found.orElseThrow(() -> Rejected.because(Problem.NOT_FOUND)));
  }

  /** The poll at a page's address, at most a second old; fails with {@link Problem#NOT_FOUND}. */
  public Future<Poll> find(String slug) {
    Optional<PollId> known = cache.idOf(slug);
    if (known.isEmpty()) {
      return readBySlug(slug);
    }
    return find(known.get())
        .compose(
            poll ->
                poll.content().slug().equals(slug)
                    ? Future.succeededFuture(poll)
                    : readBySlug(slug));
  }

  private Future<Poll> readBySlug(String slug) {
    return store
        .bySlug(slug)
        .map(found -> cache.put(found.orElseThrow(() -> Rejected.because(Problem.NOT_FOUND))));
  }

  /** Polls that have opened, newest first. */
  public Future<List<Poll>> opened(PollQuery query) {
    return store.opened(query);
  }

  /** Opens and closes what is due. */
  Future<Void> applySchedule() {
    return store.applySchedule(clock.instant());
  }

  /** Writes down that a member of staff saw results early; the list is public. */
  public Future<Void> recordEarlyLook(Poll poll, Caller caller) {
    return store.insertEarlyLook(
        poll.id(), caller.account(), caller.organisation(), clock.instant());
  }

  /** Who looked early, newest first, at most 100. */
  public Future<List<EarlyLook>> earlyLooks(PollId id) {
    return store.earlyLooks(id);
  }
}
