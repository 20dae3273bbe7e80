package nl.telmee.relation;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Database;
import nl.telmee.identity.Organisation;
import nl.telmee.web.Caller;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;

/** The address books, for who changes what is an organisation's. Thread: any. */
public final class Relations {
  /** How many an organisation may have. */
  static final int MOST = 2_000;

  /** A change that is made whatever others did meanwhile. */
  static final int ANY_REVISION = -1;

  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

  private final Database db;
  private final AuditLog audit;
  private final Clock clock;

  public Relations(Database db, AuditLog audit, Clock clock) {
    this.db = db;
    this.audit = audit;
    this.clock = clock;
  }

  /** The day it is in the Netherlands. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), AMSTERDAM);
  }

  /** Whether a book is the caller's: who stands above a council keeps no book for it. */
  public static boolean keeps(Caller caller, Organisation organisation) {
    String slug = organisation.slug();
    return caller.changes(slug)
        && (organisation.kind() != Organisation.Kind.COUNCIL || caller.speaksFor(slug));
  }

  private RelationStore store(Caller caller) {
    return new RelationStore(db.staff(caller.scope()));
  }

  /** By name; those of organisations whose book is not the caller's are left out. */
  public Future<List<Relation>> list(Caller caller, RelationQuery query) {
    return store(caller)
        .list(query)
        .map(all -> all.stream().filter(one -> caller.changes(one.organisation())).toList());
  }

  /** One that the caller may change; fails with {@link Problem#NOT_FOUND}. */
  Future<Relation> find(Caller caller, UUID id) {
    return store(caller)
        .find(id)
        .map(
            found ->
                found
                    .filter(one -> caller.changes(one.organisation()))
                    .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND)));
  }

  /** Adds one; fails with {@link Problem#TOO_MANY_RELATIONS} when the book is full. */
  Future<Relation> add(Caller caller, String organisation, Entry entry) {
    Relation made =
        new Relation(UUID.randomUUID(), organisation, 1, entry, clock.instant(), caller.email());
    return write(caller, made, AuditAction.RELATION_ADDED, tx -> insert(tx, made)).map(made);
  }

  private static Future<Void> insert(SqlConnection tx, Relation made) {
    return RelationStore.insert(tx, made)
        .compose(done -> require(done, Problem.TOO_MANY_RELATIONS));
  }

  /**
   * Changes one; fails with {@link Problem#REVISION_OUTDATED} when somebody else was first.
   *
   * @param revision that was read, or {@link #ANY_REVISION}
   */
  Future<Relation> change(Caller caller, Relation before, int revision, Entry entry) {
    int read = revision == ANY_REVISION ? before.revision() : revision;
    if (read != before.revision()) {
      return Future.failedFuture(Rejected.because(Problem.REVISION_OUTDATED));
    }
    Relation after = after(caller, before, entry);
    return write(caller, after, AuditAction.RELATION_CHANGED, tx -> update(tx, after)).map(after);
  }

  private Relation after(Caller caller, Relation before, Entry entry) {
    return new Relation(
        before.id(),
        before.organisation(),
        before.revision() + 1,
        entry,
        clock.instant(),
        caller.email());
  }

  private static Future<Void> update(SqlConnection tx, Relation after) {
    return RelationStore.update(tx, after)
        .compose(done -> require(done, Problem.REVISION_OUTDATED));
  }

  /** Removes one; nothing of it is left. */
  Future<Void> remove(Caller caller, Relation relation, int revision) {
    if (revision != ANY_REVISION && revision != relation.revision()) {
      return Future.failedFuture(Rejected.because(Problem.REVISION_OUTDATED));
    }
    return write(
        caller,
        relation,
        AuditAction.RELATION_REMOVED,
        tx ->
            RelationStore.delete(tx, relation)
                .compose(done -> require(done, Problem.REVISION_OUTDATED)));
  }

  /** The whole book to take along; that is written down before anything is handed out. */
  Future<List<Relation>> takeOut(Caller caller, String organisation) {
    caller.requireChanges(organisation);
    return list(caller, RelationQuery.all(Set.of(organisation)))
        .compose(
            all ->
                audit
                    .record(
                        AuditEntry.by(
                                caller, organisation, AuditAction.RELATIONS_TAKEN_OUT, organisation)
                            .with("relations", all.size()))
                    .map(all));
  }

  /** Stores all of a list, or nothing of it. */
  Future<Void> takeIn(Caller caller, String organisation, Wanted wanted) {
    caller.requireChanges(organisation);
    AuditEntry entry =
        AuditEntry.by(caller, organisation, AuditAction.RELATIONS_TAKEN_IN, organisation)
            .with("added", wanted.added().size())
            .with("changed", wanted.changed().size());
    return db.staff(caller.scope())
        .inTransaction(
            tx -> store(tx, caller, organisation, wanted).compose(_ -> audit.record(tx, entry)));
  }

  private Future<Void> store(SqlConnection tx, Caller caller, String organisation, Wanted wanted) {
    Future<Void> done = Future.succeededFuture();
    for (Entry entry : wanted.added()) {
      Relation made =
          new Relation(UUID.randomUUID(), organisation, 1, entry, clock.instant(), caller.email());
      done = done.compose(_ -> insert(tx, made));
    }
    for (Wanted.Changed one : wanted.changed()) {
      Relation after = after(caller, one.before(), one.entry());
      done = done.compose(_ -> update(tx, after));
    }
    return done;
  }

  private Future<Void> write(
      Caller caller,
      Relation relation,
      AuditAction action,
      Function<SqlConnection, Future<Void>> work) {
    caller.requireChanges(relation.organisation());
    AuditEntry entry =
        AuditEntry.by(caller, relation.organisation(), action, relation.id().toString());
    return db.staff(caller.scope())
        .inTransaction(tx -> work.apply(tx).compose(_ -> audit.record(tx, entry)));
  }

  private static Future<Void> require(boolean done, Problem problem) {
    return done ? Future.succeededFuture() : Future.failedFuture(Rejected.because(problem));
  }
}
