package nl.telmee.due;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.telmee.db.Queries;
import nl.telmee.trajectory.Seat;

/** The table {@code trajectory_reminder}. A row is one mail to one recipient, and stays. */
final class ReminderStore {
  /** Who dies while it sends, or is not answered, is followed by another after this. */
  private static final Duration AGAIN_AFTER = Duration.ofMinutes(10);

  private static final String TAKEN =
      """
      select distinct seat from trajectory_member
      where trajectory = $1 and email is not null and link is null
      """;

  /** Members with an account, or accounts; whom a link leads has no place on the desk. */
  private static final String PLAN =
      """
      insert into trajectory_reminder (trajectory, recipient, step, due_on, kind, due_at)
      select distinct on (one.email) $1::uuid, one.id, $2, $3::date, $4, $5::timestamptz from (
        select id, email from trajectory_member
        where trajectory = $1 and seat = any($6) and email is not null and link is null
        union all
        select a.id, lower(a.email) from account a join organisation o on o.slug = a.organisation
        where a.blocked_at is null and (
          (o.slug = any($7) and a.role in ('editor', 'administrator'))
          or (o.kind = 'council' and (o.slug = any($8) or o.parent = any($8))
            and a.role <> 'viewer'))) one
      order by one.email, one.id
      on conflict do nothing
      """;

  /** Who left meanwhile has no address any more. */
  private static final String CLAIM =
      """
      update trajectory_reminder r set due_at = $2
      from (select trajectory, recipient, step, due_on, kind from trajectory_reminder
            where due_at <= $1 order by due_at limit 1 for update skip locked) c
        left join trajectory_member m on m.trajectory = c.trajectory and m.id = c.recipient
        left join account a on a.id = c.recipient and a.blocked_at is null
      where (r.trajectory, r.recipient, r.step, r.due_on, r.kind)
        = (c.trajectory, c.recipient, c.step, c.due_on, c.kind)
      returning r.trajectory, r.recipient, r.step, r.due_on, r.kind,
        coalesce(m.email, a.email) as email, m.seat
      """;

  /** Members of the focus group whom no mail of the program reaches. */
  private static final String BY_LINK =
      """
      select name from trajectory_member
      where trajectory = $1 and seat = 'focus-group' and link is not null order by since, id
      """;

  private static final String DONE =
      """
      update trajectory_reminder set due_at = null
      where trajectory = $1 and recipient = $2 and step = $3 and due_on = $4 and kind = $5
      """;

  private final Queries db;

  ReminderStore(Queries db) {
    this.db = db;
  }

  /** The seats of a trajectory that somebody with an account has. */
  Future<Set<Seat>> taken(UUID trajectory) {
    return db.query(TAKEN, Tuple.of(trajectory))
        .map(
            rows -> {
              Set<Seat> taken = EnumSet.noneOf(Seat.class);
              rows.forEach(row -> taken.add(seat(row.getString("seat"))));
              return taken;
            });
  }

  private static Seat seat(String word) {
    return Arrays.stream(Seat.values())
        .filter(one -> one.word().equals(word))
        .findFirst()
        .orElseThrow();
  }

  /** Plans a mail to who is reminded, once for each day that the step is due. */
  Future<Void> plan(
      UUID trajectory,
      String step,
      LocalDate dueOn,
      Reminder.Kind kind,
      Recipients recipients,
      Instant now) {
    return db.query(
            PLAN,
            Tuple.of(
                trajectory,
                step,
                dueOn,
                kind.word(),
                now.atOffset(ZoneOffset.UTC),
                recipients.seats().stream().map(Seat::word).toArray(String[]::new),
                recipients.staff().toArray(String[]::new),
                recipients.councils().toArray(String[]::new)))
        .mapEmpty();
  }

  /** What members of the focus group are called who have a link and no account. */
  Future<List<String>> byLink(UUID trajectory) {
    return db.query(BY_LINK, Tuple.of(trajectory))
        .map(
            rows -> {
              List<String> names = new ArrayList<>(rows.size());
              rows.forEach(row -> names.add(row.getString("name")));
              return names;
            });
  }

  /** The next mail to send; no other node sends it for a while. */
  Future<Optional<Reminder>> claim(Instant now) {
    return db.query(
            CLAIM,
            Tuple.of(now.atOffset(ZoneOffset.UTC), now.plus(AGAIN_AFTER).atOffset(ZoneOffset.UTC)))
        .map(
            rows -> {
              for (Row row : rows) {
                return Optional.of(
                    new Reminder(
                        row.getUUID("trajectory"),
                        row.getUUID("recipient"),
                        row.getString("step"),
                        row.getLocalDate("due_on"),
                        Reminder.Kind.of(row.getString("kind")),
                        row.getString("email"),
                        row.getString("seat") == null ? null : seat(row.getString("seat"))));
              }
              return Optional.empty();
            });
  }

  /** It was sent, or is not needed any more. */
  Future<Void> done(Reminder one) {
    return db.query(
            DONE,
            Tuple.of(one.trajectory(), one.recipient(), one.step(), one.dueOn(), one.kind().word()))
        .mapEmpty();
  }
}
