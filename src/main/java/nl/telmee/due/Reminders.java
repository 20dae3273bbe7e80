package nl.telmee.due;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.telmee.db.Database;
import nl.telmee.mail.AddressRefused;
import nl.telmee.mail.Letter;
import nl.telmee.mail.Mailer;
import nl.telmee.trajectory.Party;
import nl.telmee.trajectory.Seat;
import nl.telmee.trajectory.Stage;
import nl.telmee.trajectory.Trajectories;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.trajectory.TrajectoryDesk;
import nl.telmee.trajectory.Turn;
import nl.telmee.web.Language;
import nl.telmee.web.Scope;
import nl.telmee.web.Words;

/**
 * Mails who is responsible for a step a week before its day, and once more on the day after it.
 * What could not be done on a day, as nothing ran, is done in the days after it. Thread: any.
 */
final class Reminders {
  private static final Period BEFORE = Period.ofDays(7);
  private static final Period AFTER = Period.ofDays(7);

  private final ReminderStore store;
  private final Trajectories trajectories;
  private final Mailer mailer;
  private final Clock clock;
  private final String publicUrl;

  Reminders(Database db, Trajectories trajectories, Mailer mailer, Clock clock, String publicUrl) {
    this.store = new ReminderStore(db);
    this.trajectories = trajectories;
    this.mailer = mailer;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  /** Plans what is due and sends it; a mail that is not taken is tried again later. */
  Future<Void> round() {
    LocalDate today = trajectories.today();
    return trajectories
        .due(today.minus(AFTER), today.plus(BEFORE))
        .compose(due -> plan(due, today))
        .compose(_ -> send());
  }

  private Future<Void> plan(List<Trajectory> due, LocalDate today) {
    Future<Void> planned = Future.succeededFuture();
    for (Trajectory one : due) {
      Stage stage = one.current().orElse(null);
      LocalDate day = stage == null ? null : stage.dueOn();
      if (stage != null && day != null && !day.equals(today)) {
        Reminder.Kind kind = day.isBefore(today) ? Reminder.Kind.LATE : Reminder.Kind.SOON;
        planned =
            planned.compose(
                _ ->
                    store.plan(
                        one.head().id(),
                        stage.key(),
                        day,
                        kind,
                        seats(stage.parties()),
                        clock.instant()));
      }
    }
    return planned;
  }

  private static List<Seat> seats(Set<Party> parties) {
    return Arrays.stream(Seat.values()).filter(seat -> parties.contains(seat.party())).toList();
  }

  private Future<Void> send() {
    return store
        .claim(clock.instant())
        .compose(
            claimed ->
                claimed.isEmpty()
                    ? Future.succeededFuture()
                    : send(claimed.get()).compose(_ -> send()));
  }

  private Future<Void> send(Reminder one) {
    return trajectories
        .find(Scope.EVERYWHERE, one.trajectory())
        .compose(
            found ->
                waits(found, one)
                    .map(stage -> mailer.send(letter(found, stage, one)))
                    .orElse(Future.succeededFuture()))
        .recover(
            failure ->
                failure instanceof AddressRefused
                    ? Future.succeededFuture()
                    : Future.failedFuture(failure))
        .compose(_ -> store.done(one))
        .recover(_ -> Future.succeededFuture());
  }

  /** The step, if it is still the next one and due on that day. */
  private static Optional<Stage> waits(Trajectory trajectory, Reminder one) {
    return trajectory
        .current()
        .filter(_ -> trajectory.state() != Trajectory.State.CLOSED)
        .filter(stage -> stage.key().equals(one.step()) && one.dueOn().equals(stage.dueOn()));
  }

  /** In both languages: what an account reads is not known. */
  private Letter letter(Trajectory trajectory, Stage stage, Reminder one) {
    return letter(Words.of(Language.NL), trajectory, stage, one)
        .with(letter(Words.of(Language.EN), trajectory, stage, one));
  }

  private Letter letter(Words words, Trajectory trajectory, Stage stage, Reminder one) {
    String title = trajectory.title().in(words.language());
    String step = Turn.name(words, stage);
    String key = "due.letter." + one.kind().word();
    return new Letter(
        one.email(),
        words,
        words.say(key + ".subject", step),
        List.of(
            words.say("letter.hello"),
            words.say(key, step, words.day(one.dueOn())),
            words.say("due.letter.trajectory", title)),
        words.say("due.letter.button"),
        publicUrl + TrajectoryDesk.address(trajectory),
        List.of(words.say("due.letter.after")));
  }
}
