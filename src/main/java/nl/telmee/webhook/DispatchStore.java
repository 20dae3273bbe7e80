package nl.telmee.webhook;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import nl.telmee.db.Database;

/** The table {@code webhook} as the queue of subscriptions that have something to be sent. */
final class DispatchStore {
  /**
   * What there is to do.
   *
   * @param any whether anybody wants anything at all
   */
  record Glance(boolean any, boolean behind, boolean quick, boolean slow) {}

  private static final String GLANCE =
      """
      select
        exists (select from webhook w where w.state = 'active') as any,
        exists (select from webhook w
          where w.state = 'active' and w.cursor < (select seq from event_head)) as behind,
        exists (select from webhook w
          where w.state = 'active' and not w.slow and w.due_at <= $1) as quick,
        exists (select from webhook w
          where w.state = 'active' and w.slow and w.due_at <= $1) as slow
      """;

  /** The one that was due first; from now until the lease ends it is nobody else's. */
  private static final String CLAIM =
      """
      with due as (
        select id from webhook
        where state = 'active' and slow = $1 and due_at <= $2
          and exists (select from webhook_secret s where s.webhook = webhook.id)
        order by due_at limit $3 for update skip locked
      ), mine as (
        update webhook w set lease = $4, due_at = $5 from due where w.id = due.id
        returning w.id, w.url
      )
      select m.id, m.url, d.message, d.tries, b.body,
        (select array_agg(s.secret order by s.made_at desc) from (
          select secret, made_at from webhook_secret
          where webhook = m.id and (ends_at is null or ends_at > $2)
          order by made_at desc limit 5) s) as secrets
      from mine m
      left join lateral (
        select message, tries from webhook_delivery
        where webhook = m.id and state = 'waiting' and next_at <= $2
        order by next_at, seq limit 1) d on true
      left join webhook_message b on b.id = d.message
      """;

  private static final String HAND_BACK =
      """
      update webhook set lease = null, due_at = $2 where lease = any($1)
      """;

  private static final String DUE =
      """
      select count(*) as n from webhook where state = 'active' and due_at <= $1
      """;

  private final Database db;

  DispatchStore(Database db) {
    this.db = db;
  }

  Future<Glance> glance(Instant now) {
    return db.query(GLANCE, Tuple.of(at(now)))
        .map(rows -> rows.iterator().next())
        .map(
            row ->
                new Glance(
                    row.getBoolean("any"),
                    row.getBoolean("behind"),
                    row.getBoolean("quick"),
                    row.getBoolean("slow")));
  }

  /** Takes subscriptions that have something due, at most {@code most}. */
  Future<List<Attempt>> claim(boolean slow, int most, Instant now, Duration lease) {
    UUID name = UUID.randomUUID();
    return db.query(CLAIM, Tuple.of(slow, at(now), most, name, at(now.plus(lease))))
        .map(rows -> attempts(rows, name, slow));
  }

  private static List<Attempt> attempts(RowSet<Row> rows, UUID lease, boolean slow) {
    List<Attempt> attempts = new ArrayList<>(rows.size());
    for (Row row : rows) {
      Message message = row.getUUID("message") == null ? null : message(row);
      attempts.add(new Attempt(row.getUUID("id"), lease, slow, message));
    }
    return attempts;
  }

  private static Message message(Row row) {
    Buffer[] secrets = row.getArrayOfBuffers("secrets");
    return new Message(
        row.getUUID("message"),
        row.getString("url"),
        row.getBuffer("body"),
        row.getInteger("tries"),
        Arrays.stream(secrets).map(Secret::new).toList());
  }

  /** Gives back what was not sent. */
  Future<Void> handBack(Collection<UUID> leases, Instant now) {
    return db.query(HAND_BACK, Tuple.of(leases.toArray(UUID[]::new), at(now))).mapEmpty();
  }

  /** How many subscriptions wait to be taken. */
  Future<Long> due(Instant now) {
    return db.query(DUE, Tuple.of(at(now))).map(rows -> rows.iterator().next().getLong("n"));
  }

  static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
