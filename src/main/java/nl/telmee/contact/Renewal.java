package nl.telmee.contact;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.telmee.db.Database;
import nl.telmee.identity.Organisation;
import nl.telmee.retention.ExpiredContactsStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks people whether they still want to be invited, a month before their term ends, and erases who
 * did not say so. Months are counted whole: nobody stays longer than the term. Runs on a virtual
 * thread, once a day on one node; what a crash leaves is done the next day.
 */
final class Renewal {
  private static final Logger LOG = LoggerFactory.getLogger(Renewal.class);
  private static final int DAYS_OF_A_MONTH = 30;

  private final Database db;
  private final People people;
  private final Names names;
  private final Courier courier;
  private final Messages messages;
  private final ExpiredContactsStore report;
  private final Clock clock;

  Renewal(
      Database db,
      People people,
      Names names,
      Courier courier,
      Messages messages,
      ExpiredContactsStore report,
      Clock clock) {
    this.db = db;
    this.people = people;
    this.names = names;
    this.courier = courier;
    this.messages = messages;
    this.report = report;
    this.clock = clock;
  }

  /** Goes through all registers. Blocks its virtual thread. */
  void run() {
    for (Organisation organisation : names.organisations().await()) {
      Rules rules = names.rules(organisation.slug()).await();
      List<Seals.Member> all = people.of(organisation.slug()).await();
      for (Panel panel : names.panels(organisation.slug()).await()) {
        run(organisation, panel, rules, all);
      }
    }
  }

  private void run(Organisation organisation, Panel panel, Rules rules, List<Seals.Member> all) {
    Map<UUID, Person> expired = new LinkedHashMap<>();
    List<Person> asked = new ArrayList<>();
    for (Seals.Member member : all) {
      Person person = member.person();
      long months = person.consent().since().until(month(), ChronoUnit.MONTHS);
      if (!person.panel().equals(panel.slug())) {
        continue;
      }
      // A term that became longer holds for who said yes to it.
      int kept = Math.min(rules.keptMonths(), person.consent().months());
      if (months >= kept) {
        expired.put(member.id(), person);
      } else if (months >= kept - 1 && !person.consent().asked()) {
        asked.add(person);
      }
    }
    erase(panel, rules, List.copyOf(expired.keySet()));
    asked.forEach(person -> ask(organisation, panel, person));
  }

  private YearMonth month() {
    return YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
  }

  private void erase(Panel panel, Rules rules, List<UUID> expired) {
    if (expired.isEmpty()) {
      return;
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Future<Void> erased =
        db.inTransaction(
            tx ->
                PoolStore.lock(tx)
                    .compose(_ -> RegisterStore.erase(tx, expired))
                    .compose(
                        _ ->
                            report.report(
                                tx,
                                panel.organisation(),
                                panel.name().nl(),
                                rules.keptMonths() * DAYS_OF_A_MONTH,
                                expired.size(),
                                now)));
    erased.compose(_ -> RegisterVacuumStore.run(db)).await();
  }

  /** Marked after it went: who was not reached is tried again the next day. */
  private void ask(Organisation organisation, Panel panel, Person person) {
    try {
      courier
          .send(
              person.address(),
              messages.renewal(person, organisation.name(), panel.name()),
              UUID.randomUUID().toString())
          .await();
      people.change(person.token(), now -> now.withConsent(now.consent().askedAgain())).await();
    } catch (RuntimeException e) {
      LOG.warn("Somebody could not be asked whether they still want to be invited");
    }
  }
}
