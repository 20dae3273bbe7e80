package nl.telmee.contact;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The tables {@code contact_pool} and {@code contact_mix}. */
final class PoolStore {
  /** Who writes the pool or moves people out of it waits here for whoever does so now. */
  private static final String LOCK = "select next_at from contact_mix for update";

  private static final String LOCK_IF_DUE =
      "select next_at from contact_mix where next_at <= $1 for update skip locked";

  private static final String NEXT = "update contact_mix set next_at = $1";

  private static final String TAKE_DAY = "update contact_mix set day = $1 where day < $1";

  private static final String ALL = "select id, sealed from contact_pool";

  private static final String SEALED_BY =
      "select 1 from contact_pool where substring(sealed from 1 for 4) = any ($1::bytea[]) limit 1";

  private static final String DELETE = "delete from contact_pool where id = any ($1::uuid[])";

  /** In the order of the arrays, which is random. */
  private static final String INSERT =
      """
      insert into contact_pool (id, sealed) select * from unnest($1::uuid[], $2::bytea[])
      """;

  /** A row; what it says can be read with a key only. */
  record Sealed(UUID id, Buffer content) {}

  private PoolStore() {}

  static Future<Void> lock(SqlConnection tx) {
    return tx.preparedQuery(LOCK).execute().mapEmpty();
  }

  /** Yields whether it is due and no other node is at it. */
  static Future<Boolean> lockIfDue(SqlConnection tx, Instant now) {
    return tx.preparedQuery(LOCK_IF_DUE)
        .execute(Tuple.of(now.atOffset(ZoneOffset.UTC)))
        .map(rows -> rows.size() > 0);
  }

  static Future<Void> next(SqlConnection tx, Instant at) {
    return tx.preparedQuery(NEXT).execute(Tuple.of(at.atOffset(ZoneOffset.UTC))).mapEmpty();
  }

  /** Yields whether this node is the first to come on this day. */
  static Future<Boolean> takeDay(SqlConnection tx, LocalDate day) {
    return tx.preparedQuery(TAKE_DAY).execute(Tuple.of(day)).map(rows -> rows.rowCount() == 1);
  }

  static Future<List<Sealed>> all(SqlConnection tx) {
    return tx.preparedQuery(ALL).execute().map(PoolStore::read);
  }

  /** Whether anybody waits whose key is one of these. */
  static Future<Boolean> sealedBy(SqlConnection tx, List<byte[]> keys) {
    return tx.preparedQuery(SEALED_BY)
        .execute(Tuple.of(buffers(keys)))
        .map(rows -> rows.size() > 0);
  }

  static Future<Void> delete(SqlConnection tx, List<UUID> ids) {
    return tx.preparedQuery(DELETE).execute(Tuple.of(ids.toArray(UUID[]::new))).mapEmpty();
  }

  static Future<Void> insert(SqlConnection tx, List<Sealed> rows) {
    return rows.isEmpty()
        ? Future.succeededFuture()
        : tx.preparedQuery(INSERT)
            .execute(Tuple.of(rows.stream().map(Sealed::id).toArray(UUID[]::new), content(rows)))
            .mapEmpty();
  }

  private static Object content(List<Sealed> rows) {
    return rows.stream().map(Sealed::content).toArray(Buffer[]::new);
  }

  /** As one argument of a statement. */
  static Object buffers(List<byte[]> all) {
    return all.stream().map(Buffer::buffer).toArray(Buffer[]::new);
  }

  private static List<Sealed> read(RowSet<Row> rows) {
    List<Sealed> all = new ArrayList<>();
    for (Row row : rows) {
      all.add(new Sealed(row.getUUID("id"), row.getBuffer("sealed")));
    }
    return all;
  }
}
