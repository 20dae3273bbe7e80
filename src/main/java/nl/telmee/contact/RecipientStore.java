package nl.telmee.contact;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.telmee.db.Queries;

/** The tables {@code invitation_recipient} and {@code contact_asked}. */
final class RecipientStore {
  private static final String INSERT =
      """
      insert into invitation_recipient (invitation_id, contact_id, attempts, not_before)
      select $1, contact, 0, $3 from unnest($2::uuid[]) as contact
      """;

  /** Whoever claims them has until then; afterwards another node may. */
  private static final String CLAIM =
      """
      update invitation_recipient r set attempts = r.attempts + 1, not_before = $2
      from (select invitation_id, contact_id from invitation_recipient
            where not_before <= $1 order by not_before, contact_id limit $3
            for update skip locked) due
      where r.invitation_id = due.invitation_id and r.contact_id = due.contact_id
      returning r.invitation_id, r.contact_id, r.attempts
      """;

  private static final String DELETE =
      "delete from invitation_recipient where invitation_id = $1 and contact_id = $2";

  private static final String DELETE_ALL =
      "delete from invitation_recipient where invitation_id = $1";

  private static final String LATER =
      """
      update invitation_recipient set not_before = $3, attempts = attempts - $4
      where invitation_id = $1 and contact_id = $2
      """;

  private static final String ASKED =
      """
      select a.contact_id, sum(a.n)::int as n
      from contact_asked a join contact c on c.id = a.contact_id
      where c.organisation = $1 and a.day > $2 group by a.contact_id
      """;

  private static final String ADD_ASKED =
      """
      insert into contact_asked as a (contact_id, day, n)
      select contact, $2, 1 from unnest($1::uuid[]) as contact
      on conflict (contact_id, day) do update set n = a.n + 1
      """;

  private static final String FORGET_ASKED = "delete from contact_asked where day < $1";

  /**
   * A message that is ours to send.
   *
   * @param attempts this one included
   */
  record Claim(UUID invitation, UUID contact, int attempts) {}

  private RecipientStore() {}

  /** In the order of the ids, which is random. */
  static Future<Void> insert(SqlConnection tx, UUID invitation, List<UUID> contacts, Instant now) {
    return tx.preparedQuery(INSERT)
        .execute(Tuple.of(invitation, contacts.toArray(UUID[]::new), now.atOffset(ZoneOffset.UTC)))
        .mapEmpty();
  }

  static Future<List<Claim>> claim(Queries db, Instant now, Instant until, int limit) {
    return db.query(
            CLAIM, Tuple.of(now.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC), limit))
        .map(
            rows -> {
              List<Claim> claims = new ArrayList<>();
              for (Row row : rows) {
                claims.add(
                    new Claim(
                        row.getUUID("invitation_id"),
                        row.getUUID("contact_id"),
                        row.getInteger("attempts")));
              }
              return claims;
            });
  }

  /** Yields whether it was still there: two nodes may have sent it, one of them counts it. */
  static Future<Boolean> delete(SqlConnection tx, Claim claim) {
    return tx.preparedQuery(DELETE)
        .execute(Tuple.of(claim.invitation(), claim.contact()))
        .map(rows -> rows.rowCount() == 1);
  }

  /** Yields how many there were. */
  static Future<Integer> deleteAll(SqlConnection tx, UUID invitation) {
    return tx.preparedQuery(DELETE_ALL).execute(Tuple.of(invitation)).map(rows -> rows.rowCount());
  }

  /**
   * Lets it wait.
   *
   * @param blameless whether this attempt does not count
   */
  static Future<Void> later(Queries db, Claim claim, Instant at, boolean blameless) {
    return db.query(
            LATER,
            Tuple.of(
                claim.invitation(),
                claim.contact(),
                at.atOffset(ZoneOffset.UTC),
                blameless ? 1 : 0))
        .mapEmpty();
  }

  /** How often the people of an organisation were asked after a day; who was not is not in it. */
  static Future<Map<UUID, Integer>> asked(Queries db, String organisation, LocalDate after) {
    return db.query(ASKED, Tuple.of(organisation, after))
        .map(
            rows -> {
              Map<UUID, Integer> asked = new HashMap<>();
              for (Row row : rows) {
                asked.put(row.getUUID("contact_id"), row.getInteger("n"));
              }
              return asked;
            });
  }

  static Future<Void> addAsked(SqlConnection tx, List<UUID> contacts, LocalDate day) {
    return tx.preparedQuery(ADD_ASKED)
        .execute(Tuple.of(contacts.toArray(UUID[]::new), day))
        .mapEmpty();
  }

  static Future<Void> forgetAsked(Queries db, LocalDate before) {
    return db.query(FORGET_ASKED, Tuple.of(before)).mapEmpty();
  }
}
