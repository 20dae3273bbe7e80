package nl.telmee.digest;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import nl.telmee.db.Queries;

/**
 * What mail servers refuse. An address counts once in twenty hours, so that a mistake on our side
 * that is mended within a day costs nobody; three in a row, and the follower is erased.
 */
final class RefusalStore {
  static final int MOST = 3;
  private static final Duration ONCE_IN = Duration.ofHours(20);

  /** A bounce comes after the server had taken the mail: a month without is the end of a row. */
  private static final Duration FORGOTTEN_AFTER = Duration.ofDays(30);

  private static final String REFUSED =
      """
      update mail_follower set refused_at = $2, refusals = refusals + 1
      where id = $1 and (refused_at is null or refused_at < $3)
      returning organisation, refusals as n
      """;

  private static final String BOUNCED =
      """
      update mail_follower set bounced_at = $2,
        bounces = case when bounced_at < $4 then 1 else bounces + 1 end
      where id = $1 and (bounced_at is null or bounced_at < $3)
      returning organisation, bounces as n
      """;

  private static final String ADD =
      """
      insert into mail_count (organisation, month, what, n) values ($1, $2, $3, 1)
      on conflict (organisation, month, what) do update set n = mail_count.n + excluded.n
      """;

  private static final String DELETE = "delete from mail_follower where id = $1";

  private final Queries db;

  RefusalStore(Queries db) {
    this.db = db;
  }

  /** The mail server refused it as it was sent; yields whether the follower was erased for it. */
  Future<Boolean> refused(UUID follower, Instant now) {
    Tuple arguments = Tuple.of(follower, at(now), at(now.minus(ONCE_IN)));
    return count(REFUSED, arguments, follower, "refused", now);
  }

  /** Another server sent it back later; yields whether the follower was erased for it. */
  Future<Boolean> bounced(UUID follower, Instant now) {
    Tuple arguments =
        Tuple.of(follower, at(now), at(now.minus(ONCE_IN)), at(now.minus(FORGOTTEN_AFTER)));
    return count(BOUNCED, arguments, follower, "bounced", now);
  }

  private Future<Boolean> count(
      String sql, Tuple arguments, UUID follower, String what, Instant now) {
    return db.inTransaction(
        tx ->
            tx.preparedQuery(sql)
                .execute(arguments)
                .compose(
                    rows -> {
                      for (Row row : rows) {
                        return counted(tx, follower, row, what, now);
                      }
                      return Future.succeededFuture(false);
                    }));
  }

  private static Future<Boolean> counted(
      SqlConnection tx, UUID follower, Row row, String what, Instant now) {
    String organisation = row.getString("organisation");
    Future<Void> counted = add(tx, organisation, what, now);
    if (row.getInteger("n") < MOST) {
      return counted.map(false);
    }
    return counted
        .compose(_ -> add(tx, organisation, "given-up", now))
        .compose(_ -> tx.preparedQuery(DELETE).execute(Tuple.of(follower)))
        .map(true);
  }

  private static Future<Void> add(SqlConnection tx, String organisation, String what, Instant now) {
    LocalDate month = now.atZone(Frequency.AMSTERDAM).toLocalDate().withDayOfMonth(1);
    return tx.preparedQuery(ADD).execute(Tuple.of(organisation, month, what)).mapEmpty();
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
