package nl.telmee.webhook;

import static nl.telmee.webhook.DispatchStore.at;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.db.Database;
import org.jspecify.annotations.Nullable;

/** Owners who are still to be told something, and what has been kept long enough. */
final class NoticeStore {
  /** A try to tell may take no longer; then another node tries. */
  private static final Duration AGAIN = Duration.ofMinutes(10);

  /** The address of who made it, else of the organisation. */
  private static final String CLAIM =
      """
      update webhook w set notice_at = $2
      where id = (
        select id from webhook where notice is not null and notice_at <= $1
        order by notice_at limit 1 for update skip locked)
      returning w.id, w.notice, w.url, coalesce(
        (select a.email from account a where a.id = w.account_id and a.blocked_at is null),
        (select o.email from organisation o where o.slug = w.organisation)) as email
      """;

  private static final String TOLD =
      """
      update webhook set notice = null, notice_at = null where id = $1 and notice = $2
      """;

  /** What a paused subscription holds has still to be sent. */
  private static final String REMOVE_DELIVERIES =
      """
      delete from webhook_delivery where state in ('done', 'failed') and made_at < $1
      """;

  private static final String REMOVE_MESSAGES =
      """
      delete from webhook_message m
      where made_at < $1 and not exists (select from webhook_delivery d where d.message = m.id)
      """;

  /**
   * Something to tell.
   *
   * @param what paused or gone
   * @param email null: there is nobody to tell
   */
  record Notice(UUID webhook, String what, String url, @Nullable String email) {}

  private final Database db;

  NoticeStore(Database db) {
    this.db = db;
  }

  /** The next one, which for ten minutes is nobody else's. */
  Future<Optional<Notice>> claim(Instant now) {
    return db.query(CLAIM, Tuple.of(at(now), at(now.plus(AGAIN))))
        .map(
            rows -> {
              for (Row row : rows) {
                return Optional.of(
                    new Notice(
                        row.getUUID("id"),
                        row.getString("notice"),
                        row.getString("url"),
                        row.getString("email")));
              }
              return Optional.empty();
            });
  }

  Future<Void> told(Notice notice) {
    return db.query(TOLD, Tuple.of(notice.webhook(), notice.what())).mapEmpty();
  }

  /** Removes deliveries that were made before a moment and wait for nothing, and their messages. */
  Future<Void> remove(Instant before) {
    return db.query(REMOVE_DELIVERIES, Tuple.of(at(before)))
        .compose(_ -> db.query(REMOVE_MESSAGES, Tuple.of(at(before))))
        .mapEmpty();
  }
}
