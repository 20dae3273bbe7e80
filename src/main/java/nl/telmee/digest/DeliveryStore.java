package nl.telmee.digest;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Queries;
import nl.telmee.identity.LinkToken;
import nl.telmee.web.Language;

/** The tables {@code newsletter} and {@code newsletter_delivery} as workers use them. */
final class DeliveryStore {
  private static final String DUE =
      """
      select %s from newsletter where state = 'scheduled' and send_at <= $1
      order by send_at, id limit 1 for update skip locked
      """
          .formatted(NewsletterStore.COLUMNS);

  private static final String ADDRESS_BOOK =
      """
      insert into newsletter_delivery (newsletter, follower, due_at)
      select $1, id, $3 from mail_follower where organisation = $2 and newsletter
      """;

  private static final String BEGIN =
      """
      update newsletter set state = 'sending', began_at = $2, recipients = $3,
        number = (select coalesce(max(n.number), 0) + 1 from newsletter n
          where n.organisation = newsletter.organisation)
      where id = $1
      returning %s
      """
          .formatted(NewsletterStore.COLUMNS);

  private static final String CLAIM =
      """
      with mine as (
        update newsletter_delivery set attempt = $1, due_at = $3
        where (newsletter, follower) in (
          select newsletter, follower from newsletter_delivery where due_at <= $2
          order by due_at limit $4 for update skip locked)
        returning newsletter, follower, tries
      )
      select m.newsletter, m.follower, m.tries, f.language, a.address, a.token
      from mine m join mail_follower f on f.id = m.follower
        join mail_address a on a.follower = m.follower
      """;

  private static final String DELIVERED =
      """
      with gone as (
        delete from newsletter_delivery where newsletter = $1 and follower = $2 and attempt = $3
        returning newsletter
      )
      update newsletter set delivered = delivered + 1 where id in (select newsletter from gone)
      """;

  private static final String REFUSED =
      """
      with gone as (
        delete from newsletter_delivery where newsletter = $1 and follower = $2 and attempt = $3
        returning newsletter
      )
      update newsletter set refused = refused + 1 where id in (select newsletter from gone)
      """;

  private static final String LATER =
      """
      update newsletter_delivery set attempt = null, tries = tries + 1, due_at = $4
      where newsletter = $1 and follower = $2 and attempt = $3
      """;

  private static final String END =
      """
      update newsletter n set state = 'sent', ended_at = $1
      where state = 'sending'
        and not exists (select from newsletter_delivery d where d.newsletter = n.id)
      """;

  /**
   * A mail that is ours to send.
   *
   * @param tries how often it was tried before without a result
   */
  record Claim(
      UUID newsletter, Envelope.Receiver receiver, Language language, UUID attempt, int tries) {}

  private final Queries db;

  DeliveryStore(Queries db) {
    this.db = db;
  }

  /** Begins with one whose moment has come, if there is one: gives it a number and its readers. */
  Future<Void> begin(Instant now, AuditLog audit) {
    return db.inTransaction(
        tx ->
            tx.preparedQuery(DUE)
                .execute(Tuple.of(at(now)))
                .map(NewsletterStore::first)
                .compose(
                    due ->
                        due.isEmpty()
                            ? Future.succeededFuture()
                            : begin(tx, due.get(), now)
                                .compose(begun -> audit.record(tx, entry(begun)))));
  }

  private static Future<Newsletter> begin(SqlConnection tx, Newsletter newsletter, Instant now) {
    return tx.preparedQuery(ADDRESS_BOOK)
        .execute(Tuple.of(newsletter.id(), newsletter.organisation(), at(now)))
        .compose(
            added ->
                tx.preparedQuery(BEGIN)
                    .execute(Tuple.of(newsletter.id(), at(now), added.rowCount())))
        .map(rows -> NewsletterStore.first(rows).orElseThrow());
  }

  private static AuditEntry entry(Newsletter newsletter) {
    return AuditEntry.byProgram(
            newsletter.organisation(), AuditAction.NEWSLETTER_SENT, newsletter.id().toString())
        .with("recipients", newsletter.progress().recipients());
  }

  /** Takes mails that are to be sent; nobody else does before the moment. */
  Future<List<Claim>> claim(Instant now, Instant until, int most) {
    UUID attempt = UUID.randomUUID();
    return db.query(CLAIM, Tuple.of(attempt, at(now), at(until), most))
        .map(
            rows -> {
              List<Claim> claims = new ArrayList<>(rows.size());
              rows.forEach(row -> claims.add(claim(row, attempt)));
              return claims;
            });
  }

  private static Claim claim(Row row, UUID attempt) {
    return new Claim(
        row.getUUID("newsletter"),
        new Envelope.Receiver(
            row.getUUID("follower"),
            row.getString("address"),
            new LinkToken(row.getString("token"))),
        Objects.requireNonNull(Language.of(row.getString("language"))),
        attempt,
        row.getInteger("tries"));
  }

  /** The mail server has taken it. */
  Future<Void> delivered(Claim claim) {
    return db.query(DELIVERED, mine(claim)).mapEmpty();
  }

  /** It will not be taken. */
  Future<Void> refused(Claim claim) {
    return db.query(REFUSED, mine(claim)).mapEmpty();
  }

  /** It could not be sent now. */
  Future<Void> later(Claim claim, Instant next) {
    return db.query(LATER, mine(claim).addValue(at(next))).mapEmpty();
  }

  /** Those of which nothing is left to send are sent. */
  Future<Void> end(Instant now) {
    return db.query(END, Tuple.of(at(now))).mapEmpty();
  }

  private static Tuple mine(Claim claim) {
    return Tuple.of(claim.newsletter(), claim.receiver().follower(), claim.attempt());
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
