package nl.telmee.digest;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Database;
import nl.telmee.feed.LoggedEvent;
import nl.telmee.web.Caller;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import org.jspecify.annotations.Nullable;

/** Newsletters as staff make them and everybody reads them. Thread: any. */
final class Newsletters {
  private static final int MOST_LISTED = 100;

  private final Database db;
  private final Issues issues;
  private final AuditLog audit;
  private final Clock clock;

  Newsletters(Database db, Issues issues, AuditLog audit, Clock clock) {
    this.db = db;
    this.issues = issues;
    this.audit = audit;
    this.clock = clock;
  }

  /** What a caller may see, drafts first. */
  Future<List<Newsletter>> list(Caller caller) {
    return store(caller).all(MOST_LISTED);
  }

  /** One that the caller may change; fails with {@link Problem#NOT_FOUND}. */
  Future<Newsletter> forEditor(Caller caller, UUID id) {
    return store(caller)
        .byId(id)
        .map(
            found -> {
              Newsletter newsletter = found.orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
              caller.requireChanges(newsletter.organisation());
              return newsletter;
            });
  }

  /** What everybody may read, newest first; null: of all organisations. */
  Future<List<Newsletter>> published(@Nullable String organisation, int most) {
    return new NewsletterStore(db.visitor()).published(organisation, most);
  }

  /** One that everybody may read; fails with {@link Problem#NOT_FOUND}. */
  Future<Newsletter> byNumber(String organisation, int number) {
    return new NewsletterStore(db.visitor())
        .byNumber(organisation, number)
        .map(found -> found.orElseThrow(() -> Rejected.because(Problem.NOT_FOUND)));
  }

  /** One that everybody may read; fails with {@link Problem#NOT_FOUND}. */
  Future<Newsletter> published(UUID id) {
    return new NewsletterStore(db.visitor())
        .byId(id)
        .map(found -> found.orElseThrow(() -> Rejected.because(Problem.NOT_FOUND)));
  }

  /** A draft with all that happened in its period, unless it says what is in it. */
  Future<Newsletter> make(
      Caller caller, String organisation, Newsletter.Content content, boolean all) {
    caller.requireChanges(organisation);
    return items(organisation, content, all)
        .compose(
            whole ->
                db.staff(caller.scope())
                    .inTransaction(
                        tx ->
                            NewsletterStore.insert(
                                    tx, UUID.randomUUID(), organisation, whole, now())
                                .compose(
                                    made ->
                                        audit
                                            .record(
                                                tx,
                                                entry(caller, made, AuditAction.NEWSLETTER_MADE))
                                            .map(made))));
  }

  /** Changes a draft; fails with {@link Problem#REVISION_OUTDATED} when it is another one now. */
  Future<Newsletter> change(
      Caller caller, Newsletter before, int revision, Newsletter.Content content) {
    requireDraft(before);
    return items(before.organisation(), content, false)
        .compose(
            whole ->
                db.staff(caller.scope())
                    .inTransaction(
                        tx ->
                            NewsletterStore.change(tx, before.id(), revision, whole, now())
                                .map(changed -> orElse(changed, Problem.REVISION_OUTDATED))
                                .compose(
                                    changed ->
                                        audit
                                            .record(
                                                tx,
                                                entry(
                                                    caller,
                                                    changed,
                                                    AuditAction.NEWSLETTER_CHANGED))
                                            .map(changed))));
  }

  /** What is in it: all of the period, or what was chosen of the organisation's own. */
  private Future<Newsletter.Content> items(
      String organisation, Newsletter.Content content, boolean all) {
    return issues
        .period(organisation, content)
        .map(
            events -> {
              List<UUID> there = events.stream().map(LoggedEvent::id).toList();
              List<UUID> wanted =
                  all ? there : content.items().stream().filter(there::contains).toList();
              int most = Math.min(wanted.size(), Newsletter.Content.MOST_ITEMS);
              return content.with(wanted.subList(wanted.size() - most, wanted.size()));
            });
  }

  /** It goes out at a moment; null: now. */
  Future<Newsletter> send(Caller caller, Newsletter newsletter, @Nullable Instant at) {
    requireDraft(newsletter);
    Instant when = at == null ? now() : at;
    return step(
        caller,
        tx -> NewsletterStore.schedule(tx, newsletter.id(), when, now()),
        AuditAction.NEWSLETTER_SCHEDULED,
        entry -> entry.with("at", when.toString()));
  }

  /** It does not go out yet: it is a draft again. */
  Future<Newsletter> hold(Caller caller, Newsletter newsletter) {
    return step(
        caller,
        tx -> NewsletterStore.unschedule(tx, newsletter.id(), now()),
        AuditAction.NEWSLETTER_CHANGED,
        entry -> entry.with("held", true));
  }

  /** Removes a draft. */
  Future<Newsletter> remove(Caller caller, Newsletter newsletter) {
    requireDraft(newsletter);
    return step(
        caller,
        tx -> NewsletterStore.delete(tx, newsletter.id()),
        AuditAction.NEWSLETTER_REMOVED,
        UnaryOperator.identity());
  }

  /** What it does yields nothing when it cannot be done now. */
  private Future<Newsletter> step(
      Caller caller,
      Function<SqlConnection, Future<Optional<Newsletter>>> work,
      AuditAction action,
      UnaryOperator<AuditEntry> detail) {
    return db.staff(caller.scope())
        .inTransaction(
            tx ->
                work.apply(tx)
                    .map(done -> orElse(done, Problem.NEWSLETTER_NOT_DRAFT))
                    .compose(
                        done ->
                            audit.record(tx, detail.apply(entry(caller, done, action))).map(done)));
  }

  private static AuditEntry entry(Caller caller, Newsletter newsletter, AuditAction action) {
    return AuditEntry.by(caller, newsletter.organisation(), action, newsletter.id().toString());
  }

  private static Newsletter orElse(Optional<Newsletter> found, Problem problem) {
    return found.orElseThrow(() -> Rejected.because(problem));
  }

  private static void requireDraft(Newsletter newsletter) {
    if (newsletter.state() != Newsletter.State.DRAFT) {
      throw Rejected.because(Problem.NEWSLETTER_NOT_DRAFT);
    }
  }

  private NewsletterStore store(Caller caller) {
    return new NewsletterStore(db.staff(caller.scope()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
