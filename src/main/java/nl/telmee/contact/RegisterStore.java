package nl.telmee.contact;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.telmee.db.Queries;

/** The table {@code contact}. */
final class RegisterStore {
  private static final String COLUMNS = "select id, organisation, panel, sealed from contact ";

  /** The order of the rows is nobody's business. */
  private static final String OF_ORGANISATION = COLUMNS + "where organisation = $1 order by id";

  private static final String LOCK_REGISTER =
      COLUMNS + "where organisation = $1 and panel = $2 order by id for update";

  private static final String LOCK_BY_HANDLE =
      COLUMNS + "where handle = any ($1::bytea[]) for update";

  private static final String REGISTERS =
      "select distinct organisation, panel from contact order by organisation, panel";

  private static final String SEALED_BY =
      """
      select distinct organisation, panel from contact
      where substring(sealed from 1 for 4) = any ($1::bytea[]) order by organisation, panel
      """;

  private static final String DELETE = "delete from contact where id = any ($1::uuid[])";

  private static final String DELETE_ASKED =
      "delete from contact_asked where contact_id = any ($1::uuid[])";

  private static final String DELETE_RECIPIENT =
      "delete from invitation_recipient where contact_id = any ($1::uuid[])";

  /** In the order of the arrays, which is random. */
  private static final String INSERT =
      """
      insert into contact (id, organisation, panel, handle, sealed)
      select * from unnest($1::uuid[], $2::text[], $3::text[], $4::bytea[], $5::bytea[])
      """;

  private static final String UPDATE = "update contact set handle = $2, sealed = $3 where id = $1";

  private static final String BY_ID = COLUMNS + "where id = $1";

  /** A register. */
  record Name(String organisation, String panel) {}

  /** A row; what it says of somebody can be read with a key only. */
  record Sealed(UUID id, Name register, Buffer content) {}

  /** A row to be written. */
  record Fresh(UUID id, Name register, Buffer handle, Buffer content) {}

  private RegisterStore() {}

  static Future<List<Sealed>> ofOrganisation(Queries db, String organisation) {
    return db.query(OF_ORGANISATION, Tuple.of(organisation)).map(RegisterStore::read);
  }

  /** The same, within a transaction. */
  static Future<List<Sealed>> ofOrganisation(SqlConnection tx, String organisation) {
    return tx.preparedQuery(OF_ORGANISATION)
        .execute(Tuple.of(organisation))
        .map(RegisterStore::read);
  }

  static Future<List<Sealed>> lock(SqlConnection tx, Name register) {
    return tx.preparedQuery(LOCK_REGISTER)
        .execute(Tuple.of(register.organisation(), register.panel()))
        .map(RegisterStore::read);
  }

  static Future<List<Sealed>> lockByHandle(SqlConnection tx, List<byte[]> handles) {
    return tx.preparedQuery(LOCK_BY_HANDLE)
        .execute(Tuple.of(PoolStore.buffers(handles)))
        .map(RegisterStore::read);
  }

  static Future<List<Sealed>> byId(Queries db, UUID id) {
    return db.query(BY_ID, Tuple.of(id)).map(RegisterStore::read);
  }

  /** The registers that hold anybody. */
  static Future<List<Name>> registers(Queries db) {
    return db.query(REGISTERS, Tuple.tuple()).map(RegisterStore::names);
  }

  /** Those with somebody whose key is one of these. */
  static Future<List<Name>> sealedBy(Queries db, List<byte[]> keys) {
    return db.query(SEALED_BY, Tuple.of(PoolStore.buffers(keys))).map(RegisterStore::names);
  }

  /** Deletes rows that are written again at once. */
  static Future<Void> delete(SqlConnection tx, List<UUID> ids) {
    return tx.preparedQuery(DELETE).execute(Tuple.of(ids.toArray(UUID[]::new))).mapEmpty();
  }

  /** Deletes people, and all that hangs on them. */
  static Future<Void> erase(SqlConnection tx, List<UUID> ids) {
    Tuple all = Tuple.of(ids.toArray(UUID[]::new));
    return delete(tx, ids)
        .compose(_ -> tx.preparedQuery(DELETE_ASKED).execute(all))
        .compose(_ -> tx.preparedQuery(DELETE_RECIPIENT).execute(all))
        .mapEmpty();
  }

  static Future<Void> insert(SqlConnection tx, List<Fresh> rows) {
    return rows.isEmpty()
        ? Future.succeededFuture()
        : tx.preparedQuery(INSERT)
            .execute(
                Tuple.of(
                    rows.stream().map(Fresh::id).toArray(UUID[]::new),
                    rows.stream().map(row -> row.register().organisation()).toArray(String[]::new),
                    rows.stream().map(row -> row.register().panel()).toArray(String[]::new),
                    rows.stream().map(Fresh::handle).toArray(Buffer[]::new),
                    rows.stream().map(Fresh::content).toArray(Buffer[]::new)))
            .mapEmpty();
  }

  static Future<Void> update(SqlConnection tx, Fresh row) {
    return tx.preparedQuery(UPDATE)
        .execute(Tuple.of(row.id(), row.handle(), row.content()))
        .mapEmpty();
  }

  private static List<Name> names(RowSet<Row> rows) {
    List<Name> names = new ArrayList<>();
    for (Row row : rows) {
      names.add(new Name(row.getString("organisation"), row.getString("panel")));
    }
    return names;
  }

  private static List<Sealed> read(RowSet<Row> rows) {
    List<Sealed> all = new ArrayList<>();
    for (Row row : rows) {
      all.add(
          new Sealed(
              row.getUUID("id"),
              new Name(row.getString("organisation"), row.getString("panel")),
              row.getBuffer("sealed")));
    }
    return all;
  }
}
