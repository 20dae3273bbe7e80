package nl.telmee.council;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Database;
import nl.telmee.web.Caller;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Seat;
import org.jspecify.annotations.Nullable;

/**
 * Advice: asked, written, delivered, answered. Who changes a text says which revision was read, so
 * that nobody's work is lost. What the program lets through here, the rows of the database let
 * through once more. Thread: any.
 */
final class Advices {
  static final ZoneId HERE = ZoneId.of("Europe/Amsterdam");
  private static final int MOST = 200;

  private final Database db;
  private final AdvicePublishing publishing;
  private final AuditLog audit;
  private final Clock clock;

  Advices(Database db, AdvicePublishing publishing, AuditLog audit, Clock clock) {
    this.db = db;
    this.publishing = publishing;
    this.audit = audit;
    this.clock = clock;
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), HERE);
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  AdviceStore publicStore() {
    return AdviceStore.ofVisitors(db.visitor());
  }

  AdviceStore store(Caller caller) {
    return AdviceStore.ofStaff(db.staff(caller.scope()));
  }

  /** All advice that a caller may see, what is not finished first. */
  Future<List<Advice>> all(Caller caller) {
    return store(caller).all(MOST);
  }

  /** An advice of the caller's; fails with {@link Problem#NOT_FOUND}. */
  Future<Advice> find(Caller caller, UUID id) {
    return store(caller)
        .find(id)
        .map(found -> found.orElseThrow(() -> Rejected.because(Problem.NOT_FOUND)));
  }

  /** Asks a council for advice; yields its id. */
  Future<UUID> ask(
      Caller caller,
      String organisation,
      String council,
      String question,
      @Nullable LocalDate dueOn) {
    caller.requireChanges(organisation);
    UUID id = UUID.randomUUID();
    return db.staff(caller.scope())
        .inTransaction(
            tx ->
                AdviceChangeStore.insert(tx, id, organisation, council, question, dueOn, now())
                    .compose(
                        _ ->
                            audit.record(
                                tx, entry(caller, organisation, AuditAction.ADVICE_ASKED, id))))
        .map(id);
  }

  /** Begins an advice that nobody asked for; yields its id. */
  Future<UUID> begin(Caller caller, AdviceText text) {
    Seat seat = caller.scope().seat();
    String organisation = seat == null ? null : seat.advises();
    if (seat == null || organisation == null || !caller.speaksFor(seat.council())) {
      return Future.failedFuture(Rejected.because(Problem.NOT_ALLOWED));
    }
    UUID id = UUID.randomUUID();
    return db.staff(caller.scope())
        .inTransaction(
            tx ->
                AdviceChangeStore.insert(tx, id, organisation, seat.council(), null, null, now())
                    .compose(_ -> AdviceChangeStore.write(tx, id, text, now(), caller.email())))
        .map(id);
  }

  /** Writes the next revision of the text; {@link Problem#REVISION_OUTDATED} if it is not that. */
  Future<Void> write(Caller caller, Advice advice, AdviceText text) {
    requireCouncil(caller, advice);
    requireState(advice.state().isWritten());
    return db.staff(caller.scope())
        .inTransaction(
            tx ->
                AdviceChangeStore.write(tx, advice.id(), text, now(), caller.email())
                    .map(fresh -> require(fresh, Problem.REVISION_OUTDATED)));
  }

  /**
   * Delivers a revision of the text to the organisation. Without an embargo everybody has it in the
   * same moment.
   *
   * @param embargo until when nobody outside sees that it is there; null: no embargo
   */
  Future<Void> deliver(Caller caller, Advice advice, int revision, @Nullable Instant embargo) {
    requireCouncil(caller, advice);
    requireState(advice.state() == AdviceState.DRAFT);
    Instant now = now();
    AuditEntry entry = entry(caller, advice.council(), AuditAction.ADVICE_DELIVERED, advice.id());
    return db.staff(caller.scope())
        .inTransaction(
            tx ->
                AdviceChangeStore.deliver(
                        tx, advice.id(), revision, now, embargo == null ? now : embargo)
                    .map(done -> require(done, Problem.REVISION_OUTDATED))
                    .compose(
                        _ ->
                            embargo == null
                                ? publishing.publish(tx, advice.id(), now)
                                : Future.succeededFuture())
                    .compose(_ -> audit.record(tx, entry)));
  }

  /** Ends an embargo before its moment. */
  Future<Void> publishNow(Caller caller, Advice advice) {
    requireCouncil(caller, advice);
    requireState(advice.state() == AdviceState.DELIVERED);
    Instant now = now();
    AuditEntry entry = entry(caller, advice.council(), AuditAction.ADVICE_PUBLISHED, advice.id());
    return db.staff(caller.scope())
        .inTransaction(
            tx ->
                AdviceChangeStore.endEmbargo(tx, advice.id(), now)
                    .map(done -> require(done, Problem.ADVICE_NOT_IN_STATE))
                    .compose(_ -> publishing.publish(tx, advice.id(), now))
                    .compose(_ -> audit.record(tx, entry)));
  }

  /**
   * Writes the next revision of the answer, and publishes it if wanted.
   *
   * @param publish whether it is the answer for everybody; only once the advice is public
   */
  Future<Void> answer(Caller caller, Advice advice, AdviceAnswer answer, boolean publish) {
    caller.requireChanges(advice.organisation());
    requireState(
        advice.state() == AdviceState.PUBLISHED
            || (advice.state() == AdviceState.DELIVERED && !publish));
    AuditEntry entry =
        entry(caller, advice.organisation(), AuditAction.ADVICE_ANSWERED, advice.id());
    return db.staff(caller.scope())
        .inTransaction(
            tx ->
                AdviceChangeStore.draftAnswer(tx, advice.id(), answer, now(), caller.email())
                    .map(fresh -> require(fresh, Problem.REVISION_OUTDATED))
                    .compose(
                        _ ->
                            publish
                                ? publishing
                                    .answer(tx, advice.id(), answer.revision(), now())
                                    .compose(_ -> audit.record(tx, entry))
                                : Future.succeededFuture()));
  }

  /** Puts a file beside a part of an advice. */
  Future<Void> addFile(Caller caller, Advice advice, AdviceFile file, Buffer content) {
    requireWriter(caller, advice, file.part());
    return db.staff(caller.scope())
        .inTransaction(
            tx ->
                AdviceChangeStore.addFile(tx, advice.id(), file, content)
                    .map(done -> require(done, Problem.INVALID)));
  }

  Future<Void> removeFile(Caller caller, Advice advice, AdviceFile file) {
    requireWriter(caller, advice, file.part());
    return db.staff(caller.scope())
        .inTransaction(
            tx ->
                AdviceChangeStore.removeFile(tx, advice.id(), file.id())
                    .map(done -> require(done, Problem.NOT_FOUND)));
  }

  /** Whether a caller writes a part of an advice now. */
  static boolean writes(Caller caller, Advice advice, AdviceFile.Part part) {
    boolean organisation = caller.changes(advice.organisation());
    return switch (part) {
      case QUESTION -> organisation && advice.question() != null && advice.state().isWritten();
      case ADVICE -> caller.speaksFor(advice.council()) && advice.state().isWritten();
      case ANSWER ->
          organisation
              && (advice.state() == AdviceState.DELIVERED
                  || advice.state() == AdviceState.PUBLISHED);
    };
  }

  private static void requireWriter(Caller caller, Advice advice, AdviceFile.Part part) {
    if (!writes(caller, advice, part)) {
      throw Rejected.because(Problem.NOT_ALLOWED);
    }
  }

  private static void requireCouncil(Caller caller, Advice advice) {
    if (!caller.speaksFor(advice.council())) {
      throw Rejected.because(Problem.NOT_ALLOWED);
    }
  }

  private static void requireState(boolean right) {
    if (!right) {
      throw Rejected.because(Problem.ADVICE_NOT_IN_STATE);
    }
  }

  private static @Nullable Void require(boolean done, Problem otherwise) {
    if (!done) {
      throw Rejected.because(otherwise);
    }
    return null;
  }

  /** The log names an advice by its id: a title may be under embargo. */
  private static AuditEntry entry(
      Caller caller, String organisation, AuditAction action, UUID advice) {
    return AuditEntry.by(caller, organisation, action, advice.toString());
  }
}
