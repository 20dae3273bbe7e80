package nl.telmee.due;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.db.Queries;
import nl.telmee.trajectory.Seat;

/** The table {@code trajectory_reminder}. A row is one mail to one member, and stays. */
final class ReminderStore {
  /** Who dies while it sends, or is not answered, is followed by another after this. */
  private static final Duration AGAIN_AFTER = Duration.ofMinutes(10);

  /** Members with an account; whom a link leads has no place on the desk. */
  private static final String PLAN =
      """
      insert into trajectory_reminder (trajectory, member, step, due_on, kind, due_at)
      select trajectory, id, $2, $3, $4, $5 from trajectory_member
      where trajectory = $1 and seat = any($6) and email is not null and link is null
      on conflict do nothing
      """;

  private static final String CLAIM =
      """
      update trajectory_reminder r set due_at = $2
      from trajectory_member m
      where m.trajectory = r.trajectory and m.id = r.member
        and (r.trajectory, r.member, r.step, r.due_on, r.kind) = (
          select trajectory, member, step, due_on, kind from trajectory_reminder
          where due_at <= $1 order by due_at limit 1 for update skip locked)
      returning r.trajectory, r.member, r.step, r.due_on, r.kind, m.email
      """;

  private static final String DONE =
      """
      update trajectory_reminder set due_at = null
      where trajectory = $1 and member = $2 and step = $3 and due_on = $4 and kind = $5
      """;

  private final Queries db;

  ReminderStore(Queries db) {
    this.db = db;
  }

  /** Plans a mail to all members with these seats, once for each day that the step is due. */
  Future<Void> plan(
      UUID trajectory,
      String step,
      LocalDate dueOn,
      Reminder.Kind kind,
      Collection<Seat> seats,
      Instant now) {
    String[] words = seats.stream().map(Seat::word).toArray(String[]::new);
    return db.query(
            PLAN,
            Tuple.of(trajectory, step, dueOn, kind.word(), now.atOffset(ZoneOffset.UTC), words))
        .mapEmpty();
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
                        row.getUUID("member"),
                        row.getString("step"),
                        row.getLocalDate("due_on"),
                        Reminder.Kind.of(row.getString("kind")),
                        row.getString("email")));
              }
              return Optional.empty();
            });
  }

  /** It was sent, or is not needed any more. */
  Future<Void> done(Reminder one) {
    return db.query(
            DONE,
            Tuple.of(one.trajectory(), one.member(), one.step(), one.dueOn(), one.kind().word()))
        .mapEmpty();
  }
}
