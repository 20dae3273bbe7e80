package nl.telmee.poll;

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
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Queries;
import nl.telmee.feed.Event;
import nl.telmee.feed.FeedStore;
import nl.telmee.id.PollId;
import nl.telmee.web.Caller;
import nl.telmee.web.Json;
import nl.telmee.web.Rejected;
import nl.telmee.web.Translated;
import org.jspecify.annotations.Nullable;

/** The tables {@code poll} and {@code early_look}. */
final class PollStore {
  /** What the organisation of a row of {@code poll} is called. */
  static final String OWNER =
      "(select o.name from organisation o where o.slug = poll.organisation) as owner";

  private static final String COLUMNS =
      "id, state, definition::text, opened_at, closed_at, " + OWNER;

  private static final String BY_ID = "select " + COLUMNS + " from poll where id = $1 and complete";

  private static final String BY_SLUG =
      "select " + COLUMNS + " from poll where slug = $1 and complete";

  private static final String OPENED_AFTER =
      "select "
          + COLUMNS
          + """
           from poll
          where state in ('open', 'closed')
            and ($1::text[] is null or organisation = any($1))
            and ($2::text is null or state = $2)
            and ($3::timestamptz is null or (opened_at, id) < ($3, $4))
          order by opened_at desc, id desc limit $5
          """;

  private static final String IS_DRAFT = "select from poll where id = $1 and state = 'draft'";

  private static final String OPEN_DRAFT =
      "update poll set state = 'open', opened_at = $2, taken_in_at = $3"
          + " where id = $1 and state = 'draft' and complete returning "
          + COLUMNS;

  /** What was answered to try the draft does not stay. */
  private static final String DELETE_TESTS = "delete from test_response where poll_id = $1";

  /** From its commit on no batch locks the poll any more, so that closing waits for few. */
  private static final String ANNOUNCE_CLOSING =
      """
      insert into poll_closing (poll_id, announced_at)
      select id, $2 from poll where id = $1 and state = 'open' on conflict do nothing
      """;

  private static final String CLOSE_OPEN =
      "update poll set state = 'closed', closed_at = least(closes_at, $2) where id = $1 and state ="
          + " 'open' returning "
          + COLUMNS;

  /** Nobody else writes to it by then, so nothing is announced. */
  private static final String CLOSE_TAKEN_IN =
      "update poll set state = 'closed', closed_at = $2 where id = $1 and state = 'open' and"
          + " taken_in_at is not null returning "
          + COLUMNS;

  private static final String DUE_TO_OPEN =
      """
      select id from poll
      where state = 'draft' and complete and opens_at <= $1 and (closes_at is null or closes_at > $1)
      """;

  /** Also what somebody began to close a while ago: that node is no more. */
  private static final String DUE_TO_CLOSE =
      """
      select id from poll
      where state = 'open'
        and (closes_at <= $1 or exists (select from poll_closing c
          where c.poll_id = poll.id and c.announced_at < $1::timestamptz - interval '15 seconds'))
      """;

  private static final String INSERT_EARLY_LOOK =
      """
      insert into early_look (poll_id, id, organisation, account_id, looked_at)
      values ($1, $2, $3, $4, $5)
      """;

  private static final String EARLY_LOOKS =
      """
      select e.organisation, e.looked_at, o.name as owner
      from early_look e left join organisation o on o.slug = e.organisation
      where e.poll_id = $1 order by e.looked_at desc limit 100
      """;

  private final Queries db;
  private final AuditLog audit;

  PollStore(Queries db, AuditLog audit) {
    this.db = db;
    this.audit = audit;
  }

  Future<Optional<Poll>> byId(PollId id) {
    return db.query(BY_ID, key(id)).map(PollStore::first);
  }

  Future<Optional<Poll>> bySlug(String slug) {
    return db.query(BY_SLUG, Tuple.of(slug)).map(PollStore::first);
  }

  Future<List<Poll>> opened(PollQuery query) {
    PollQuery.Cursor after = query.after();
    Set<String> organisations = query.organisations();
    return db.query(
            OPENED_AFTER,
            Tuple.of(
                organisations == null ? null : organisations.toArray(String[]::new),
                query.state() == null ? null : query.state().name().toLowerCase(Locale.ROOT),
                after == null ? null : at(after.openedAt()),
                after == null ? null : after.id().value(),
                query.limit()))
        .map(PollStore::all);
  }

  /**
   * Opens a draft and tells so in both logs. Empty when the poll was no draft.
   *
   * @param by null: the program itself
   */
  Future<Optional<Poll>> openDraft(PollId id, Instant now, @Nullable Caller by) {
    return openDraft(id, now, null, by);
  }

  private Future<Optional<Poll>> openDraft(
      PollId id, Instant now, @Nullable Instant takenIn, @Nullable Caller by) {
    return db.inTransaction(
        tx ->
            tx.preparedQuery(OPEN_DRAFT)
                .execute(Tuple.of(id.value(), at(now), at(takenIn)))
                .compose(rows -> tx.preparedQuery(DELETE_TESTS).execute(key(id)).map(rows))
                .compose(rows -> told(tx, first(rows), PollEvents::opened, now))
                .compose(opened -> told(tx, opened, AuditAction.POLL_OPENED, by)));
  }

  private static Future<Optional<Poll>> told(
      SqlConnection tx, Optional<Poll> poll, Function<Poll, Event> event, Instant now) {
    return poll.isEmpty()
        ? Future.succeededFuture(poll)
        : FeedStore.append(tx, event.apply(poll.get()), now).map(poll);
  }

  private Future<Optional<Poll>> told(
      SqlConnection tx, Optional<Poll> poll, AuditAction action, @Nullable Caller by) {
    return poll.map(one -> entry(by, one.content().organisation(), action, one.id()))
        .map(entry -> audit.record(tx, entry))
        .orElseGet(Future::succeededFuture)
        .map(poll);
  }

  /**
   * What the audit log tells of a poll.
   *
   * @param by null: the program itself
   */
  static AuditEntry entry(
      @Nullable Caller by, String organisation, AuditAction action, PollId poll) {
    return by == null
        ? AuditEntry.byProgram(organisation, action, poll.toString())
        : AuditEntry.by(by, organisation, action, poll.toString());
  }

  private static Tuple key(PollId id) {
    return Tuple.of(id.value());
  }

  Future<Boolean> isDraft(PollId id) {
    return db.query(IS_DRAFT, key(id)).map(rows -> rows.size() > 0);
  }

  /**
   * Closes a poll and tells so in both logs. Empty when the poll was not open. Waits for the
   * batches that are being written.
   *
   * @param by null: the program itself
   */
  Future<Optional<Poll>> closeOpen(PollId id, Instant now, @Nullable Caller by) {
    return db.query(ANNOUNCE_CLOSING, Tuple.of(id.value(), at(now)))
        .compose(_ -> close(CLOSE_OPEN, id, now, by));
  }

  private Future<Optional<Poll>> close(
      String statement, PollId id, Instant at, @Nullable Caller by) {
    return db.inTransaction(
        tx ->
            tx.preparedQuery(statement)
                .execute(Tuple.of(id.value(), at(at)))
                .compose(rows -> told(tx, first(rows), PollEvents::closed, at))
                .compose(closed -> told(tx, closed, AuditAction.POLL_CLOSED, by)));
  }

  /** Opens a draft of a poll that was held before, on the day on which it opened then. */
  Future<Optional<Poll>> openTakenIn(PollId id, Instant opened, Instant now) {
    return openDraft(id, opened, now, null);
  }

  /** Closes such a poll on its day; only who puts it in writes to it. */
  Future<Optional<Poll>> closeTakenIn(PollId id, Instant closed) {
    return close(CLOSE_TAKEN_IN, id, closed, null);
  }

  /** The drafts whose moment to open has come. */
  Future<List<PollId>> dueToOpen(Instant now) {
    return db.query(DUE_TO_OPEN, Tuple.of(at(now))).map(PollStore::ids);
  }

  /** The open polls whose moment to close has come. */
  Future<List<PollId>> dueToClose(Instant now) {
    return db.query(DUE_TO_CLOSE, Tuple.of(at(now))).map(PollStore::ids);
  }

  private static List<PollId> ids(RowSet<Row> rows) {
    List<PollId> ids = new ArrayList<>();
    rows.forEach(row -> ids.add(new PollId(row.getUUID("id"))));
    return ids;
  }

  /** For everybody to see, and in the audit log. */
  Future<Void> insertEarlyLook(Poll poll, Caller by, Instant now) {
    Tuple look =
        Tuple.of(poll.id().value(), UUID.randomUUID(), by.organisation(), by.account(), at(now));
    return db.inTransaction(
            tx ->
                tx.preparedQuery(INSERT_EARLY_LOOK)
                    .execute(look)
                    .compose(_ -> told(tx, Optional.of(poll), AuditAction.RESULTS_SEEN_EARLY, by)))
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
                        row.getString("organisation") == null ? null : owner(row),
                        row.getOffsetDateTime("looked_at").toInstant()));
              }
              return looks;
            });
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

  /** Reads {@link #OWNER}. */
  static Translated owner(Row row) {
    JsonObject name = row.getJsonObject("owner");
    return new Translated(name.getString("nl"), name.getString("en"));
  }

  private static Poll read(Row row) {
    OffsetDateTime openedAt = row.getOffsetDateTime("opened_at");
    OffsetDateTime closedAt = row.getOffsetDateTime("closed_at");
    return new Poll(
        new PollId(row.getUUID("id")),
        content(row),
        owner(row),
        Poll.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        openedAt == null ? null : openedAt.toInstant(),
        closedAt == null ? null : closedAt.toInstant());
  }
}
