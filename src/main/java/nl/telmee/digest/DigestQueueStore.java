package nl.telmee.digest;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.telmee.db.Queries;
import nl.telmee.identity.LinkToken;

/**
 * The table {@code mail_follower} as workers use it. A claim says until when nobody else takes the
 * follower, and where the mail ends; both stay when the worker dies, so the next one sends the same
 * mail. What a worker writes after another has taken over has no effect.
 */
final class DigestQueueStore {
  private static final String CLAIM =
      """
      with mine as (
        update mail_follower f set attempt = $1, due_at = $3, upto = coalesce(f.upto, $4)
        where f.id in (
          select id from mail_follower where %s order by due_at limit $5 for update skip locked)
        returning f.*
      )
      select m.id, m.organisation, m.trajectory, m.frequency, m.newsletter, m.themes, m.language, m.cursor,
        m.upto, m.tries, a.address, a.token
      from mine m join mail_address a on a.follower = m.id
      """;

  private static final String CLAIM_SCHEDULED =
      CLAIM.formatted("frequency in ('daily', 'weekly') and due_at <= $2");

  private static final String CLAIM_AT_ONCE =
      CLAIM.formatted("frequency = 'at-once' and due_at <= $2 and cursor < $4");

  /** Who has changed the frequency meanwhile has got another moment already. */
  private static final String SENT =
      """
      update mail_follower set cursor = upto, upto = null, attempt = null, tries = 0, refusals = 0,
        refused_at = null, due_at = case when frequency = $3 then $4 else due_at end
      where id = $1 and attempt = $2 and upto is not null
      """;

  private static final String NOTHING =
      """
      update mail_follower set cursor = upto, upto = null, attempt = null,
        due_at = case when frequency = $3 then $4 else due_at end
      where id = $1 and attempt = $2 and upto is not null
      """;

  private static final String LATER =
      """
      update mail_follower set attempt = null, tries = tries + 1, due_at = $3
      where id = $1 and attempt = $2
      """;

  /**
   * A follower whose mail is ours to send.
   *
   * @param upto the last event that the mail is about
   * @param tries how often it was tried before without a result
   */
  record Claim(
      Follower follower,
      Envelope.Receiver receiver,
      UUID attempt,
      long cursor,
      long upto,
      int tries) {}

  private final Queries db;

  DigestQueueStore(Queries db) {
    this.db = db;
  }

  /**
   * Takes followers who are due.
   *
   * @param head the newest event
   * @param until nobody else takes them before
   */
  Future<List<Claim>> claim(long head, Instant now, Instant until, int most) {
    return claim(CLAIM_AT_ONCE, head, now, until, most)
        .compose(
            first ->
                claim(CLAIM_SCHEDULED, head, now, until, most)
                    .map(
                        others -> {
                          List<Claim> all = new ArrayList<>(first);
                          all.addAll(others);
                          return all;
                        }));
  }

  private Future<List<Claim>> claim(String sql, long head, Instant now, Instant until, int most) {
    UUID attempt = UUID.randomUUID();
    return db.query(sql, Tuple.of(attempt, at(now), at(until), head, most))
        .map(rows -> claims(rows, attempt));
  }

  /** The mail was taken by the mail server. */
  Future<Void> sent(Claim claim, Instant next) {
    return db.query(SENT, settled(claim, next)).mapEmpty();
  }

  /** There was nothing to send. */
  Future<Void> nothing(Claim claim, Instant next) {
    return db.query(NOTHING, settled(claim, next)).mapEmpty();
  }

  /** It could not be sent now; the same mail is tried again. */
  Future<Void> later(Claim claim, Instant next) {
    return db.query(LATER, Tuple.of(claim.follower().id(), claim.attempt(), at(next))).mapEmpty();
  }

  private static Tuple settled(Claim claim, Instant next) {
    return Tuple.of(
        claim.follower().id(),
        claim.attempt(),
        claim.follower().choices().frequency().word(),
        at(next));
  }

  private static List<Claim> claims(RowSet<Row> rows, UUID attempt) {
    List<Claim> claims = new ArrayList<>(rows.size());
    for (Row row : rows) {
      UUID id = row.getUUID("id");
      claims.add(
          new Claim(
              new Follower(
                  id,
                  row.getString("organisation"),
                  row.getString("trajectory"),
                  FollowerStore.choices(row)),
              new Envelope.Receiver(
                  id, row.getString("address"), new LinkToken(row.getString("token"))),
              attempt,
              row.getLong("cursor"),
              row.getLong("upto"),
              row.getInteger("tries")));
    }
    return claims;
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
