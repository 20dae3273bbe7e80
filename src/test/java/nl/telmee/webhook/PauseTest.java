package nl.telmee.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import nl.telmee.Patience;
import nl.telmee.SteppedClock;
import nl.telmee.feed.EventType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who has only failed for days gets nothing any more, and the owner is told. */
final class PauseTest {
  private final SteppedClock clock = new SteppedClock();
  private GreenMail mail;
  private Receiver receiver;
  private PostOffice office;

  @BeforeEach
  void open() {
    mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    receiver = new Receiver();
    office = new PostOffice(clock).open().mailing(mail.getSmtp().getPort());
  }

  @AfterEach
  void close() {
    office.close();
    receiver.close();
    mail.stop();
  }

  @Test
  void threeDaysOfOnlyFailuresPauseItAndTheOwnerIsMailed() throws Exception {
    receiver.answer("/secret-path", Receiver.status(503));
    UUID id = office.subscribe(receiver.url("/secret-path")).subscription().id();
    office.happens(EventType.POLL_OPENED, "one");
    Patience.until(() -> office.now(id), one -> one.failingSince() != null);

    clock.step(Duration.ofDays(3).minusSeconds(1));
    Patience.until(() -> receiver.at("/secret-path"), all -> all.size() == 2);
    Patience.until(() -> office.deliveries(id), all -> all.getFirst().tries() == 2);
    assertThat(office.now(id).state()).isEqualTo(SubscriptionState.ACTIVE);
    clock.step(Duration.ofMinutes(10));
    Patience.until(() -> office.now(id), one -> one.state() == SubscriptionState.PAUSED);

    assertThat(office.deliveries(id).getFirst().state()).isEqualTo(Delivery.State.HELD);
    assertThat(office.ask("select action || ' ' || actor from audit_entry"))
        .contains("webhook-paused telmee");
    assertThat(mail.waitForIncomingEmail(30_000, 1)).isTrue();
    String letter = GreenMailUtil.getWholeMessage(mail.getReceivedMessages()[0]);
    assertThat(mail.getReceivedMessages()[0].getAllRecipients()[0])
        .hasToString("editor@velsen.example");
    assertThat(letter).contains("/staff/webhooks/" + id).doesNotContain("secret-path");
    Patience.until(() -> office.ask("select notice from webhook"), all -> all.getFirst() == null);

    receiver.answer("/secret-path", Receiver.status(200));
    office.happens(EventType.POLL_CLOSED, "one");
    PostOffice.await(office.subscriptions.resume(office.editor, id, null));
    Patience.until(
        () -> office.deliveries(id),
        all -> all.size() == 2 && all.stream().allMatch(one -> one.state() == Delivery.State.DONE));
    assertThat(office.now(id).failingSince()).isNull();
  }

  /** The last try of the table comes after three days: it gives up, and pauses. */
  @Test
  void whatWasGivenUpBeforeAPauseIsSentAfterIt() {
    receiver.answer("/hook", Receiver.status(503));
    UUID id = office.subscribe(receiver.url("/hook")).subscription().id();
    PostOffice.await(office.subscriptions.test(office.editor, id));
    office.happens(EventType.POLL_OPENED, "one");
    for (int tries = 1; tries <= PostOffice.WAITS.size(); tries++) {
      int n = tries;
      Delivery failed =
          Patience.until(() -> office.deliveries(id), all -> all.stream().anyMatch(is(n))).stream()
              .filter(is(n))
              .findFirst()
              .orElseThrow();
      clock.step(Duration.between(clock.instant(), failed.nextAt()));
    }
    Patience.until(() -> office.now(id), one -> one.state() == SubscriptionState.PAUSED);

    receiver.answer("/hook", Receiver.status(200));
    PostOffice.await(office.subscriptions.resume(office.editor, id, null));

    Patience.until(
        () -> office.deliveries(id),
        all -> all.stream().anyMatch(one -> one.state() == Delivery.State.DONE));
    assertThat(office.deliveries(id))
        .as("a test that failed is over")
        .filteredOn(one -> one.type().contains("tested"))
        .extracting(Delivery::state)
        .containsExactly(Delivery.State.FAILED);
  }

  @Test
  void whatIsDueAtOneMomentIsSentInTheOrderOfTheLog() {
    receiver.answer("/hook", Receiver.status(503));
    UUID id = office.subscribe(receiver.url("/hook")).subscription().id();
    office.happens(EventType.POLL_OPENED, "first");
    Patience.until(() -> office.now(id), one -> one.failingSince() != null);
    PostOffice.await(office.subscriptions.pause(office.editor, id));
    for (int i = 0; i < 120; i++) {
      office.happens(EventType.POLL_OPENED, "polls/" + i);
    }
    receiver.answer("/hook", Receiver.status(200));
    PostOffice.await(office.subscriptions.resume(office.editor, id, null));

    List<Receiver.Got> came = Patience.until(() -> receiver.at("/hook"), all -> all.size() == 122);
    assertThat(came.subList(1, came.size()))
        .extracting(Receiver.Got::id)
        .isEqualTo(office.ask("select id::text from event order by seq"));
  }

  private static Predicate<Delivery> is(int tries) {
    return one -> one.type().contains("poll") && one.tries() == tries;
  }

  @Test
  void aSuccessBetweenFailuresBeginsTheDaysAnew() {
    receiver.answer("/hook", Receiver.status(500));
    UUID id = office.subscribe(receiver.url("/hook")).subscription().id();
    office.happens(EventType.POLL_OPENED, "one");
    Patience.until(() -> office.now(id), one -> one.failingSince() != null);
    clock.step(Duration.ofDays(2));
    receiver.answer("/hook", Receiver.status(204));
    Patience.until(() -> office.now(id), one -> one.failingSince() == null);
    receiver.answer("/hook", Receiver.status(500));
    clock.step(Duration.ofDays(2));
    office.happens(EventType.POLL_OPENED, "two");
    Patience.until(() -> office.now(id), one -> one.failingSince() != null);

    assertThat(office.now(id).failingSince()).isEqualTo(clock.instant());
    assertThat(office.now(id).state()).isEqualTo(SubscriptionState.ACTIVE);
  }

  @Test
  void whatAPausedSubscriptionHoldsIsNeverRemoved() {
    receiver.answer("/hook", Receiver.status(503));
    UUID held = office.subscribe(receiver.url("/hook")).subscription().id();
    UUID sent = office.subscribe(receiver.url("/other")).subscription().id();
    office.happens(EventType.POLL_OPENED, "one");
    Patience.until(() -> office.now(held), one -> one.failingSince() != null);
    Patience.until(
        () -> office.deliveries(sent),
        all -> !all.isEmpty() && all.getFirst().state() == Delivery.State.DONE);
    PostOffice.await(office.subscriptions.pause(office.editor, held));

    clock.step(Upkeep.KEPT.plusMinutes(1));
    Patience.until(() -> office.deliveries(sent), List::isEmpty);

    assertThat(office.deliveries(held))
        .extracting(Delivery::state)
        .containsExactly(Delivery.State.HELD);
  }

  @Test
  void whatWasSentThirtyDaysAgoIsRemoved() {
    UUID id = office.subscribe(receiver.url("/hook")).subscription().id();
    office.happens(EventType.POLL_OPENED, "one");
    Patience.until(
        () -> office.deliveries(id),
        all -> !all.isEmpty() && all.getFirst().state() == Delivery.State.DONE);

    clock.step(Upkeep.KEPT.plusMinutes(1));

    Patience.until(() -> office.deliveries(id), List::isEmpty);
    Patience.until(() -> office.ask("select id::text from webhook_message"), List::isEmpty);
  }
}
