package nl.telmee.due;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.telmee.Mailbox;
import nl.telmee.SteppedClock;
import nl.telmee.TestNode;
import nl.telmee.Village;
import nl.telmee.audit.AuditLog;
import nl.telmee.config.Settings;
import nl.telmee.db.Database;
import nl.telmee.mail.Mailer;
import nl.telmee.trajectory.Step;
import nl.telmee.trajectory.Trajectories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is responsible for a step is mailed a week before its day, and once after it. */
final class RemindersTest {
  private static final String LEADER = "leider@velsen.example";
  private static final String COUNCIL = "raadslid@velsen.example";
  private static final LocalDate DUE = LocalDate.of(2026, 12, 15);

  private static TestNode node;
  private static Village village;
  private static Mailbox mailbox;
  private static Vertx vertx;
  private static Database db;

  private SteppedClock clock;
  private String trajectory;

  @BeforeAll
  static void start() {
    node = TestNode.start(); // It has no mail server, so it sends nothing by itself.
    village = new Village(node);
    mailbox = new Mailbox();
    vertx = Vertx.vertx();
    db = new Database(vertx, node.database());
  }

  @AfterAll
  static void stop() {
    await(db.close());
    await(vertx.close());
    mailbox.close();
    node.close();
  }

  @BeforeEach
  void begin() {
    mailbox.empty();
    village.change("delete from trajectory");
    clock = new SteppedClock(); // On 22 November 2026.
    trajectory =
        Village.made(
            node.postAsAdministrator(
                "/api/v1/trajectories",
                """
                {"organisation":"velsen","slug":"t%s","subject":{"title":{"nl":"Meepraten"},
                 "themes":[],"laws":[]}}
                """
                    .formatted(UUID.randomUUID())));
    due(DUE);
    village.change("delete from trajectory_member"); // The administrator began it.
    member("project-leader", LEADER, "null");
    member("council-member", COUNCIL, "null");
    member("project-leader", "met-link@velsen.example", "'\\x01'");
  }

  /** The first step, which is up to the municipality, is due on a day. */
  private void due(LocalDate day) {
    village.change(
        """
        update trajectory set due_on = '%1$s', content = jsonb_set(content, '{planning,stages,0}',
          '{"key":"agenda","dueOn":"%1$s"}') where id = '%2$s'
        """
            .formatted(day, trajectory));
  }

  private void member(String seat, String email, String link) {
    village.change(
        """
        insert into trajectory_member (trajectory, id, seat, name, email, link, since)
        values ('%s', gen_random_uuid(), '%s', 'x', '%s', %s, now())
        """
            .formatted(trajectory, seat, email, link));
  }

  private Reminders reminders(int port) {
    Mailer mailer = Mailer.open(vertx, Settings.from(Mailbox.settings(port)).mail()).orElseThrow();
    return new Reminders(
        db,
        new Trajectories(db, new AuditLog(db, clock), clock),
        mailer,
        clock,
        "https://telmee.example");
  }

  private void round() {
    await(reminders(mailbox.port()).round());
  }

  /** Where nobody listens. */
  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void await(Future<?> future) {
    future.toCompletionStage().toCompletableFuture().join();
  }

  private void step(int days) {
    clock.step(Duration.ofDays(days));
  }

  private static List<String> subjects(String address) {
    return mailbox.to(address).stream().map(Mailbox.Mail::subject).toList();
  }

  @Test
  void whoIsResponsibleHearsItAWeekBeforeAndOnceAfterTheDay() {
    step(15); // Eight days before.
    round();
    assertThat(mailbox.all()).isEmpty();

    step(1);
    round();
    round();
    assertThat(subjects(LEADER))
        .containsExactly("Bijna zover: de stap Op de agenda / Nearly due: the step On the agenda");
    Mailbox.Mail mail = mailbox.to(LEADER).getFirst();
    assertThat(mail.plain()).contains("15 december 2026", "het traject: Meepraten");
    assertThat(mail.link("/staff/trajectories/[0-9a-f-]+")).endsWith(trajectory);

    step(7); // The day itself.
    round();
    assertThat(mailbox.all()).hasSize(1);

    step(1);
    round();
    step(1);
    round();
    assertThat(subjects(LEADER))
        .containsExactly(
            "Bijna zover: de stap Op de agenda / Nearly due: the step On the agenda",
            "Te laat: de stap Op de agenda / Late: the step On the agenda");
    assertThat(mailbox.to(COUNCIL)).as("not up to the council").isEmpty();
    assertThat(mailbox.to("met-link@velsen.example")).as("has no place on the desk").isEmpty();
  }

  @Test
  void theMailSaysItInDutchAndInEnglishAndEachPartIsMarkedAsWhatItIs() {
    step(16);
    round();

    Mailbox.Mail mail = mailbox.to(LEADER).getFirst();
    assertThat(mail.plain())
        .containsSubsequence(
            "De stap Op de agenda moet klaar zijn op 15 december 2026.",
            "Naar het traject",
            "The step On the agenda is due on 15 December 2026.",
            "To the trajectory")
        .containsOnlyOnce("-- \nTelmee");
    assertThat(mail.html()).contains("<html lang=\"nl\">", "lang=\"en\"").doesNotContain("null");
  }

  @Test
  void manyNodesAtOnceSendItOnce() {
    step(20);
    await(
        Future.all(
            List.of(
                reminders(mailbox.port()).round(),
                reminders(mailbox.port()).round(),
                reminders(mailbox.port()).round())));

    assertThat(subjects(LEADER)).hasSize(1);
  }

  @Test
  void aMailThatWasNotTakenIsSentLater() throws IOException {
    step(20);
    await(reminders(closedPort()).round());
    assertThat(mailbox.all()).isEmpty();

    clock.step(Duration.ofMinutes(11));
    round();
    assertThat(subjects(LEADER)).hasSize(1);
  }

  @Test
  void anotherDayIsRemindedOfAgainAndADayThatWasMovedIsNot() {
    step(20);
    round();
    due(DUE.plusDays(30));
    step(4); // After the first day.
    round();
    assertThat(mailbox.all()).hasSize(1);

    step(22); // Seven days before the other.
    round();
    assertThat(subjects(LEADER)).hasSize(2).allMatch(subject -> subject.startsWith("Bijna"));
  }

  @Test
  void whereNobodyHasASeatTheEditorsOfTheOwnerAreReminded() {
    village.change("delete from trajectory_member");
    step(20);
    round();

    Mailbox.Mail mail = mailbox.to(village.editor().email()).getFirst();
    assertThat(mail.plain()).contains("Nog niemand heeft hier een plek voor");
    assertThat(mailbox.to(village.neighbour().email())).isEmpty();
    assertThat(mailbox.to(village.member().email())).as("not up to the council").isEmpty();
  }

  @Test
  void aCouncilWithoutSeatsIsRemindedByItsAccounts() {
    village.change("delete from trajectory_member where seat = 'council-member'");
    current(Step.COUNCIL_START);
    step(20);
    round();

    assertThat(mailbox.to(village.member().email())).hasSize(1);
    assertThat(mailbox.to(LEADER)).isEmpty();
  }

  @Test
  void whoLeadsPassesItOnToTheFocusGroupThatHasLinks() {
    village.change(
        "insert into trajectory_member (trajectory, id, seat, name, link, since) values"
            + " ('%s', gen_random_uuid(), 'focus-group', 'Sam van de speelplek', '\\x02', now())"
                .formatted(trajectory));
    current(Step.REVIEW);
    step(20);
    round();

    assertThat(mailbox.to(LEADER).getFirst().plain())
        .contains("Geef het door aan deze leden van de focusgroep", "Sam van de speelplek");
  }

  @Test
  void whoLeftMeanwhileIsNotMailed() throws IOException {
    step(20);
    await(reminders(closedPort()).round());
    village.change("delete from trajectory_member where email = '" + LEADER + "'");
    clock.step(Duration.ofMinutes(11));
    round();

    assertThat(mailbox.to(LEADER)).isEmpty();
  }

  /** All steps before one are done, and that one is due on the day. */
  private void current(Step step) {
    String done =
        Arrays.stream(Step.values())
            .takeWhile(one -> one != step)
            .map(
                one ->
                    "{\"step\":\"%s\",\"on\":\"2026-11-01\",\"by\":\"municipality\",\"note\":\"\"}"
                        .formatted(one.word()))
            .collect(Collectors.joining(",", "[", "]"));
    village.change(
        """
        update trajectory set done = '%s', content = jsonb_set(content, '{planning,stages,%d}',
          '{"key":"%s","dueOn":"%s"}') where id = '%s'
        """
            .formatted(done, List.of(Step.values()).indexOf(step), step.word(), DUE, trajectory));
  }

  @Test
  void aClosedTrajectoryRemindsNobody() {
    village.change(
        "update trajectory set state = 'closed', published_on = now(), closed_on = now()");
    step(20);
    round();
    assertThat(mailbox.all()).isEmpty();
  }
}
