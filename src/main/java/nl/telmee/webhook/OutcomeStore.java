package nl.telmee.webhook;

import static nl.telmee.webhook.DispatchStore.at;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Database;
import nl.telmee.web.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what came of attempts, many in one transaction. What was sent under a lease that has
 * been lost meanwhile is not written: whoever has it now sends again.
 *
 * <p>The subscriptions are locked first, in a statement of their own: so the next one sees all
 * deliveries that were inserted by who held the lock before.
 */
final class OutcomeStore {
  private static final String LOCK =
      """
      select w.id, w.organisation, w.state, w.slow, w.failing_since
      from webhook w join unnest($1::uuid[], $2::uuid[]) as o (id, lease)
        on w.id = o.id and w.lease = o.lease
      order by w.id for update of w
      """;

  private static final String WRITE_DELIVERIES =
      """
      update webhook_delivery d
      set state = o.state, tries = d.tries + 1, next_at = coalesce(o.next_at, d.next_at),
        tried_at = o.tried_at, millis = o.millis, status = o.status, error = o.error,
        request = o.request, answer = o.answer
      from unnest($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[], $5::timestamptz[],
          $6::int[], $7::int[], $8::text[], $9::text[], $10::text[])
        as o (webhook, message, state, next_at, tried_at, millis, status, error, request, answer)
      where d.webhook = o.webhook and d.message = o.message
      """;

  private static final String HOLD =
      """
      update webhook_delivery set state = 'held' where webhook = any($1) and state = 'waiting'
      """;

  private static final String WRITE_WEBHOOKS =
      """
      update webhook w
      set lease = null, slow = o.slow, failing_since = o.failing_since, state = o.state,
        notice = coalesce(o.notice, w.notice),
        notice_at = case when o.notice is null then w.notice_at else $6 end,
        due_at = (select min(d.next_at) from webhook_delivery d
          where d.webhook = w.id and d.state = 'waiting')
      from unnest($1::uuid[], $2::bool[], $3::timestamptz[], $4::text[], $5::text[])
        as o (id, slow, failing_since, state, notice)
      where w.id = o.id
      """;

  private final Database db;
  private final AuditLog audit;

  OutcomeStore(Database db, AuditLog audit) {
    this.db = db;
    this.audit = audit;
  }

  /**
   * Writes down outcomes, of one attempt for each subscription.
   *
   * @param pauseAfter how long there may be nothing but failures
   * @return the outcomes that counted
   */
  Future<List<Outcome>> write(List<Outcome> outcomes, Instant now, Duration pauseAfter) {
    return db.inTransaction(
        tx -> lock(tx, outcomes).compose(before -> write(tx, outcomes, before, now, pauseAfter)));
  }

  private static Future<Map<UUID, Standing>> lock(SqlConnection tx, List<Outcome> outcomes) {
    return tx.preparedQuery(LOCK)
        .execute(
            Tuple.tuple()
                .addArrayOfUUID(uuids(outcomes, one -> one.attempt().webhook()))
                .addArrayOfUUID(uuids(outcomes, one -> one.attempt().lease())))
        .map(
            rows -> {
              Map<UUID, Standing> found = new HashMap<>();
              for (Row row : rows) {
                found.put(row.getUUID("id"), standing(row));
              }
              return found;
            });
  }

  private static Standing standing(Row row) {
    OffsetDateTime since = row.getOffsetDateTime("failing_since");
    return new Standing(
        row.getUUID("id"),
        row.getString("organisation"),
        SubscriptionStore.state(row),
        row.getBoolean("slow"),
        since == null ? null : since.toInstant());
  }

  private Future<List<Outcome>> write(
      SqlConnection tx,
      List<Outcome> outcomes,
      Map<UUID, Standing> before,
      Instant now,
      Duration pauseAfter) {
    List<Outcome> ours = new ArrayList<>();
    List<Standing> after = new ArrayList<>();
    List<Standing> ended = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      Standing was = before.get(outcome.attempt().webhook());
      if (was != null) {
        Standing is = was.after(outcome, now, pauseAfter);
        ours.add(outcome);
        after.add(is);
        if (is.state() != was.state()) {
          ended.add(is);
        }
      }
    }
    return deliveries(tx, ours)
        .compose(_ -> hold(tx, after))
        .compose(_ -> webhooks(tx, after, ended, now))
        .compose(_ -> tell(tx, ended))
        .map(ours);
  }

  private static Future<Void> deliveries(SqlConnection tx, List<Outcome> outcomes) {
    List<Outcome> sent = outcomes.stream().filter(one -> one.answer() != null).toList();
    if (sent.isEmpty()) {
      return Future.succeededFuture();
    }
    Tuple columns =
        Tuple.of(
            uuids(sent, one -> one.attempt().webhook()),
            uuids(sent, one -> one.message().id()),
            texts(sent, Outcome::state),
            times(sent, Outcome::nextAt),
            times(sent, one -> one.sent().at()));
    columns.addValue(numbers(sent, one -> one.sent().millis()));
    columns.addValue(numbers(sent, one -> one.sent().status()));
    columns.addValue(texts(sent, one -> word(one.sent().failure())));
    columns.addValue(texts(sent, one -> one.sent().request()));
    columns.addValue(texts(sent, one -> one.sent().excerpt()));
    return tx.preparedQuery(WRITE_DELIVERIES).execute(columns).mapEmpty();
  }

  private static @Nullable String word(@Nullable Failure failure) {
    return failure == null ? null : failure.word();
  }

  /** Nothing waits for who is not sent to. */
  private static Future<Void> hold(SqlConnection tx, List<Standing> after) {
    UUID[] stopped =
        after.stream()
            .filter(one -> one.state() != SubscriptionState.ACTIVE)
            .map(Standing::webhook)
            .toArray(UUID[]::new);
    return stopped.length == 0
        ? Future.succeededFuture()
        : tx.preparedQuery(HOLD).execute(Tuple.of((Object) stopped)).mapEmpty();
  }

  private static Future<Void> webhooks(
      SqlConnection tx, List<Standing> after, List<Standing> ended, Instant now) {
    if (after.isEmpty()) {
      return Future.succeededFuture();
    }
    return tx.preparedQuery(WRITE_WEBHOOKS)
        .execute(
            Tuple.of(
                after.stream().map(Standing::webhook).toArray(UUID[]::new),
                after.stream().map(Standing::slow).toArray(Boolean[]::new),
                times(after, Standing::failingSince),
                texts(after, one -> Fields.wordOf(one.state())),
                texts(after, one -> ended.contains(one) ? Fields.wordOf(one.state()) : null),
                at(now)))
        .mapEmpty();
  }

  private Future<Void> tell(SqlConnection tx, List<Standing> ended) {
    Future<Void> told = Future.succeededFuture();
    for (Standing one : ended) {
      AuditAction action =
          one.state() == SubscriptionState.GONE
              ? AuditAction.WEBHOOK_GONE
              : AuditAction.WEBHOOK_PAUSED;
      AuditEntry entry = AuditEntry.byProgram(one.organisation(), action, one.webhook().toString());
      told = told.compose(_ -> audit.record(tx, entry));
    }
    return told;
  }

  private static <T> UUID[] uuids(List<T> all, Function<T, UUID> column) {
    return all.stream().map(column).toArray(UUID[]::new);
  }

  private static <T> String[] texts(List<T> all, Function<T, @Nullable String> column) {
    return all.stream().map(column).toArray(String[]::new);
  }

  private static <T> Integer[] numbers(List<T> all, Function<T, @Nullable Integer> column) {
    return all.stream().map(column).toArray(Integer[]::new);
  }

  private static <T> OffsetDateTime[] times(List<T> all, Function<T, @Nullable Instant> column) {
    return all.stream()
        .map(
            one -> {
              Instant time = column.apply(one);
              return time == null ? null : at(time);
            })
        .toArray(OffsetDateTime[]::new);
  }
}
