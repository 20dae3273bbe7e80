package nl.telmee.webhook;

import static nl.telmee.webhook.DispatchStore.at;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import nl.telmee.db.Database;
import nl.telmee.feed.LoggedEvent;

/**
 * The tables {@code webhook}, {@code webhook_message} and {@code webhook_delivery} as new events
 * come in.
 */
final class FanOutStore {
  /** Those nearest to the newest event first. */
  private static final String BEHIND =
      """
      select id, organisation, types, theme, trajectory, cursor from webhook
      where state = 'active' and cursor >= $1 and cursor < $2
      order by cursor desc limit $3 for update skip locked
      """;

  private static final String PARENTS =
      """
      select slug, parent from organisation where parent is not null
      """;

  private static final String ADD_MESSAGES =
      """
      insert into webhook_message (id, type, body, made_at)
      select id, type, body, $4
      from unnest($1::uuid[], $2::text[], $3::bytea[]) as m (id, type, body)
      on conflict (id) do nothing
      """;

  /** What was delivered before comes again only after somebody asked for a replay. */
  private static final String ADD_DELIVERIES =
      """
      insert into webhook_delivery (webhook, message, seq, state, made_at, next_at)
      select webhook, message, seq, 'waiting', $4, $4
      from unnest($1::uuid[], $2::uuid[], $3::bigint[]) as d (webhook, message, seq)
      on conflict (webhook, message) do update
      set state = excluded.state, tries = 0, next_at = excluded.next_at
      """;

  private static final String MOVE =
      """
      update webhook w
      set cursor = s.cursor,
        due_at = case
          when w.lease is null and w.id = any($3) then least(coalesce(w.due_at, $4), $4)
          else w.due_at end
      from unnest($1::uuid[], $2::bigint[]) as s (id, cursor) where w.id = s.id
      """;

  private final Database db;

  FanOutStore(Database db) {
    this.db = db;
  }

  /**
   * Brings forward subscriptions whose cursor is at least {@code from} and below {@code to}, in one
   * transaction.
   *
   * @param step decides what each gets, by the parents of organisations
   * @return whether there were any
   */
  Future<Boolean> advance(
      long from,
      long to,
      int most,
      BiFunction<List<FanOut.Behind>, Map<String, String>, Future<FanOut.Step>> step,
      Function<LoggedEvent, Buffer> body,
      Clock clock) {
    return db.inTransaction(
        tx ->
            tx.preparedQuery(BEHIND)
                .execute(Tuple.of(from, to, most))
                .map(FanOutStore::behind)
                .compose(
                    behind ->
                        behind.isEmpty()
                            ? Future.succeededFuture(false)
                            : parents(tx)
                                .compose(parents -> step.apply(behind, parents))
                                .compose(decided -> write(tx, decided, body, clock.instant()))
                                .map(true)));
  }

  private static List<FanOut.Behind> behind(RowSet<Row> rows) {
    List<FanOut.Behind> behind = new ArrayList<>(rows.size());
    for (Row row : rows) {
      behind.add(
          new FanOut.Behind(
              row.getUUID("id"),
              row.getString("organisation"),
              SubscriptionStore.filter(row),
              row.getLong("cursor")));
    }
    return behind;
  }

  private static Future<Map<String, String>> parents(SqlConnection tx) {
    return tx.preparedQuery(PARENTS)
        .execute()
        .map(
            rows -> {
              Map<String, String> parents = new HashMap<>();
              rows.forEach(row -> parents.put(row.getString("slug"), row.getString("parent")));
              return parents;
            });
  }

  private static Future<Void> write(
      SqlConnection tx, FanOut.Step step, Function<LoggedEvent, Buffer> body, Instant now) {
    Future<Void> inserted =
        step.deliveries().isEmpty()
            ? Future.succeededFuture()
            : messages(tx, step.messages().values(), body, now)
                .compose(_ -> deliveries(tx, step.deliveries(), now));
    return inserted.compose(_ -> move(tx, step, now));
  }

  private static Future<Void> messages(
      SqlConnection tx,
      Collection<LoggedEvent> events,
      Function<LoggedEvent, Buffer> body,
      Instant now) {
    return tx.preparedQuery(ADD_MESSAGES)
        .execute(
            Tuple.of(
                events.stream().map(LoggedEvent::id).toArray(UUID[]::new),
                events.stream().map(event -> event.type().wire()).toArray(String[]::new),
                events.stream().map(body).toArray(Buffer[]::new),
                at(now)))
        .mapEmpty();
  }

  private static Future<Void> deliveries(
      SqlConnection tx, List<FanOut.Delivery> deliveries, Instant now) {
    return tx.preparedQuery(ADD_DELIVERIES)
        .execute(
            Tuple.of(
                deliveries.stream().map(FanOut.Delivery::webhook).toArray(UUID[]::new),
                deliveries.stream().map(FanOut.Delivery::message).toArray(UUID[]::new),
                deliveries.stream().map(FanOut.Delivery::seq).toArray(Long[]::new),
                at(now)))
        .mapEmpty();
  }

  private static Future<Void> move(SqlConnection tx, FanOut.Step step, Instant now) {
    return tx.preparedQuery(MOVE)
        .execute(
            Tuple.of(
                step.seen().keySet().toArray(UUID[]::new),
                step.seen().values().toArray(Long[]::new),
                step.deliveries().stream()
                    .map(FanOut.Delivery::webhook)
                    .distinct()
                    .toArray(UUID[]::new),
                at(now)))
        .mapEmpty();
  }
}
