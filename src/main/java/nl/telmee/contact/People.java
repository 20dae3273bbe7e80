package nl.telmee.contact;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import nl.telmee.db.Database;

/**
 * Those who want to be invited, in the pool and in the registers. Who changes something waits for
 * the one row that all of this locks: nobody gets lost while a register is written anew. Thread:
 * any.
 */
final class People {
  private final Database db;
  private final Seals seals;
  private final Pool pool;
  private final Vertx vertx;
  private final Clock clock;

  People(Database db, Seals seals, Vertx vertx, Clock clock) {
    this.db = db;
    this.seals = seals;
    this.pool = new Pool(seals);
    this.vertx = vertx;
    this.clock = clock;
  }

  /** Adds somebody who confirmed. */
  Future<Void> add(Person person) {
    return db.inTransaction(
        tx -> pool.add(tx, person, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
  }

  /** Who is in the registers of an organisation. */
  Future<List<Seals.Member>> of(String organisation) {
    return RegisterStore.ofOrganisation(db, organisation)
        .compose(rows -> vertx.executeBlocking(() -> open(rows), false));
  }

  /** Opens rows; those of a key that is not here are left out. */
  List<Seals.Member> open(List<RegisterStore.Sealed> rows) {
    return rows.stream().flatMap(row -> seals.open(row).stream()).toList();
  }

  /** Somebody in a register; empty when they are gone. */
  Future<Optional<Seals.Member>> byId(UUID id) {
    return RegisterStore.byId(db, id).map(rows -> open(rows).stream().findFirst());
  }

  /** Who a link belongs to; empty when there is nobody. */
  Future<Optional<Person>> find(String token) {
    return change(token, UnaryOperator.identity(), false);
  }

  /** Changes what is kept of somebody; yields it, or nothing when there is nobody. */
  Future<Optional<Person>> change(String token, UnaryOperator<Person> change) {
    return change(token, change, true);
  }

  private Future<Optional<Person>> change(
      String token, UnaryOperator<Person> change, boolean writes) {
    return db.inTransaction(
        tx ->
            members(tx, token)
                .compose(members -> inRegister(tx, members, change, writes))
                .compose(
                    settled ->
                        inPool(tx, token, change, writes)
                            .map(waiting -> waiting.or(() -> settled))));
  }

  private Future<List<Seals.Member>> members(SqlConnection tx, String token) {
    return PoolStore.lock(tx)
        .compose(
            _ -> RegisterStore.lockByHandle(tx, seals.keys().hashes(ContactKeys.Use.HANDLE, token)))
        .map(this::open);
  }

  private Future<Optional<Person>> inRegister(
      SqlConnection tx, List<Seals.Member> members, UnaryOperator<Person> change, boolean writes) {
    if (members.isEmpty()) {
      return Future.succeededFuture(Optional.empty());
    }
    Seals.Member member = members.getFirst();
    Person changed = change.apply(member.person());
    if (!writes) {
      return Future.succeededFuture(Optional.of(changed));
    }
    return RegisterStore.update(tx, seals.registered(new Seals.Member(member.id(), changed)))
        .map(Optional.of(changed));
  }

  /** Who signed up again waits there too, with the newest wishes. */
  private Future<Optional<Person>> inPool(
      SqlConnection tx, String token, UnaryOperator<Person> change, boolean writes) {
    return pool.locked(tx)
        .compose(
            all -> {
              List<Seals.Waiting> kept = new ArrayList<>();
              Optional<Person> changed = Optional.empty();
              for (Seals.Waiting one : all) {
                boolean theirs = one.person().token().equals(token);
                Person person = theirs ? change.apply(one.person()) : one.person();
                changed = theirs ? Optional.of(person) : changed;
                kept.add(new Seals.Waiting(one.id(), person, one.day()));
              }
              return changed.isEmpty() || !writes
                  ? Future.succeededFuture(changed)
                  : pool.keep(tx, all, kept).map(changed);
            });
  }

  /** Erases everything about somebody; yields whether there was anything. */
  Future<Boolean> erase(String token) {
    return db.inTransaction(
        tx ->
            members(tx, token)
                .compose(
                    members ->
                        RegisterStore.erase(tx, members.stream().map(Seals.Member::id).toList())
                            .compose(_ -> eraseInPool(tx, token, members))
                            .map(waited -> waited || !members.isEmpty())));
  }

  /** The same person may wait there with another link: a newer key makes another one. */
  private Future<Boolean> eraseInPool(SqlConnection tx, String token, List<Seals.Member> members) {
    return pool.locked(tx)
        .compose(
            all -> {
              List<Seals.Waiting> kept =
                  all.stream()
                      .filter(one -> !one.person().token().equals(token))
                      .filter(
                          one -> members.stream().noneMatch(it -> it.person().stands(one.person())))
                      .toList();
              return kept.size() == all.size()
                  ? Future.succeededFuture(false)
                  : pool.keep(tx, all, kept).map(true);
            });
  }
}
