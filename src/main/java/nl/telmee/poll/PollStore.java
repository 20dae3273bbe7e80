package nl.telmee.poll;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.db.Database;
import nl.telmee.id.PollId;
import nl.telmee.web.Json;
import nl.telmee.web.Rejected;
import org.jspecify.annotations.Nullable;

/** The tables {@code poll} and {@code early_look}. */
final class PollStore {
  private static final String COLUMNS = "id, state, definition::text, opened_at, closed_at";

  private static final String INSERT =
      """
      insert into poll
        (id, organisation, slug, state, definition, opens_at, closes_at, created_at)
      values ($1, $2, $3, 'draft', $4, $5, $6, $7)
      """;

  private static final String CHANGE_DRAFT =
      """
      update poll set organisation = $2, slug = $3, definition = $4, opens_at = $5, closes_at = $6
      where id = $1 and state = 'draft'
      """;

  private static final String BY_ID = "select " + COLUMNS + " from poll where id = $1";

  private static final String BY_SLUG = "select " + COLUMNS + " from poll where slug = $1";

  private static final String OPENED_AFTER =
      "select "
          + COLUMNS
          + """
           from poll
          where state in ('open', 'closed')
            and ($1::text is null or organisation = $1)
            and ($2::text is null or state = $2)
            and ($3::timestamptz is null or (opened_at, id) < ($3, $4))
          order by opened_at desc, id desc limit $5
          """;

  private static final String OPEN_DRAFT =
      "update poll set state = 'open', opened_at = $2 where id = $1 and state = 'draft'"
          + " returning "
          + COLUMNS;

  /** From its commit on no batch locks the poll any more, so that closing waits for few. */
  private static final String ANNOUNCE_CLOSING =
      """
      insert into poll_closing (poll_id)
      select id from poll where id = $1 and state = 'open' on conflict do nothing
      """;

  private static final String CLOSE_OPEN =
      "update poll set state = 'closed', closed_at = $2 where id = $1 and state = 'open'"
          + " returning "
          + COLUMNS;

  private static final String OPEN_DUE =
      """
      update poll set state = 'open', opened_at = opens_at
      where state = 'draft' and opens_at <= $1
      """;

  private static final String CLOSE_DUE =
      """
      update poll set state = 'closed', closed_at = least(closes_at, $1)
      where state = 'open'
        and (closes_at <= $1 or exists (select from poll_closing c where c.poll_id = poll.id))
      """;

  private static final String INSERT_EARLY_LOOK =
      """
      insert into early_look (poll_id, id, organisation, account_id, looked_at)
      values ($1, $2, $3, $4, $5)
      """;

  private static final String EARLY_LOOKS =
      """
      select organisation, looked_at from early_look where poll_id = $1
      order by looked_at desc limit 100
      """;

  private final Database db;

  PollStore(Database db) {
    this.db = db;
  }

  Future<Void> insert(PollId id, PollContent content, Instant now) {
    return db.query(
            INSERT,
            Tuple.of(
                id.value(),
                content.organisation(),
                content.slug(),
                definition(content),
                at(content.opensAt()),
                at(content.closesAt()),
                at(now)))
        .mapEmpty();
  }

  /** Yields false when the poll is no draft. */
  Future<Boolean> changeDraft(PollId id, PollContent content) {
    return db.query(
            CHANGE_DRAFT,
            Tuple.of(
                id.value(),
                content.organisation(),
                content.slug(),
                definition(content),
                at(content.opensAt()),
                at(content.closesAt())))
        .map(rows -> rows.rowCount() == 1);
  }

  Future<Optional<Poll>> byId(PollId id) {
    return db.query(BY_ID, Tuple.of(id.value())).map(PollStore::first);
  }

  Future<Optional<Poll>> bySlug(String slug) {
    return db.query(BY_SLUG, Tuple.of(slug)).map(PollStore::first);
  }

  Future<List<Poll>> opened(PollQuery query) {
    PollQuery.Cursor after = query.after();
    return db.query(
            OPENED_AFTER,
            Tuple.of(
                query.organisation(),
                query.state() == null ? null : query.state().name().toLowerCase(Locale.ROOT),
                after == null ? null : at(after.openedAt()),
                after == null ? null : after.id().value(),
                query.limit()))
        .map(PollStore::all);
  }

  /** Empty when the poll was no draft. */
  Future<Optional<Poll>> openDraft(PollId id, Instant now) {
    return db.query(OPEN_DRAFT, Tuple.of(id.value(), at(now))).map(PollStore::first);
  }

  /** Empty when the poll was not open. Waits for the batches that are being written. */
  Future<Optional<Poll>> closeOpen(PollId id, Instant now) {
    return db.query(ANNOUNCE_CLOSING, Tuple.of(id.value()))
        .compose(_ -> db.query(CLOSE_OPEN, Tuple.of(id.value(), at(now))))
        .map(PollStore::first);
  }

  /** Opens and closes the polls whose moment has come. */
  Future<Void> applySchedule(Instant now) {
    return db.query(OPEN_DUE, Tuple.of(at(now)))
        .compose(_ -> db.query(CLOSE_DUE, Tuple.of(at(now))))
        .mapEmpty();
  }

  Future<Void> insertEarlyLook(
      PollId poll, UUID account, @Nullable String organisation, Instant now) {
    return db.query(
            INSERT_EARLY_LOOK,
            Tuple.of(poll.value(), UUID.randomUUID(), organisation, account, at(now)))
        .mapEmpty();
  }

  Future<List<EarlyLook>> earlyLooks(PollId poll) {
    return db.query(EARLY_LOOKS, Tuple.of(poll.value()))
        .map(
            rows -> {
              List<EarlyLook> looks = new ArrayList<>();
              for (Row row : rows) {
                looks.add(
                    new EarlyLook(
                        row.getString("organisation"),
                        row.getOffsetDateTime("looked_at").toInstant()));
              }
              return looks;
            });
  }

  private static JsonObject definition(PollContent content) {
    return new JsonObject(PollJson.write(content).toString());
  }

  private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static Optional<Poll> first(RowSet<Row> rows) {
    return all(rows).stream().findFirst();
  }

  private static List<Poll> all(RowSet<Row> rows) {
    List<Poll> polls = new ArrayList<>();
    for (Row row : rows) {
      polls.add(read(row));
    }
    return polls;
  }

  /** What was stored was valid then: if it cannot be read now, that is no mistake of the caller. */
  private static PollContent content(Row row) {
    try {
      return PollReader.read(Json.readOwn(row.getString("definition")));
    } catch (Rejected e) {
      throw new IllegalStateException("poll " + row.getUUID("id") + " cannot be read", e);
    }
  }

  private static Poll read(Row row) {
    OffsetDateTime openedAt = row.getOffsetDateTime("opened_at");
    OffsetDateTime closedAt = row.getOffsetDateTime("closed_at");
    return new Poll(
        new PollId(row.getUUID("id")),
        content(row),
        Poll.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        openedAt == null ? null : openedAt.toInstant(),
        closedAt == null ? null : closedAt.toInstant());
  }
}
