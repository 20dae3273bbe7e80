package nl.telmee.digest;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.db.Queries;
import nl.telmee.web.Translated;
import org.jspecify.annotations.Nullable;

/** The table {@code newsletter}, in the name of whoever asks. */
final class NewsletterStore {
  static final String COLUMNS =
      """
      id, organisation, state, revision, number, title, introduction, since, until, items, send_at,
        began_at, ended_at, recipients, delivered, refused
      """;

  private static final String BY_ID =
      """
      select %s from newsletter where id = $1
      """
          .formatted(COLUMNS);

  private static final String BY_NUMBER =
      """
      select %s from newsletter where organisation = $1 and number = $2
        and state in ('sending', 'sent')
      """
          .formatted(COLUMNS);

  private static final String PUBLISHED =
      """
      select %s from newsletter where state in ('sending', 'sent')
        and ($1::text is null or organisation = $1)
      order by began_at desc, id limit $2
      """
          .formatted(COLUMNS);

  private static final String ALL =
      """
      select %s from newsletter order by (number is null) desc, changed_at desc, id limit $1
      """
          .formatted(COLUMNS);

  private static final String INSERT =
      """
      insert into newsletter (id, organisation, state, revision, title, introduction, since, until,
        items, changed_at)
      values ($1, $2, 'draft', 1, $3, $4, $5, $6, $7, $8)
      returning %s
      """
          .formatted(COLUMNS);

  private static final String CHANGE =
      """
      update newsletter set revision = revision + 1, title = $3, introduction = $4, since = $5,
        until = $6, items = $7, changed_at = $8
      where id = $1 and revision = $2 and state = 'draft'
      returning %s
      """
          .formatted(COLUMNS);

  private static final String SCHEDULE =
      """
      update newsletter set state = 'scheduled', send_at = $2, changed_at = $3,
        revision = revision + 1
      where id = $1 and state = 'draft'
      returning %s
      """
          .formatted(COLUMNS);

  private static final String UNSCHEDULE =
      """
      update newsletter set state = 'draft', send_at = null, changed_at = $2,
        revision = revision + 1
      where id = $1 and state = 'scheduled'
      returning %s
      """
          .formatted(COLUMNS);

  private static final String DELETE =
      """
      delete from newsletter where id = $1 and state = 'draft' returning %s
      """
          .formatted(COLUMNS);

  private final Queries db;

  NewsletterStore(Queries db) {
    this.db = db;
  }

  Future<Optional<Newsletter>> byId(UUID id) {
    return db.query(BY_ID, Tuple.of(id)).map(NewsletterStore::first);
  }

  /** One that everybody may read. */
  Future<Optional<Newsletter>> byNumber(String organisation, int number) {
    return db.query(BY_NUMBER, Tuple.of(organisation, number)).map(NewsletterStore::first);
  }

  /**
   * What everybody may read, newest first.
   *
   * @param organisation null: of all
   */
  Future<List<Newsletter>> published(@Nullable String organisation, int most) {
    return db.query(PUBLISHED, Tuple.of(organisation, most)).map(NewsletterStore::all);
  }

  /** What staff may see: drafts first, then newest first. */
  Future<List<Newsletter>> all(int most) {
    return db.query(ALL, Tuple.of(most)).map(NewsletterStore::all);
  }

  static Future<Newsletter> insert(
      SqlConnection tx, UUID id, String organisation, Newsletter.Content content, Instant now) {
    Tuple arguments = content(Tuple.of(id, organisation), content).addValue(at(now));
    return tx.preparedQuery(INSERT).execute(arguments).map(rows -> first(rows).orElseThrow());
  }

  /** Empty when somebody else has changed it meanwhile, or it is no draft. */
  static Future<Optional<Newsletter>> change(
      SqlConnection tx, UUID id, int revision, Newsletter.Content content, Instant now) {
    Tuple arguments = content(Tuple.of(id, revision), content).addValue(at(now));
    return tx.preparedQuery(CHANGE).execute(arguments).map(NewsletterStore::first);
  }

  /** Empty when it is no draft. */
  static Future<Optional<Newsletter>> schedule(
      SqlConnection tx, UUID id, Instant sendAt, Instant now) {
    return tx.preparedQuery(SCHEDULE)
        .execute(Tuple.of(id, at(sendAt), at(now)))
        .map(NewsletterStore::first);
  }

  /** Empty when it is not waiting for its moment. */
  static Future<Optional<Newsletter>> unschedule(SqlConnection tx, UUID id, Instant now) {
    return tx.preparedQuery(UNSCHEDULE).execute(Tuple.of(id, at(now))).map(NewsletterStore::first);
  }

  /** Empty when it is no draft. */
  static Future<Optional<Newsletter>> delete(SqlConnection tx, UUID id) {
    return tx.preparedQuery(DELETE).execute(Tuple.of(id)).map(NewsletterStore::first);
  }

  private static Tuple content(Tuple arguments, Newsletter.Content content) {
    Translated introduction = content.introduction();
    return arguments
        .addValue(json(content.title()))
        .addValue(introduction == null ? new JsonObject() : json(introduction))
        .addLocalDate(content.since())
        .addLocalDate(content.until())
        .addArrayOfUUID(content.items().toArray(UUID[]::new));
  }

  private static JsonObject json(Translated text) {
    JsonObject json = new JsonObject().put("nl", text.nl());
    return text.en() == null ? json : json.put("en", text.en());
  }

  static Optional<Newsletter> first(RowSet<Row> rows) {
    return all(rows).stream().findFirst();
  }

  static List<Newsletter> all(RowSet<Row> rows) {
    List<Newsletter> all = new ArrayList<>(rows.size());
    for (Row row : rows) {
      all.add(
          new Newsletter(
              row.getUUID("id"),
              row.getString("organisation"),
              Newsletter.State.of(row.getString("state")),
              row.getInteger("revision"),
              row.getInteger("number"),
              content(row),
              moment(row, "send_at"),
              moment(row, "began_at"),
              moment(row, "ended_at"),
              new Newsletter.Progress(
                  row.getInteger("recipients"),
                  row.getInteger("delivered"),
                  row.getInteger("refused"))));
    }
    return all;
  }

  private static Newsletter.Content content(Row row) {
    JsonObject introduction = row.getJsonObject("introduction");
    return new Newsletter.Content(
        translated(row.getJsonObject("title")),
        introduction.isEmpty() ? null : translated(introduction),
        row.getLocalDate("since"),
        row.getLocalDate("until"),
        List.of(row.getArrayOfUUIDs("items")));
  }

  private static Translated translated(JsonObject json) {
    return new Translated(json.getString("nl"), json.getString("en"));
  }

  private static @Nullable Instant moment(Row row, String column) {
    OffsetDateTime moment = row.getOffsetDateTime(column);
    return moment == null ? null : moment.toInstant();
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
