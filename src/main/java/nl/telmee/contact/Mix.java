package nl.telmee.contact;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.telmee.db.Database;

/**
 * Moves people from the pool into their registers, at random moments. A pool mix with a floor
 * (Serjantov, Dingledine and Syverson, "From a trickle to a flood", 2002): of more than {@link
 * #FLOOR} people all but that many go, drawn at random, so that who came in last may stay and who
 * goes may have come long ago. Nobody waits longer than {@link #LONGEST}. The registers that
 * somebody comes into are written anew, in random order, under the newest key. Thread: any; nodes
 * take turns on a row lock.
 */
final class Mix {
  static final int FLOOR = 5;
  static final Duration LONGEST = Duration.ofDays(3);
  private static final Duration SOONEST_AGAIN = Duration.ofHours(4);
  private static final Duration LATEST_AGAIN = Duration.ofHours(20);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Database db;
  private final Seals seals;
  private final Pool pool;
  private final Clock clock;

  Mix(Database db, Seals seals, Clock clock) {
    this.db = db;
    this.seals = seals;
    this.pool = new Pool(seals);
    this.clock = clock;
  }

  /** Moves people if it is time to; yields how many. */
  Future<Integer> mixIfDue() {
    Instant now = clock.instant();
    return db.inTransaction(
        tx ->
            PoolStore.lockIfDue(tx, now)
                .compose(due -> due ? mix(tx, now) : Future.succeededFuture(0)));
  }

  private Future<Integer> mix(SqlConnection tx, Instant now) {
    return PoolStore.next(tx, now.plus(pause()))
        .compose(_ -> pool.locked(tx))
        .compose(
            all -> {
              List<Seals.Waiting> staying = staying(all, LocalDate.ofInstant(now, ZoneOffset.UTC));
              List<Seals.Waiting> going = new ArrayList<>(all);
              going.removeAll(staying);
              return going.isEmpty()
                  ? Future.succeededFuture(0)
                  : pool.keep(tx, all, staying).compose(_ -> enter(tx, going)).map(going.size());
            });
  }

  private static Duration pause() {
    long spread = LATEST_AGAIN.minus(SOONEST_AGAIN).toSeconds();
    return SOONEST_AGAIN.plusSeconds(RANDOM.nextLong(spread));
  }

  /** Those who wait on: a random few of those who have not waited long. */
  static List<Seals.Waiting> staying(List<Seals.Waiting> all, LocalDate today) {
    LocalDate longAgo = today.minusDays(LONGEST.toDays());
    List<Seals.Waiting> staying =
        new ArrayList<>(all.stream().filter(one -> one.day().isAfter(longAgo)).toList());
    Pool.shuffle(staying);
    return List.copyOf(staying.subList(0, Math.min(FLOOR, staying.size())));
  }

  private Future<Void> enter(SqlConnection tx, List<Seals.Waiting> going) {
    Map<RegisterStore.Name, List<Person>> registers = new LinkedHashMap<>();
    for (Seals.Waiting one : going) {
      Person person = one.person();
      registers
          .computeIfAbsent(
              new RegisterStore.Name(person.organisation(), person.panel()), _ -> new ArrayList<>())
          .add(person);
    }
    Future<Void> entered = Future.succeededFuture();
    for (Map.Entry<RegisterStore.Name, List<Person>> one : registers.entrySet()) {
      entered = entered.compose(_ -> rewrite(tx, one.getKey(), one.getValue()));
    }
    return entered;
  }

  /** Who is in it already keeps the place and the link, and gets the newest wishes. */
  private Future<Void> rewrite(SqlConnection tx, RegisterStore.Name register, List<Person> more) {
    return RegisterStore.lock(tx, register)
        .compose(
            rows -> {
              List<Seals.Member> before =
                  rows.stream().flatMap(row -> seals.open(row).stream()).toList();
              List<RegisterStore.Fresh> fresh =
                  new ArrayList<>(merged(before, more).stream().map(seals::registered).toList());
              Pool.shuffle(fresh);
              return RegisterStore.delete(tx, before.stream().map(Seals.Member::id).toList())
                  .compose(_ -> RegisterStore.insert(tx, fresh));
            });
  }

  private static List<Seals.Member> merged(List<Seals.Member> before, List<Person> more) {
    Map<Address, Seals.Member> all = new LinkedHashMap<>();
    before.forEach(member -> all.put(member.person().address(), member));
    for (Person person : more) {
      Seals.Member known = all.get(person.address());
      all.put(
          person.address(),
          known == null
              ? new Seals.Member(UUID.randomUUID(), person)
              : new Seals.Member(known.id(), person.withToken(known.person().token())));
    }
    return List.copyOf(all.values());
  }

  /**
   * Writes anew what an older key sealed, so that it can be taken out: the pool, then a register at
   * a time. Yields how many of them.
   */
  Future<Integer> rotate() {
    return rotatePool().compose(pools -> rotateRegisters().map(registers -> pools + registers));
  }

  private Future<Integer> rotatePool() {
    return db.inTransaction(
        tx ->
            PoolStore.lock(tx)
                .compose(_ -> PoolStore.sealedBy(tx, seals.keys().older()))
                .compose(
                    old ->
                        old
                            ? pool.locked(tx).compose(all -> pool.keep(tx, all, all)).map(1)
                            : Future.succeededFuture(0)));
  }

  private Future<Integer> rotateRegisters() {
    return RegisterStore.sealedBy(db, seals.keys().older())
        .compose(
            registers -> {
              Future<Void> done = Future.succeededFuture();
              for (RegisterStore.Name one : registers) {
                done =
                    done.compose(
                        _ ->
                            db.inTransaction(
                                tx ->
                                    PoolStore.lock(tx).compose(_ -> rewrite(tx, one, List.of()))));
              }
              return done.map(registers.size());
            });
  }
}
