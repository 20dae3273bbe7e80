package nl.telmee.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Duration;
import java.util.UUID;
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
  void whatWasSentThirtyDaysAgoIsRemoved() {
    UUID id = office.subscribe(receiver.url("/hook")).subscription().id();
    office.happens(EventType.POLL_OPENED, "one");
    Patience.until(
        () -> office.deliveries(id),
        all -> !all.isEmpty() && all.getFirst().state() == Delivery.State.DONE);

    clock.step(Upkeep.KEPT.plusMinutes(1));

    Patience.until(() -> office.deliveries(id), java.util.List::isEmpty);
    Patience.until(
        () -> office.ask("select id::text from webhook_message"), java.util.List::isEmpty);
  }
}
