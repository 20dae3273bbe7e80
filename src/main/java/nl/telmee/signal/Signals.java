package nl.telmee.signal;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Database;
import nl.telmee.identity.Brake;
import nl.telmee.identity.RemoteAddress;
import nl.telmee.web.Caller;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;

/** Signals: brought, supported, read and found. Thread: any. */
public final class Signals {
  /** Within how many weeks a signal is answered where the organisation says nothing. */
  public static final int USUAL_WEEKS = 6;

  static final int MOST_WEEKS = 26;
  private static final ZoneId HERE = ZoneId.of("Europe/Amsterdam");

  /** A school class behind one address can each bring something up. */
  private static final int MOST_FROM_AN_ADDRESS = 200;

  private static final Duration WINDOW = Duration.ofMinutes(10);

  private final Database db;
  private final AuditLog audit;
  private final Clock clock;
  private final RemoteAddress remote;
  private final Brake brake;

  public Signals(Database db, AuditLog audit, RemoteAddress remote, Clock clock) {
    this.db = db;
    this.audit = audit;
    this.clock = clock;
    this.remote = remote;
    this.brake = new Brake(clock, MOST_FROM_AN_ADDRESS, WINDOW);
  }

  /** The day it is in the Netherlands. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), HERE);
  }

  SignalStore publicStore() {
    return new SignalStore(db.visitor());
  }

  SignalStore store(Caller caller) {
    return new SignalStore(db.staff(caller.scope()));
  }

  /** Open signals that everybody may see, the first to answer first. */
  public Future<List<Signal>> open(String organisation, int limit) {
    return publicStore().list(Set.of(organisation), EnumSet.of(SignalState.OPEN), limit, 0);
  }

  /** Open signals that a caller works on, the first to answer first. */
  public Future<List<Signal>> open(Caller caller, Set<String> organisations, int limit) {
    return store(caller).list(organisations, EnumSet.of(SignalState.OPEN), limit, 0);
  }

  /** A signal as everybody may see it, if everybody may. */
  public Future<Optional<Signal>> published(UUID id) {
    return publicStore().find(id);
  }

  /** A signal that a caller sees. */
  public Future<Optional<Signal>> find(Caller caller, UUID id) {
    return store(caller).find(id);
  }

  /** Open signals that everybody may see, the newest first. */
  public Future<List<Signal>> newest(Set<String> organisations, int limit) {
    return publicStore().newest(organisations, limit);
  }

  /** How many signals everybody may see, by where they stand. */
  public Future<Counts> counts(Set<String> organisations) {
    return publicStore().counts(organisations, today()).map(Counts::of);
  }

  /**
   * How many signals there are.
   *
   * @param late of the open ones
   */
  public record Counts(long open, long late, long answered) {
    private static Counts of(Map<SignalState, SignalStore.Count> counts) {
      SignalStore.Count open = counts.getOrDefault(SignalState.OPEN, SignalStore.Count.NONE);
      return new Counts(
          open.all(),
          open.late(),
          SignalState.ANSWERS.stream()
              .mapToLong(state -> counts.getOrDefault(state, SignalStore.Count.NONE).all())
              .sum());
    }
  }

  /** How many signals of a caller's nobody has read yet. */
  public Future<Long> waiting(Caller caller, Set<String> organisations) {
    return counts(caller, organisations)
        .map(counts -> counts.getOrDefault(SignalState.WAITING, SignalStore.Count.NONE).all());
  }

  Future<Map<SignalState, SignalStore.Count>> counts(Caller caller, Set<String> organisations) {
    return store(caller).counts(organisations, today());
  }

  /**
   * Brings something up in the name of a resident; nobody sees it until it was read. Fails with
   * {@link Problem#BUSY} when too much came from one address.
   */
  Future<ReceiptToken> bring(RoutingContext ctx, String organisation, Subject subject) {
    requirePace(ctx);
    UUID id = UUID.randomUUID();
    ReceiptToken token = ReceiptToken.make();
    return db.visitor()
        .inTransaction(
            tx ->
                SignalChangeStore.insert(
                        tx,
                        id,
                        organisation,
                        Origin.RESIDENT,
                        SignalState.WAITING,
                        subject,
                        today())
                    .compose(_ -> SignalChangeStore.receipt(tx, token.hash(), id)))
        .map(token);
  }

  private void requirePace(RoutingContext ctx) {
    String address = remote.of(ctx.request());
    Duration wait = brake.wait(address);
    if (wait.isPositive()) {
      throw Rejected.later(Problem.BUSY, wait.plusSeconds(1));
    }
    brake.failed(address);
  }

  /** Brings something up in the name of staff or a council: everybody sees it at once. */
  Future<UUID> bring(Caller caller, String organisation, Subject subject) {
    requireWork(caller, organisation);
    UUID id = UUID.randomUUID();
    Origin origin = caller.scope().seat() == null ? Origin.STAFF : Origin.COUNCIL;
    AuditEntry entry = entry(caller, organisation, AuditAction.SIGNAL_BROUGHT, id);
    return db.staff(caller.scope())
        .inTransaction(
            tx ->
                SignalChangeStore.insert(
                        tx, id, organisation, origin, SignalState.OPEN, subject, today())
                    .compose(
                        _ -> SignalChangeStore.step(tx, id, null, clock.instant(), caller.email()))
                    .compose(_ -> audit.record(tx, entry)))
        .map(id);
  }

  /** Supports an open signal, once however often it is asked. */
  Future<Void> support(RoutingContext ctx, Signal signal, Supporter supporter) {
    if (signal.state() != SignalState.OPEN) {
      return Future.failedFuture(Rejected.because(Problem.SIGNAL_NOT_OPEN));
    }
    requirePace(ctx);
    return db.visitor()
        .inTransaction(
            tx ->
                SignalChangeStore.support(tx, signal.id(), supporter.hash(signal.organisation())));
  }

  /** Says within how many weeks an organisation answers what is brought up from now on. */
  Future<Void> setTerm(Caller caller, String organisation, int weeks) {
    caller.requireChanges(organisation);
    AuditEntry entry =
        AuditEntry.by(caller, organisation, AuditAction.SIGNAL_TERM_CHANGED, organisation)
            .with("weeks", weeks);
    return db.staff(caller.scope())
        .inTransaction(
            tx ->
                SignalChangeStore.term(tx, organisation, weeks)
                    .compose(_ -> audit.record(tx, entry)));
  }

  /**
   * Lets pass who reads and answers the signals of an organisation.
   *
   * @throws Rejected who does not
   */
  static void requireWork(Caller caller, String organisation) {
    caller.requireSees(organisation);
    if (!caller.worksWith(organisation)) {
      throw Rejected.because(Problem.NOT_ALLOWED);
    }
  }

  static AuditEntry entry(Caller caller, String organisation, AuditAction action, UUID signal) {
    return AuditEntry.by(caller, organisation, action, signal.toString());
  }
}
