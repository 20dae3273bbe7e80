package nl.telmee.relation;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.telmee.db.Queries;
import nl.telmee.trajectory.Stakeholder.Category;

/** The table {@code relation}. */
final class RelationStore {
  private static final String SELECT =
      """
      select id, organisation, revision, name, categories, contact, email, phone, note, checked_on,
        changed_at, changed_by
      from relation
      """;

  private static final String LIST =
      SELECT
          + """
          where organisation = any($1) and ($2::text is null or $2 = any(categories))
            and strpos(lower(name || ' ' || contact), lower($3)) > 0
            and ($4::date is null or checked_on < $4)
          order by lower(name), lower(contact), id limit $5 offset $6
          """;

  private static final String ONE = SELECT + " where id = $1";

  /** Nothing when the book is full, or when it is there already. */
  private static final String INSERT =
      """
      insert into relation (id, organisation, revision, name, categories, contact, email, phone,
        note, checked_on, changed_at, changed_by)
      select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12
      where (select count(*) from relation where organisation = $2) < $13
      on conflict do nothing
      """;

  /** Nothing when somebody else was first. */
  private static final String UPDATE =
      """
      update relation set revision = $3, name = $4, categories = $5, contact = $6, email = $7,
        phone = $8, note = $9, checked_on = $10, changed_at = $11, changed_by = $12
      where id = $1 and organisation = $2 and revision = $3 - 1
      """;

  private static final String DELETE = "delete from relation where id = $1 and revision = $2";

  private final Queries db;

  RelationStore(Queries db) {
    this.db = db;
  }

  /** By name. */
  Future<List<Relation>> list(RelationQuery query) {
    Category category = query.category();
    return db.query(
            LIST,
            Tuple.of(
                query.organisations().toArray(String[]::new),
                category == null ? null : category.word(),
                query.search(),
                query.before(),
                query.limit(),
                query.offset()))
        .map(RelationStore::read);
  }

  Future<Optional<Relation>> find(UUID id) {
    return db.query(ONE, Tuple.of(id)).map(rows -> read(rows).stream().findFirst());
  }

  /** Yields false when the book is full, or when it is there already. */
  static Future<Boolean> insert(SqlConnection tx, Relation relation) {
    return tx.preparedQuery(INSERT)
        .execute(tuple(relation).addInteger(Relations.MOST))
        .map(done -> done.rowCount() == 1);
  }

  /** Yields false when the revision before is not the one that is there. */
  static Future<Boolean> update(SqlConnection tx, Relation relation) {
    return tx.preparedQuery(UPDATE).execute(tuple(relation)).map(done -> done.rowCount() == 1);
  }

  /** Yields false when that revision is not the one that is there. */
  static Future<Boolean> delete(SqlConnection tx, Relation relation) {
    return tx.preparedQuery(DELETE)
        .execute(Tuple.of(relation.id(), relation.revision()))
        .map(done -> done.rowCount() == 1);
  }

  private static Tuple tuple(Relation relation) {
    Entry entry = relation.entry();
    return Tuple.of(
        relation.id(),
        relation.organisation(),
        relation.revision(),
        entry.name(),
        entry.categories().stream().map(Category::word).toArray(String[]::new),
        entry.contact(),
        entry.email(),
        entry.phone(),
        entry.note(),
        entry.checkedOn(),
        relation.changedAt().atOffset(ZoneOffset.UTC),
        relation.changedBy());
  }

  private static List<Relation> read(RowSet<Row> rows) {
    List<Relation> all = new ArrayList<>(rows.size());
    for (Row row : rows) {
      Entry entry =
          new Entry(
              row.getString("name"),
              categories(row.getArrayOfStrings("categories")),
              row.getString("contact"),
              row.getString("email"),
              row.getString("phone"),
              row.getString("note"),
              row.getLocalDate("checked_on"));
      all.add(
          new Relation(
              row.getUUID("id"),
              row.getString("organisation"),
              row.getInteger("revision"),
              entry,
              row.getOffsetDateTime("changed_at").toInstant(),
              row.getString("changed_by")));
    }
    return all;
  }

  private static Set<Category> categories(String[] words) {
    Set<Category> all = EnumSet.noneOf(Category.class);
    for (String word : words) {
      Category.of(word).ifPresent(all::add);
    }
    return all;
  }
}
