package nl.telmee.council;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import nl.telmee.Mailbox;
import nl.telmee.Patience;
import nl.telmee.TestNode;
import nl.telmee.webhook.Receiver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * An embargo, kept on what comes to people by itself: webhooks and mail. What happens after the
 * advice was delivered does come, so the advice would have come before it.
 */
final class EmbargoChannelsTest {
  private static final String MARK = "Zwaluwstaart";
  private static final String OTHER = "Boomvalk";
  private static final String FOLLOWER =
      """
      with f as (insert into mail_follower (id, organisation, frequency, newsletter, themes,
        language, cursor, due_at) values (gen_random_uuid(), 'velsen', 'at-once', true, '{}', 'nl',
        (select seq from event_head), now()) returning id)
      insert into mail_address (follower, organisation, address, token, token_hash)
      select id, 'velsen', 'reader@x.example', 'a', sha256('a'::bytea) from f
      """;

  private static Mailbox mailbox;
  private static Receiver receiver;
  private static TestNode node;
  private static Letterbox box;

  @BeforeAll
  static void start() {
    mailbox = new Mailbox();
    receiver = new Receiver();
    Map<String, String> settings = new HashMap<>(mailbox.settings());
    settings.put("TELMEE_WEBHOOK_PRIVATE", "true");
    node = TestNode.start(settings);
    box = new Letterbox(node);
  }

  @AfterAll
  static void stop() {
    node.close();
    receiver.close();
    mailbox.close();
  }

  @Test
  void noWebhookAndNoMailTellsOfAnAdviceBeforeItsMomentAndBothDoAfterIt() {
    subscribe();
    box.village().change(FOLLOWER);
    String advice = box.begun(MARK, MARK + " punt");
    box.deliver(advice, 1, Instant.now().plus(Duration.ofDays(30)));
    box.deliver(box.begun(OTHER), 1);

    assertThat(once(EmbargoChannelsTest::posted, OTHER)).doesNotContain(MARK, advice);
    assertThat(once(EmbargoChannelsTest::mailed, OTHER)).doesNotContain(MARK, advice);

    box.village().change("update advice set embargo_until = now() where id = '" + advice + "'");
    assertThat(once(EmbargoChannelsTest::posted, MARK)).contains(advice);
    assertThat(once(EmbargoChannelsTest::mailed, MARK)).contains(advice);
  }

  private static void subscribe() {
    String body = "{\"organisation\":\"velsen\",\"url\":\"%s\"}".formatted(receiver.url("/all"));
    assertThat(node.postAsAdministrator("/api/v1/subscriptions", body).statusCode()).isEqualTo(201);
  }

  private static String posted() {
    return receiver.all().stream().map(Receiver.Got::body).collect(Collectors.joining("\n"));
  }

  /** Who was written to a moment ago need not wait for the next mail. */
  private static String mailed() {
    box.village().change("update mail_follower set due_at = now() where attempt is null");
    return mailbox.to("reader@x.example").stream()
        .map(mail -> mail.subject() + "\n" + mail.plain() + "\n" + mail.html())
        .collect(Collectors.joining("\n"));
  }

  private static String once(Supplier<String> said, String mark) {
    return Patience.until(said, text -> text.contains(mark));
  }
}
