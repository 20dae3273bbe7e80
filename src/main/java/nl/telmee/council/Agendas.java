package nl.telmee.council;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Database;
import nl.telmee.feed.About;
import nl.telmee.feed.Event;
import nl.telmee.feed.FeedStore;
import nl.telmee.id.Theme;
import nl.telmee.identity.Organisation;
import nl.telmee.web.Caller;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;

/**
 * Agendas: a municipality and its council make one together, and the municipality publishes it. Who
 * changes an item says which revision was read, so that nobody's work is lost. Thread: any.
 */
final class Agendas {
  private static final ZoneId HERE = ZoneId.of("Europe/Amsterdam");

  private final Database db;
  private final AuditLog audit;
  private final Clock clock;

  Agendas(Database db, AuditLog audit, Clock clock) {
    this.db = db;
    this.audit = audit;
    this.clock = clock;
  }

  int thisYear() {
    return LocalDate.ofInstant(clock.instant(), HERE).getYear();
  }

  AgendaStore publicStore() {
    return new AgendaStore(db.visitor());
  }

  AgendaStore store(Caller caller) {
    return new AgendaStore(db.staff(caller.scope()));
  }

  /**
   * Lets pass who makes the agenda of an organisation.
   *
   * @throws Rejected who does not
   */
  static void requireWork(Caller caller, String organisation) {
    caller.requireSees(organisation);
    if (!caller.worksWith(organisation)) {
      throw Rejected.because(Problem.NOT_ALLOWED);
    }
  }

  /** The revisions of an item, the newest first; fails with {@link Problem#NOT_FOUND}. */
  Future<List<AgendaStore.Revision>> history(
      Caller caller, String organisation, int year, UUID item) {
    return store(caller)
        .history(organisation, year, item)
        .map(
            history -> {
              if (history.isEmpty()) {
                throw Rejected.because(Problem.NOT_FOUND);
              }
              return history;
            });
  }

  /**
   * Writes an item; fails with {@link Problem#REVISION_OUTDATED} when somebody else did meanwhile.
   *
   * @param revision from 1; one more than what was read
   */
  Future<Void> write(
      Caller caller,
      String organisation,
      int year,
      AgendaItem item,
      int revision,
      boolean removed) {
    requireWork(caller, organisation);
    AuditEntry entry =
        AuditEntry.by(caller, organisation, AuditAction.AGENDA_CHANGED, organisation + "/" + year)
            .with("item", item.id().toString());
    return db.staff(caller.scope())
        .inTransaction(
            tx ->
                AgendaStore.insert(
                        tx,
                        organisation,
                        year,
                        item,
                        revision,
                        removed,
                        clock.instant(),
                        caller.email())
                    .compose(fresh -> outdatedUnless(fresh))
                    .compose(_ -> audit.record(tx, entry)));
  }

  private static Future<Void> outdatedUnless(boolean fresh) {
    return fresh
        ? Future.succeededFuture()
        : Future.failedFuture(Rejected.because(Problem.REVISION_OUTDATED));
  }

  /** Publishes the draft as it is now; fails with {@link Problem#INVALID} when it is empty. */
  Future<Void> publish(Caller caller, Organisation organisation, int year) {
    caller.requireChanges(organisation.slug());
    AgendaStore store = store(caller);
    return Future.all(
            store.items(organisation.slug(), year), store.editions(organisation.slug(), year))
        .compose(
            found -> {
              List<AgendaStore.Revision> items = found.resultAt(0);
              List<AgendaStore.Edition> before = found.resultAt(1);
              if (items.isEmpty()) {
                return Future.failedFuture(Rejected.because(Problem.INVALID));
              }
              return publish(
                  caller,
                  organisation,
                  new AgendaStore.Edition(
                      organisation.slug(),
                      year,
                      before.isEmpty() ? 1 : before.getFirst().number() + 1,
                      items.stream().map(AgendaStore.Revision::item).toList(),
                      clock.instant().truncatedTo(ChronoUnit.MILLIS)));
            });
  }

  private Future<Void> publish(
      Caller caller, Organisation organisation, AgendaStore.Edition edition) {
    String name = edition.organisation() + "/" + edition.year();
    AuditEntry entry =
        AuditEntry.by(caller, organisation.slug(), AuditAction.AGENDA_PUBLISHED, name)
            .with("edition", edition.number());
    Event event = new Event.AgendaPublished(about(organisation, edition), edition.year());
    Instant now = clock.instant();
    return db.staff(caller.scope())
        .inTransaction(
            tx ->
                AgendaStore.publish(tx, edition)
                    .compose(fresh -> outdatedUnless(fresh))
                    .compose(_ -> FeedStore.append(tx, event, now))
                    .compose(_ -> audit.record(tx, entry)));
  }

  private static About about(Organisation organisation, AgendaStore.Edition edition) {
    Set<Theme> themes =
        edition.items().stream()
            .map(AgendaItem::theme)
            .filter(java.util.Objects::nonNull)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return new About(
        organisation.slug(),
        "agendas/" + organisation.slug() + "/" + edition.year(),
        organisation.name(),
        "/o/" + organisation.slug() + "/agenda/" + edition.year(),
        themes,
        null);
  }
}
