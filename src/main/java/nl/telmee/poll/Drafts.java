package nl.telmee.poll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Database;
import nl.telmee.id.PollId;
import nl.telmee.id.Slug;
import nl.telmee.web.Caller;
import nl.telmee.web.Mistake;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * Polls that are being made. A draft is stored as it was typed, gaps and mistakes included, and
 * every revision is kept: nobody's work is lost. Thread: any.
 */
public final class Drafts {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SLUG_BYTES = 6;

  /** A draft and all that keeps it from opening. */
  public record Checked(PollDraft draft, List<Mistake> mistakes) {}

  /** An earlier state of a draft, newest first in lists. */
  public record Revision(int number, Instant changedAt, @Nullable String changedBy) {}

  private final Database db;
  private final AuditLog audit;
  private final Clock clock;

  public Drafts(Database db, AuditLog audit, Clock clock) {
    this.db = db;
    this.audit = audit;
    this.clock = clock;
  }

  private DraftStore store(Caller caller) {
    return new DraftStore(db.staff(caller.scope()), audit);
  }

  /**
   * Makes a draft of a body that may have gaps.
   *
   * @param organisation slug of the owner, which the caller must be allowed to change
   */
  public Future<Checked> create(Caller caller, String organisation, JsonNode body) {
    caller.requireChanges(organisation);
    PollId id = new PollId(UUID.randomUUID());
    return insert(caller, id, organisation, body)
        .compose(mistakes -> read(caller, id).map(draft -> new Checked(draft, mistakes)));
  }

  /** Makes a draft of a whole poll; for the program itself and the API. */
  static Future<Void> insert(
      DraftStore store, PollId id, PollContent content, Instant now, @Nullable Caller by) {
    AuditEntry entry = PollStore.entry(by, content.organisation(), AuditAction.POLL_MADE, id);
    String email = by == null ? null : by.email();
    return store.insert(
        id, content.slug(), change(content, PollJson.write(content), now, email), entry);
  }

  private static DraftStore.Change change(
      PollContent content, JsonNode body, Instant now, @Nullable String by) {
    return new DraftStore.Change(
        content.organisation(),
        content.slug(),
        body,
        content.opensAt(),
        content.closesAt(),
        true,
        now,
        by);
  }

  private Future<List<Mistake>> insert(
      Caller caller, PollId id, String organisation, JsonNode body) {
    DraftStore store = store(caller);
    String by = caller.email();
    AuditEntry entry = PollStore.entry(caller, organisation, AuditAction.POLL_MADE, id);
    List<Mistake> mistakes = mistakes(body);
    String slug = slug(body);
    return store
        .insert(id, slug == null ? madeUp() : slug, change(organisation, body, mistakes, by), entry)
        .map(mistakes)
        .recover(
            failure ->
                taken(failure)
                    ? store
                        .insert(id, madeUp(), incomplete(organisation, body, by), entry)
                        .map(withTaken(mistakes))
                    : Future.failedFuture(failure));
  }

  /** The draft; fails with {@link Problem#NOT_FOUND} where there is none for this caller. */
  public Future<PollDraft> read(Caller caller, PollId id) {
    return store(caller)
        .byId(id)
        .map(found -> found.orElseThrow(() -> Rejected.because(Problem.NOT_FOUND)));
  }

  /**
   * Replaces a draft's body. Fails with {@link Problem#REVISION_OUTDATED} when somebody else was
   * first.
   *
   * @param revision the one that the caller's change is based on
   */
  public Future<Checked> save(
      Caller caller, PollId id, int revision, String organisation, JsonNode body) {
    AuditEntry entry = PollStore.entry(caller, organisation, AuditAction.POLL_CHANGED, id);
    return save(caller, id, revision, organisation, body, entry);
  }

  /**
   * The same.
   *
   * @param entry what the log tells of it
   */
  public Future<Checked> save(
      Caller caller,
      PollId id,
      int revision,
      String organisation,
      JsonNode body,
      AuditEntry entry) {
    caller.requireChanges(organisation);
    DraftStore store = store(caller);
    List<Mistake> mistakes = mistakes(body);
    return read(caller, id)
        .map(draft -> requireRight(caller, draft))
        .compose(
            _ ->
                store.change(
                    id, revision, change(organisation, body, mistakes, caller.email()), entry))
        .map(changed -> changed ? mistakes : outdated())
        .recover(
            failure ->
                taken(failure)
                    ? store
                        .change(id, revision, incomplete(organisation, body, caller.email()), entry)
                        .map(changed -> changed ? withTaken(mistakes) : outdated())
                    : Future.failedFuture(failure))
        .compose(found -> read(caller, id).map(draft -> new Checked(draft, found)));
  }

  private static PollDraft requireRight(Caller caller, PollDraft draft) {
    caller.requireChanges(draft.organisation());
    return draft;
  }

  private static List<Mistake> outdated() {
    throw Rejected.because(Problem.REVISION_OUTDATED);
  }

  /** Replaces a draft by a whole poll, as the API does; yields whether the revision was the one. */
  Future<Boolean> replace(Caller caller, PollId id, int revision, PollContent content) {
    return store(caller)
        .change(
            id,
            revision,
            change(content, PollJson.write(content), clock.instant(), caller.email()),
            PollStore.entry(caller, content.organisation(), AuditAction.POLL_CHANGED, id));
  }

  /** Its revisions, newest first. */
  public Future<List<Revision>> history(Caller caller, PollId id) {
    return store(caller)
        .history(id)
        .map(
            all ->
                all.stream()
                    .map(one -> new Revision(one.number(), one.changedAt(), one.changedBy()))
                    .toList());
  }

  /** The body at a revision; fails with {@link Problem#NOT_FOUND}. */
  public Future<JsonNode> at(Caller caller, PollId id, int revision) {
    return store(caller)
        .at(id, revision)
        .map(found -> found.orElseThrow(() -> Rejected.because(Problem.NOT_FOUND)));
  }

  /** Throws a draft away with all that hangs on it. */
  public Future<Void> delete(Caller caller, PollId id) {
    return read(caller, id)
        .map(draft -> requireRight(caller, draft))
        .map(draft -> PollStore.entry(caller, draft.organisation(), AuditAction.POLL_REMOVED, id))
        .compose(entry -> store(caller).delete(id, entry))
        .mapEmpty();
  }

  /** All that keeps a body from being a poll that can open. */
  public List<Mistake> mistakes(JsonNode body) {
    List<Mistake> mistakes = new ArrayList<>(PollReader.mistakes(body));
    if (mistakes.isEmpty()) {
      Instant opensAt = PollReader.read(body).opensAt();
      if (opensAt != null && !opensAt.isAfter(clock.instant())) {
        mistakes.add(new Mistake("/opensAt", "must be in the future"));
      }
    }
    return mistakes;
  }

  /**
   * What a body without mistakes asks for.
   *
   * @throws Rejected with every mistake
   */
  public static PollContent content(JsonNode body) {
    return PollReader.read(body);
  }

  /** The body of which a poll could have been made. */
  public static ObjectNode bodyOf(Poll poll) {
    return PollJson.write(poll.content());
  }

  private DraftStore.Change change(
      String organisation, JsonNode body, List<Mistake> mistakes, String by) {
    if (mistakes.isEmpty() && body.path("organisation").asText().equals(organisation)) {
      return change(PollReader.read(body), body, clock.instant(), by);
    }
    return new DraftStore.Change(
        organisation, slug(body), body, null, null, false, clock.instant(), by);
  }

  /** The same under the slug it has: the one in the body belongs to another poll. */
  private DraftStore.Change incomplete(String organisation, JsonNode body, String by) {
    return new DraftStore.Change(organisation, null, body, null, null, false, clock.instant(), by);
  }

  private static boolean taken(Throwable failure) {
    return failure instanceof Rejected rejected && rejected.problem() == Problem.SLUG_TAKEN;
  }

  private static List<Mistake> withTaken(List<Mistake> mistakes) {
    List<Mistake> all = new ArrayList<>(mistakes);
    all.add(new Mistake("/slug", "is in use already"));
    return List.copyOf(all);
  }

  private static @Nullable String slug(JsonNode body) {
    String slug = body.path("slug").asText();
    return Slug.FORM.matcher(slug).matches() ? slug : null;
  }

  private static String madeUp() {
    byte[] bytes = new byte[SLUG_BYTES];
    RANDOM.nextBytes(bytes);
    return "concept-" + HexFormat.of().formatHex(bytes);
  }
}
