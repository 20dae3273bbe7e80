package nl.telmee.webhook;

import static nl.telmee.webhook.DispatchStore.at;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Database;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import org.jspecify.annotations.Nullable;

/** The table {@code webhook_delivery} for those whose subscription it is. */
final class DeliveryStore {
  private static final String COLUMNS =
      """
      select d.message, m.type, d.state, d.tries, d.made_at, d.next_at, d.tried_at, d.millis,
        d.status, d.error, d.request, left(convert_from(m.body, 'UTF8'), 2000) as body, d.answer
      from webhook_delivery d join webhook_message m on m.id = d.message
      """;

  private static final String LIST =
      COLUMNS
          + """
          where d.webhook = $1 and ($2::uuid is null or (d.made_at, d.message) <
            (select made_at, message from webhook_delivery where webhook = $1 and message = $2))
          order by d.made_at desc, d.message desc limit $3
          """;

  private static final String ONE =
      COLUMNS
          + """
          where d.webhook = $1 and d.message = $2
          """;

  private static final String AGAIN =
      """
      update webhook_delivery set state = 'waiting', tries = 0, next_at = $3
      where webhook = $1 and message = $2
      """;

  /** A lease ends by itself; then all that waits is seen. */
  private static final String WAKE =
      """
      update webhook set due_at = case when lease is null then $2 else due_at end
      where id = $1 and state = 'active'
      """;

  private static final String BACK =
      """
      update webhook set cursor = least(cursor, $2) where id = $1 and state = 'active'
      """;

  private static final String PAUSE =
      """
      update webhook set state = 'paused' where id = $1 and state = 'active'
      """;

  private static final String HOLD =
      """
      update webhook_delivery set state = 'held' where webhook = $1 and state = 'waiting'
      """;

  private static final String RESUME =
      """
      update webhook
      set state = 'active', slow = false, failing_since = null, notice = null, notice_at = null,
        cursor = least(cursor, $3), due_at = case when lease is null then $2 else due_at end
      where id = $1 and state <> 'active'
      """;

  /** All that has not arrived: what was held, and what was given up; but no test messages. */
  private static final String GO_ON =
      """
      update webhook_delivery set state = 'waiting', tries = 0, next_at = $2
      where webhook = $1 and (state = 'held'
        or state = 'failed' and exists (select from event e where e.id = message))
      """;

  private static final String ADD_MESSAGE =
      """
      insert into webhook_message (id, type, body, made_at) values ($1, $2, $3, $4)
      """;

  private static final String ADD_TRIED =
      """
      insert into webhook_delivery (webhook, message, state, tries, made_at, next_at, tried_at,
        millis, status, error, request, answer)
      select $1, $2, $3, 1, $4, $4, $4, $5, $6, $7, $8, $9
      where exists (select from webhook where id = $1)
      """;

  private static final String SECRETS =
      """
      select secret from webhook_secret where webhook = $1 and (ends_at is null or ends_at > $2)
      order by made_at desc limit 5
      """;

  private final Database db;
  private final AuditLog audit;

  DeliveryStore(Database db, AuditLog audit) {
    this.db = db;
    this.audit = audit;
  }

  /**
   * Newest first.
   *
   * @param before only those that stand behind this one; null: from the newest on
   */
  Future<List<Delivery>> list(Reach reach, UUID webhook, @Nullable UUID before, int limit) {
    return db.staff(reach.scope())
        .query(LIST, Tuple.of(webhook, before, limit))
        .map(DeliveryStore::deliveries);
  }

  Future<Optional<Delivery>> one(Reach reach, UUID webhook, UUID message) {
    return db.staff(reach.scope())
        .query(ONE, Tuple.of(webhook, message))
        .map(rows -> deliveries(rows).stream().findFirst());
  }

  /** Sends a message again, from its first try on; fails with {@link Problem#WEBHOOK_PAUSED}. */
  Future<Void> again(Reach reach, UUID webhook, UUID message, Instant now, AuditEntry entry) {
    return locked(
        reach,
        webhook,
        tx ->
            update(tx, AGAIN, Tuple.of(webhook, message, at(now)), Problem.NOT_FOUND)
                .compose(_ -> update(tx, WAKE, Tuple.of(webhook, at(now)), Problem.WEBHOOK_PAUSED))
                .compose(_ -> audit.record(tx, entry)));
  }

  /** Sends all after a cursor again; fails with {@link Problem#WEBHOOK_PAUSED}. */
  Future<Void> back(Reach reach, UUID webhook, long cursor, AuditEntry entry) {
    return locked(
        reach,
        webhook,
        tx ->
            update(tx, BACK, Tuple.of(webhook, cursor), Problem.WEBHOOK_PAUSED)
                .compose(_ -> audit.record(tx, entry)));
  }

  /** Sends no more; what waits is kept. Fails with {@link Problem#WEBHOOK_PAUSED}. */
  Future<Void> pause(Reach reach, UUID webhook, AuditEntry entry) {
    return locked(
        reach,
        webhook,
        tx ->
            update(tx, PAUSE, Tuple.of(webhook), Problem.WEBHOOK_PAUSED)
                .compose(_ -> tx.preparedQuery(HOLD).execute(Tuple.of(webhook)))
                .compose(_ -> audit.record(tx, entry)));
  }

  /**
   * Sends again: what was kept, and what happened meanwhile. Fails with {@link
   * Problem#WEBHOOK_ACTIVE}.
   *
   * @param cursor all after it is sent too
   */
  Future<Void> resume(Reach reach, UUID webhook, long cursor, Instant now, AuditEntry entry) {
    return locked(
        reach,
        webhook,
        tx ->
            update(tx, RESUME, Tuple.of(webhook, at(now), cursor), Problem.WEBHOOK_ACTIVE)
                .compose(_ -> tx.preparedQuery(GO_ON).execute(Tuple.of(webhook, at(now))))
                .compose(_ -> audit.record(tx, entry)));
  }

  /** Work on a subscription of the caller's; fails with {@link Problem#NOT_FOUND}. */
  private Future<Void> locked(
      Reach reach, UUID webhook, java.util.function.Function<SqlConnection, Future<Void>> work) {
    return db.staff(reach.scope())
        .inTransaction(
            tx -> SubscriptionStore.lock(tx, reach, webhook).compose(_ -> work.apply(tx)));
  }

  private static Future<Void> update(SqlConnection tx, String sql, Tuple row, Problem otherwise) {
    return tx.preparedQuery(sql)
        .execute(row)
        .compose(
            rows ->
                rows.rowCount() == 1
                    ? Future.succeededFuture()
                    : Future.failedFuture(Rejected.because(otherwise)));
  }

  /** The secrets that sign now, the newest first. */
  Future<List<Secret>> secrets(UUID webhook, Instant now) {
    return db.query(SECRETS, Tuple.of(webhook, at(now)))
        .map(
            rows -> {
              List<Secret> secrets = new ArrayList<>();
              rows.forEach(row -> secrets.add(new Secret(row.getBuffer("secret"))));
              return secrets;
            });
  }

  /** A message that was sent once, to try, and what came of it. */
  Future<Void> tried(UUID webhook, Message message, String type, Answer answer) {
    Tuple row =
        Tuple.of(
            webhook,
            message.id(),
            answer.success() ? "done" : "failed",
            at(answer.at()),
            answer.millis(),
            answer.status());
    Failure failure = answer.failure();
    row.addString(failure == null ? null : failure.word())
        .addString(answer.request())
        .addString(answer.excerpt());
    return db.inTransaction(
        tx ->
            tx.preparedQuery(ADD_MESSAGE)
                .execute(Tuple.of(message.id(), type, message.body(), at(answer.at())))
                .compose(_ -> tx.preparedQuery(ADD_TRIED).execute(row))
                .mapEmpty());
  }

  private static List<Delivery> deliveries(RowSet<Row> rows) {
    List<Delivery> all = new ArrayList<>(rows.size());
    for (Row row : rows) {
      OffsetDateTime tried = row.getOffsetDateTime("tried_at");
      all.add(
          new Delivery(
              row.getUUID("message"),
              row.getString("type"),
              Delivery.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
              row.getInteger("tries"),
              row.getOffsetDateTime("made_at").toInstant(),
              row.getOffsetDateTime("next_at").toInstant(),
              tried == null ? null : tried.toInstant(),
              row.getInteger("millis"),
              row.getInteger("status"),
              row.getString("error"),
              row.getString("request"),
              row.getString("body"),
              row.getString("answer")));
    }
    return all;
  }
}
