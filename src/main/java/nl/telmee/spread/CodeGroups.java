package nl.telmee.spread;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Database;
import nl.telmee.poll.Poll;
import nl.telmee.web.Caller;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;

/**
 * Makes and withdraws codes in groups, in the name of staff. A code that was used is no longer
 * there, so nothing here can tell whose response it became. Thread: any.
 */
public final class CodeGroups {
  static final int MOST_AT_ONCE = 2_000;
  static final int MOST_OF_A_POLL = 20_000;
  static final int LONGEST_NAME = 80;

  /** Codes that clash with others are made again; with 38 bits once is nearly always enough. */
  private static final int TRIES = 50;

  private final Database db;
  private final AuditLog audit;
  private final Clock clock;
  private final RandomGenerator random;

  public CodeGroups(Database db, AuditLog audit, Clock clock, RandomGenerator random) {
    this.db = db;
    this.audit = audit;
    this.clock = clock;
    this.random = random;
  }

  private CodeStore store(Caller caller) {
    return new CodeStore(db.staff(caller.scope()));
  }

  /** The groups of a poll, newest first. */
  public Future<List<CodeGroup>> of(Caller caller, Poll poll, CodeGroup.Kind kind) {
    return store(caller).groups(poll.id(), kind);
  }

  /** What the classes and clubs are called that got codes for some polls, by name. */
  public Future<List<String>> names(Caller caller, Collection<UUID> polls) {
    return polls.isEmpty() ? Future.succeededFuture(List.of()) : store(caller).names(polls);
  }

  /** One group of a poll; fails with {@link Problem#NOT_FOUND}. */
  Future<CodeGroup> one(Caller caller, Poll poll, CodeGroup.Kind kind, UUID id) {
    return of(caller, poll, kind)
        .map(
            groups ->
                groups.stream()
                    .filter(group -> group.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND)));
  }

  /** Makes a group with codes; yields its id. */
  Future<UUID> make(Caller caller, Poll poll, CodeGroup.Kind kind, String name, int size) {
    UUID id = UUID.randomUUID();
    return store(caller)
        .inTransaction(
            tx ->
                CodeStore.insertGroup(tx, poll.id(), id, name, kind, clock.instant())
                    .compose(_ -> issue(tx, poll, kind, id, size))
                    .compose(_ -> record(tx, caller, poll, AuditAction.CODES_MADE, name, size)))
        .map(id);
  }

  /** Makes more codes in a group. */
  Future<Void> add(Caller caller, Poll poll, CodeGroup group, int more) {
    return store(caller)
        .inTransaction(
            tx ->
                issue(tx, poll, group.kind(), group.id(), more)
                    .compose(
                        _ -> record(tx, caller, poll, AuditAction.CODES_MADE, group.name(), more)));
  }

  private Future<Void> issue(
      SqlConnection tx, Poll poll, CodeGroup.Kind kind, UUID group, int size) {
    return CodeStore.lockAndCount(tx, poll.id())
        .compose(
            made ->
                made + size > MOST_OF_A_POLL
                    ? Future.failedFuture(new TooMany())
                    : insert(tx, poll, group, spelling(poll, kind), size, TRIES))
        .compose(_ -> CodeStore.countIssued(tx, poll.id(), group, size))
        .map(
            found -> {
              if (!found) {
                throw Rejected.because(Problem.NOT_FOUND);
              }
              return null;
            });
  }

  /** A poll with more than {@link #MOST_OF_A_POLL} codes. */
  static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMany() {
      super("too many codes", null, false, false);
    }
  }

  private Supplier<String> spelling(Poll poll, CodeGroup.Kind kind) {
    return switch (kind) {
      case CODE -> () -> Syllables.plain(Syllables.code(random));
      case PAPER -> {
        FormNumber number = new FormNumber(poll.id(), poll.content().access().takesCodes());
        yield () -> number.next(random);
      }
    };
  }

  private static Future<Void> insert(
      SqlConnection tx, Poll poll, UUID group, Supplier<String> spelling, int size, int tries) {
    if (size == 0) {
      return Future.succeededFuture();
    }
    if (tries == 0) {
      return Future.failedFuture(new IllegalStateException("no codes are free"));
    }
    List<String> codes = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      codes.add(spelling.get());
    }
    return CodeStore.insertCodes(tx, poll.id(), group, codes)
        .compose(made -> insert(tx, poll, group, spelling, size - made, tries - 1));
  }

  /** Takes back what was not used; yields how many. */
  Future<Integer> withdraw(Caller caller, Poll poll, CodeGroup group) {
    return store(caller)
        .inTransaction(
            tx ->
                CodeStore.withdraw(tx, poll.id(), group.id())
                    .compose(
                        n ->
                            record(tx, caller, poll, AuditAction.CODES_REMOVED, group.name(), n)
                                .map(n)));
  }

  /**
   * The codes that can still be used, as they are shown. That they were taken out is written down.
   */
  Future<List<String>> left(Caller caller, Poll poll, CodeGroup group, String form) {
    return audit
        .record(
            entry(caller, poll, AuditAction.EXPORT_MADE)
                .with("what", "codes")
                .with("form", form)
                .with("group", group.name()))
        .compose(_ -> store(caller).left(poll.id(), group.id()))
        .map(codes -> codes.stream().map(Syllables::shown).toList());
  }

  /** Whether a paper form with this number was printed and not entered yet. */
  Future<Boolean> knowsPaper(Caller caller, Poll poll, String number) {
    return store(caller).knowsPaper(poll.id(), number);
  }

  private Future<Void> record(
      SqlConnection tx, Caller caller, Poll poll, AuditAction action, String group, int count) {
    return audit.record(tx, entry(caller, poll, action).with("group", group).with("count", count));
  }

  private static AuditEntry entry(Caller caller, Poll poll, AuditAction action) {
    return AuditEntry.by(
        caller.account(), poll.content().organisation(), action, poll.id().toString());
  }
}
