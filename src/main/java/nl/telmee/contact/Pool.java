package nl.telmee.contact;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Those who confirmed and are in no register yet. Somebody often answers a poll, leaves an address
 * and confirms it within minutes: if they went into the register at once, its newest row would
 * belong to one of the newest responses. So they wait here, among others, and the whole pool is
 * written anew each time that somebody comes: new ids, new ciphertext, random order, one
 * transaction. What is left to see is when the last one came (decision 20). Thread: any.
 */
final class Pool {
  /** In a crowd so many others hide who came last well enough. */
  static final int MOST_WRITTEN_ANEW = 200;

  private static final RandomGenerator RANDOM = new SecureRandom();

  private final Seals seals;

  Pool(Seals seals) {
    this.seals = seals;
  }

  /** All who can be opened with the keys of this node. */
  Future<List<Seals.Waiting>> locked(SqlConnection tx) {
    return PoolStore.lock(tx)
        .compose(_ -> PoolStore.all(tx))
        .map(rows -> rows.stream().flatMap(row -> seals.open(row).stream()).toList());
  }

  /** Adds somebody, in place of themselves if they wait already. */
  Future<Void> add(SqlConnection tx, Person person, LocalDate day) {
    return locked(tx)
        .compose(
            all -> {
              List<Seals.Waiting> gone =
                  all.stream().filter(one -> one.person().stands(person)).toList();
              List<Seals.Waiting> others = new ArrayList<>(all);
              others.removeAll(gone);
              shuffle(others);
              List<Seals.Waiting> along =
                  others.subList(0, Math.min(MOST_WRITTEN_ANEW, others.size()));
              List<Seals.Waiting> before = new ArrayList<>(along);
              before.addAll(gone);
              return write(tx, before, along, List.of(seals.pooled(person, day)));
            });
  }

  /** Leaves only these. */
  Future<Void> keep(SqlConnection tx, List<Seals.Waiting> all, List<Seals.Waiting> kept) {
    return write(tx, all, kept, List.of());
  }

  private Future<Void> write(
      SqlConnection tx,
      List<Seals.Waiting> all,
      List<Seals.Waiting> kept,
      List<PoolStore.Sealed> more) {
    List<PoolStore.Sealed> rows = new ArrayList<>(more);
    kept.forEach(one -> rows.add(seals.pooled(one.person(), one.day())));
    shuffle(rows);
    return PoolStore.delete(tx, all.stream().map(Seals.Waiting::id).toList())
        .compose(_ -> PoolStore.insert(tx, rows));
  }

  static void shuffle(List<?> list) {
    Collections.shuffle(list, RANDOM);
  }
}
