package nl.telmee.poll;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Database;
import nl.telmee.db.Remembered;
import nl.telmee.id.PollId;
import nl.telmee.web.Caller;
import nl.telmee.web.Mistake;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import org.jspecify.annotations.Nullable;

/** Makes, opens, closes and finds polls. Thread: any. */
public final class Polls {
  private final Database db;
  private final AuditLog audit;
  private final PollStore store;
  private final PollStore publicStore;
  private final PollCache cache;
  private final Remembered<List<EarlyLook>> looks;
  private final Clock clock;

  public Polls(Database db, AuditLog audit, Clock clock) {
    this.db = db;
    this.audit = audit;
    this.store = new PollStore(db, audit);
    this.publicStore = new PollStore(db.visitor(), audit);
    this.cache = new PollCache(clock);
    this.looks = new Remembered<>(clock);
    this.clock = clock;
  }

  private PollStore store(Caller caller) {
    return new PollStore(db.staff(caller.scope()), audit);
  }

  /** Makes a draft of a body like that of {@code POST /polls}; for the program's own use. */
  public Future<Poll> create(JsonNode body) {
    return insert(new DraftStore(db, audit), PollReader.read(body), null);
  }

  /** Makes a draft in the name of staff. */
  Future<Poll> create(Caller caller, PollContent content) {
    requireFuture(content);
    requireChanges(caller, content.organisation());
    return insert(new DraftStore(db.staff(caller.scope()), audit), content, caller);
  }

  private Future<Poll> insert(DraftStore drafts, PollContent content, @Nullable Caller by) {
    PollId id = new PollId(UUID.randomUUID());
    return Drafts.insert(drafts, id, content, clock.instant(), by)
        .map(_ -> new Poll(id, content, Poll.State.DRAFT, null, null));
  }

  void requireFuture(PollContent content) {
    Instant opensAt = content.opensAt();
    if (opensAt != null && !opensAt.isAfter(clock.instant())) {
      throw Rejected.mistakes(List.of(new Mistake("/opensAt", "must be in the future")));
    }
  }

  private static void requireChanges(Caller caller, String organisation) {
    if (!caller.changes(organisation)) {
      throw Rejected.because(Problem.NOT_ALLOWED);
    }
  }

  /** A poll or whole draft of the caller's scope; fails with {@link Problem#NOT_FOUND}. */
  public Future<Poll> forStaff(Caller caller, PollId id) {
    return store(caller)
        .byId(id)
        .map(found -> found.orElseThrow(() -> Rejected.because(Problem.NOT_FOUND)));
  }

  /** The same, where the caller may also change it; fails with {@link Problem#NOT_ALLOWED}. */
  public Future<Poll> forEditor(Caller caller, PollId id) {
    return forStaff(caller, id)
        .map(
            poll -> {
              caller.requireChanges(poll.content().organisation());
              return poll;
            });
  }

  /**
   * Polls of the caller's scope, what changed last first.
   *
   * @param search part of a title, slug or organisation; null: all
   */
  public Future<List<PollSummary>> list(
      Caller caller, Poll.State state, @Nullable String search, int limit, int offset) {
    return new PollListStore(db.staff(caller.scope())).page(state, search, limit, offset);
  }

  /** How many polls of the caller's scope are in each state. */
  public Future<Map<Poll.State, Long>> counts(Caller caller) {
    return new PollListStore(db.staff(caller.scope())).counts();
  }

  /** Opens a draft in the name of staff; from now on it is frozen. */
  public Future<Poll> open(Caller caller, PollId id) {
    return forEditor(caller, id).compose(poll -> open(store(caller), poll, caller));
  }

  /** Closes an open poll in the name of staff. */
  public Future<Poll> close(Caller caller, PollId id) {
    return forEditor(caller, id).compose(_ -> close(store(caller), id, caller));
  }

  /** Opens a draft; from now on it is frozen. */
  public Future<Poll> open(PollId id) {
    return read(id).compose(poll -> open(store, poll, null));
  }

  private Future<Poll> open(PollStore store, Poll poll, @Nullable Caller by) {
    Instant now = clock.instant();
    Instant closesAt = poll.content().closesAt();
    if (closesAt != null && !now.isBefore(closesAt)) {
      return Future.failedFuture(
          Rejected.because(Problem.POLL_NOT_DRAFT, "closesAt has passed: " + closesAt));
    }
    return store
        .openDraft(poll.id(), now, by)
        .map(opened -> remembered(opened, Problem.POLL_NOT_DRAFT));
  }

  /** Closes an open poll; everything acknowledged before is stored when the future succeeds. */
  public Future<Poll> close(PollId id) {
    return close(store, id, null);
  }

  private Future<Poll> close(PollStore store, PollId id, @Nullable Caller by) {
    return store
        .closeOpen(id, clock.instant(), by)
        .map(closed -> remembered(closed, Problem.POLL_NOT_OPEN));
  }

  private Poll remembered(Optional<Poll> poll, Problem otherwise) {
    return cache.put(poll.orElseThrow(() -> Rejected.because(otherwise)));
  }

  /** Opens a draft of a poll that was held before it came here; for the program's own use. */
  public Future<Poll> openTakenIn(PollId id, Instant opened) {
    return store
        .openTakenIn(id, opened, clock.instant())
        .map(poll -> remembered(poll, Problem.POLL_NOT_DRAFT));
  }

  /** Closes such a poll on the day on which it closed, once all its responses are stored. */
  public Future<Poll> closeTakenIn(PollId id, Instant closed) {
    return store.closeTakenIn(id, closed).map(poll -> remembered(poll, Problem.POLL_NOT_OPEN));
  }

  /** The poll as it is in the database; fails with {@link Problem#NOT_FOUND}. */
  public Future<Poll> read(PollId id) {
    return store
        .byId(id)
        .map(found -> cache.put(found.orElseThrow(() -> Rejected.because(Problem.NOT_FOUND))));
  }

  /** The poll at an address, drafts among them; fails with {@link Problem#NOT_FOUND}. */
  public Future<Poll> read(String slug) {
    return store
        .bySlug(slug)
        .map(found -> found.orElseThrow(() -> Rejected.because(Problem.NOT_FOUND)));
  }

  /** Whether there is a poll that has not opened yet; the public learns no more of it. */
  public Future<Boolean> isDraft(PollId id) {
    return store.isDraft(id);
  }

  /** The poll as this node knows it, at most a second old; fails with {@link Problem#NOT_FOUND}. */
  public Future<Poll> find(PollId id) {
    return cache
        .get(id, publicStore::byId)
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
    return publicStore
        .bySlug(slug)
        .map(found -> cache.put(found.orElseThrow(() -> Rejected.because(Problem.NOT_FOUND))));
  }

  /** Polls that have opened, newest first. */
  public Future<List<Poll>> opened(PollQuery query) {
    return publicStore.opened(query);
  }

  /** Opens and closes what is due; another node may be at it too, and then one of them does it. */
  Future<Void> applySchedule() {
    Instant now = clock.instant();
    return store
        .dueToOpen(now)
        .compose(due -> each(due, id -> store.openDraft(id, now, null)))
        .compose(_ -> store.dueToClose(now))
        .compose(due -> each(due, id -> store.closeOpen(id, now, null)));
  }

  private static Future<Void> each(List<PollId> due, Function<PollId, Future<?>> change) {
    return Future.join(due.stream().map(change).toList()).mapEmpty();
  }

  /** Writes down that a member of staff saw results early, in the log and in the public list. */
  public Future<Void> recordEarlyLook(Poll poll, Caller caller) {
    return store(caller)
        .insertEarlyLook(poll, caller, clock.instant())
        .onComplete(_ -> looks.forget(poll.id()));
  }

  /** Who looked early, newest first, at most 100; on another node at most two seconds ago. */
  public Future<List<EarlyLook>> earlyLooks(PollId id) {
    return looks.of(id, () -> publicStore.earlyLooks(id));
  }
}
