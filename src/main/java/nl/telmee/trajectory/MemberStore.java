package nl.telmee.trajectory;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.telmee.db.Queries;
import nl.telmee.web.Role;
import org.jspecify.annotations.Nullable;

/** The table {@code trajectory_member}. */
final class MemberStore {
  private static final String SEATS =
      """
      select seat from trajectory_member
      where trajectory = $1 and email = lower($2) and not has_link
      """;

  private static final String SEATS_OF =
      """
      select trajectory, seat from trajectory_member where email = lower($1) and not has_link
      """;

  private static final String ALL =
      """
      select id, seat, name, email, has_link from trajectory_member
      where trajectory = $1 order by seat, since, id
      """;

  private static final String INSERT =
      """
      insert into trajectory_member (trajectory, id, seat, name, email, link, since)
      select $1, $2, $3, $4, $5, $6, $7
      where (select count(*) from trajectory_member where trajectory = $1) < $8
      """;

  private static final String DELETE =
      "delete from trajectory_member where trajectory = $1 and id = $2";

  private static final String NEW_LINK =
      """
      update trajectory_member set link = $3
      where trajectory = $1 and id = $2 and has_link
      """;

  private static final String OF_LINK =
      "select trajectory from trajectory_member where link = $1 and seat = 'focus-group'";

  private static final String ACCOUNT =
      """
      select a.role, a.organisation, coalesce(o.kind = 'council', false) as council, o.parent,
        array(with recursive below(slug) as (
          select a.organisation union select c.slug from organisation c
          join below b on c.parent = b.slug) select slug from below where slug is not null) as below
      from account a left join organisation o on o.slug = a.organisation
      where lower(a.email) = $1 and a.blocked_at is null
      """;

  private final Queries db;

  MemberStore(Queries db) {
    this.db = db;
  }

  /** The seats that an account has in a trajectory. */
  Future<Set<Seat>> seats(UUID trajectory, String email) {
    return db.query(SEATS, Tuple.of(trajectory, email))
        .map(
            rows -> {
              Set<Seat> seats = EnumSet.noneOf(Seat.class);
              rows.forEach(row -> seats.add(Seat.of(row.getString("seat"))));
              return seats;
            });
  }

  /** The seats that an account has, by trajectory. */
  Future<Map<UUID, Set<Seat>>> seats(String email) {
    return db.query(SEATS_OF, Tuple.of(email))
        .map(
            rows -> {
              Map<UUID, Set<Seat>> seats = new HashMap<>();
              rows.forEach(
                  row ->
                      seats
                          .computeIfAbsent(
                              row.getUUID("trajectory"), _ -> EnumSet.noneOf(Seat.class))
                          .add(Seat.of(row.getString("seat"))));
              return seats;
            });
  }

  Future<List<Member>> all(UUID trajectory) {
    return db.query(ALL, Tuple.of(trajectory))
        .map(
            rows -> {
              List<Member> members = new ArrayList<>(rows.size());
              for (Row row : rows) {
                members.add(
                    new Member(
                        row.getUUID("id"),
                        Seat.of(row.getString("seat")),
                        row.getString("name"),
                        row.getString("email"),
                        row.getBoolean("has_link")));
              }
              return members;
            });
  }

  /** To whom the account with an address belongs; only the program itself reads all accounts. */
  Future<Optional<SeatRules.Place>> account(String email) {
    return db.query(ACCOUNT, Tuple.of(email))
        .map(
            rows -> {
              for (Row row : rows) {
                return Optional.of(
                    new SeatRules.Place(
                        Role.of(row.getString("role")),
                        row.getString("organisation"),
                        row.getBoolean("council"),
                        row.getString("parent"),
                        Set.of(row.getArrayOfStrings("below"))));
              }
              return Optional.empty();
            });
  }

  /** The trajectory that a link leads to. */
  Future<Optional<UUID>> ofLink(Buffer hash) {
    return db.query(OF_LINK, Tuple.of(hash))
        .map(
            rows -> {
              for (Row row : rows) {
                return Optional.of(row.getUUID("trajectory"));
              }
              return Optional.empty();
            });
  }

  /**
   * Adds a member; false when there are as many as there may be.
   *
   * @param link hash of the secret; null: an account
   */
  static Future<Boolean> insert(
      SqlConnection tx, UUID trajectory, Member member, @Nullable Buffer link, Instant now) {
    return tx.preparedQuery(INSERT)
        .execute(
            Tuple.of(
                trajectory,
                member.id(),
                member.seat().word(),
                member.name(),
                member.email(),
                link,
                now.atOffset(ZoneOffset.UTC),
                Member.MOST))
        .map(rows -> rows.rowCount() == 1);
  }

  static Future<Boolean> delete(SqlConnection tx, UUID trajectory, UUID member) {
    return tx.preparedQuery(DELETE)
        .execute(Tuple.of(trajectory, member))
        .map(rows -> rows.rowCount() == 1);
  }

  static Future<Boolean> newLink(SqlConnection tx, UUID trajectory, UUID member, Buffer link) {
    return tx.preparedQuery(NEW_LINK)
        .execute(Tuple.of(trajectory, member, link))
        .map(rows -> rows.rowCount() == 1);
  }
}
