package nl.telmee.council;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.telmee.db.Queries;

/** The tables {@code agenda_item} and {@code agenda_edition}. */
final class AgendaStore {
  /** The newest revision of each item. */
  private static final String ITEMS =
      """
      select * from (
        select distinct on (id) id, revision, content, removed, changed_at, changed_by
        from agenda_item where organisation = $1 and year = $2 order by id, revision desc) newest
      where not removed order by content->>'period', content->>'subject', id
      """;

  private static final String HISTORY =
      """
      select id, revision, content, removed, changed_at, changed_by
      from agenda_item where organisation = $1 and year = $2 and id = $3 order by revision desc
      """;

  /** An item as it is now, wherever it stands. */
  private static final String ITEM =
      """
      select organisation, year, content from (
        select organisation, year, content, removed from agenda_item where id = $1
        order by revision desc limit 1) newest
      where not removed
      """;

  /** An item of the newest edition of a year of some organisations. */
  private static final String SHOWN =
      """
      select organisation, year, item as content from (
        select distinct on (organisation, year) organisation, year, items from agenda_edition
        where organisation = any($2) order by organisation, year, number desc) newest,
        jsonb_array_elements(items) item
      where item ->> 'id' = $1 limit 1
      """;

  private static final String INSERT =
      """
      insert into agenda_item
        (organisation, year, id, revision, content, removed, changed_at, changed_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing
      """;

  private static final String EDITIONS =
      """
      select organisation, year, number, items, published_at from agenda_edition
      where organisation = $1 and year = $2 order by number desc
      """;

  /** The newest edition of each organisation. */
  private static final String NEWEST =
      """
      select distinct on (organisation, year) organisation, year, number, items, published_at
      from agenda_edition
      where organisation = any($1) and ($2::int is null or year = $2)
      order by organisation, year desc, number desc
      """;

  private static final String PUBLISH =
      """
      insert into agenda_edition (organisation, year, number, items, published_at)
      values ($1, $2, $3, $4, $5) on conflict do nothing
      """;

  private final Queries db;

  AgendaStore(Queries db) {
    this.db = db;
  }

  /** An item as somebody left it. */
  record Revision(
      AgendaItem item, int revision, boolean removed, Instant changedAt, String changedBy) {}

  /** An item, and on which agenda. */
  record Placed(String organisation, int year, AgendaItem item) {
    private static Placed of(Row row) {
      return new Placed(
          row.getString("organisation"),
          row.getInteger("year"),
          AgendaItem.of(row.getJsonObject("content")));
    }
  }

  /** What was published of an agenda. */
  record Edition(
      String organisation, int year, int number, List<AgendaItem> items, Instant publishedAt) {}

  /** The draft: each item as it is now, in the order of the year. */
  Future<List<Revision>> items(String organisation, int year) {
    return db.query(ITEMS, Tuple.of(organisation, year)).map(AgendaStore::revisions);
  }

  /** An item as it is now, if it was not removed. */
  Future<Optional<Placed>> item(UUID id) {
    return db.query(ITEM, Tuple.of(id)).map(rows -> rows.stream().findFirst().map(Placed::of));
  }

  /** An item as it is on the newest agenda of some organisations, if it is. */
  Future<Optional<Placed>> shown(UUID id, Set<String> organisations) {
    return db.query(
            SHOWN, Tuple.of(id.toString()).addArrayOfString(organisations.toArray(String[]::new)))
        .map(rows -> rows.stream().findFirst().map(Placed::of));
  }

  /** All revisions of an item, the newest first. */
  Future<List<Revision>> history(String organisation, int year, UUID item) {
    return db.query(HISTORY, Tuple.of(organisation, year, item)).map(AgendaStore::revisions);
  }

  /** Yields false when that revision is there already: somebody else was first. */
  static Future<Boolean> insert(
      SqlConnection tx,
      String organisation,
      int year,
      AgendaItem item,
      int revision,
      boolean removed,
      Instant at,
      String by) {
    return tx.preparedQuery(INSERT)
        .execute(
            Tuple.of(
                organisation,
                year,
                item.id(),
                revision,
                item.json(),
                removed,
                at.atOffset(ZoneOffset.UTC),
                by))
        .map(done -> done.rowCount() == 1);
  }

  /** All editions of an agenda, the newest first. */
  Future<List<Edition>> editions(String organisation, int year) {
    return db.query(EDITIONS, Tuple.of(organisation, year)).map(AgendaStore::editions);
  }

  /** The newest editions of some organisations, of one year or of all. */
  Future<List<Edition>> newest(Set<String> organisations, Optional<Integer> year) {
    return db.query(NEWEST, Tuple.of(organisations.toArray(String[]::new), year.orElse(null)))
        .map(AgendaStore::editions);
  }

  /** Yields false when that edition is there already. */
  static Future<Boolean> publish(SqlConnection tx, Edition edition) {
    JsonArray items = new JsonArray();
    edition.items().forEach(item -> items.add(item.json()));
    return tx.preparedQuery(PUBLISH)
        .execute(
            Tuple.of(
                edition.organisation(),
                edition.year(),
                edition.number(),
                items,
                edition.publishedAt().atOffset(ZoneOffset.UTC)))
        .map(done -> done.rowCount() == 1);
  }

  private static List<Revision> revisions(RowSet<Row> rows) {
    List<Revision> revisions = new ArrayList<>();
    for (Row row : rows) {
      revisions.add(
          new Revision(
              AgendaItem.of(row.getJsonObject("content")),
              row.getInteger("revision"),
              row.getBoolean("removed"),
              row.getOffsetDateTime("changed_at").toInstant(),
              row.getString("changed_by")));
    }
    return revisions;
  }

  private static List<Edition> editions(RowSet<Row> rows) {
    List<Edition> editions = new ArrayList<>();
    for (Row row : rows) {
      List<AgendaItem> items = new ArrayList<>();
      for (Object item : row.getJsonArray("items")) {
        items.add(AgendaItem.of((JsonObject) item));
      }
      editions.add(
          new Edition(
              row.getString("organisation"),
              row.getInteger("year"),
              row.getInteger("number"),
              items,
              row.getOffsetDateTime("published_at").toInstant()));
    }
    return editions;
  }
}
