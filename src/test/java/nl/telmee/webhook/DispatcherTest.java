package nl.telmee.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import nl.telmee.Patience;
import nl.telmee.SteppedClock;
import nl.telmee.config.WebhookSettings;
import nl.telmee.feed.EventType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages on their way, over real sockets, with a clock that the test steps. */
final class DispatcherTest {
  private static final Duration MOMENT = Duration.ofMillis(300);
  private final SteppedClock clock = new SteppedClock();
  private Receiver receiver;
  private PostOffice office;

  @BeforeEach
  void open() {
    receiver = new Receiver();
    office = new PostOffice(clock);
  }

  @AfterEach
  void close() {
    office.close();
    receiver.close();
  }

  @Test
  void anEventIsSentAsASignedCloudEvent() throws Exception {
    Subscriptions.Made made = office.subscribe(receiver.url("/hook?a=b"));
    office.open().happens(EventType.POLL_OPENED, "polls/1");

    Receiver.Got got =
        Patience.until(() -> receiver.at("/hook?a=b"), all -> all.size() == 1).getFirst();

    assertThat(got.header("content-type")).isEqualTo("application/cloudevents+json");
    assertThat(got.header("webhook-timestamp")).isEqualTo(seconds(clock.instant()));
    assertThat(got.body())
        .contains("\"specversion\":\"1.0\"", "\"id\":\"" + got.id() + "\"")
        .contains("\"type\":\"nl.telmee.poll.opened.v1\"", "\"source\":\"urn:nld:telmee:velsen\"")
        .contains("Één");
    assertThat(got.header("webhook-signature"))
        .isEqualTo(
            new Webhook(made.secret().text())
                .sign(got.id(), clock.instant().getEpochSecond(), got.body()));
    assertThat(office.ask("select id::text from event")).containsExactly(got.id());
    Delivery delivery = settled(made, Delivery.State.DONE);
    assertThat(delivery.status()).isEqualTo(204);
    assertThat(delivery.tries()).isEqualTo(1);
    assertThat(delivery.request()).contains("webhook-signature: v1,");
    assertThat(delivery.body()).isEqualTo(got.body());
  }

  private static String seconds(Instant moment) {
    return String.valueOf(moment.getEpochSecond());
  }

  private Delivery settled(Subscriptions.Made made, Delivery.State state) {
    return Patience.until(
            () -> office.deliveries(made.subscription().id()),
            all -> all.size() == 1 && all.getFirst().state() == state)
        .getFirst();
  }

  @Test
  void onlyWhatIsWantedIsSent() {
    office.sql(
        "insert into organisation (slug, kind, name, parent) values ('jeugdraad', 'council',"
            + " '{\"nl\":\"J\"}', 'velsen'), ('beverwijk', 'municipality', '{\"nl\":\"B\"}',"
            + " null)");
    office.subscribe(receiver.url("/all"));
    office.subscribe(receiver.url("/closed"), EventType.POLL_CLOSED);
    office.open();
    office.happens(EventType.POLL_OPENED, "one");
    office.happens("beverwijk", EventType.POLL_CLOSED, "theirs");
    office.happens("jeugdraad", EventType.POLL_CLOSED, "below");

    Patience.until(() -> receiver.at("/all"), all -> all.size() == 2);
    Patience.until(() -> receiver.at("/closed"), all -> all.size() == 1);
    office.happens(EventType.POLL_CLOSED, "last");
    Patience.until(() -> receiver.at("/all"), all -> all.size() == 3);
    Patience.until(() -> receiver.at("/closed"), all -> all.size() == 2);
    assertThat(receiver.all()).noneMatch(got -> got.body().contains("theirs"));
  }

  @Test
  void whatFailsIsTriedTenTimesWithTheSameIdAndBytes() {
    receiver.answer("/hook", Receiver.status(500));
    Subscriptions.Made made = office.subscribe(receiver.url("/hook"));
    office.open().happens(EventType.POLL_OPENED, "polls/1");
    for (int tries = 1; tries <= 10; tries++) {
      int n = tries;
      Delivery delivery =
          Patience.until(
                  () -> office.deliveries(made.subscription().id()),
                  all -> !all.isEmpty() && all.getFirst().tries() == n)
              .getFirst();
      assertThat(receiver.at("/hook")).hasSize(n);
      if (n <= PostOffice.WAITS.size()) {
        Duration wait = PostOffice.WAITS.get(n - 1);
        assertThat(Duration.between(clock.instant(), delivery.nextAt()))
            .isBetween(wait, wait.plus(wait.dividedBy(5)));
        clock.step(Duration.between(clock.instant(), delivery.nextAt()).minusMillis(1));
        quiet(n);
        clock.step(Duration.ofMillis(1));
      }
    }

    assertThat(office.deliveries(made.subscription().id()).getFirst().state())
        .isIn(Delivery.State.FAILED, Delivery.State.HELD);
    assertThat(receiver.at("/hook"))
        .extracting(Receiver.Got::id)
        .containsOnly(receiver.at("/hook").getFirst().id());
    assertThat(receiver.at("/hook"))
        .extracting(Receiver.Got::body)
        .containsOnly(receiver.at("/hook").getFirst().body());
    assertThat(receiver.at("/hook"))
        .extracting(got -> got.header("webhook-timestamp"))
        .doesNotHaveDuplicates();
  }

  /** Another subscription gets something, and still nothing new has come here. */
  private void quiet(int n) {
    UUID path = UUID.randomUUID();
    office.subscribe(receiver.url("/" + path), EventType.AGENDA_PUBLISHED);
    office.sql("update webhook set types = '{nl.telmee.poll.opened.v1}' where url like '%/hook'");
    office.happens(EventType.AGENDA_PUBLISHED, "marker");
    Patience.until(() -> receiver.at("/" + path), all -> all.size() == 1);
    office.sql("delete from webhook where url like '%/" + path + "'");
    assertThat(receiver.at("/hook")).hasSize(n);
  }

  @Test
  void aReceiverThatAsksForTimeGetsIt() {
    receiver.answer("/hook", Receiver.status(429, "Retry-After", "3600"));
    Subscriptions.Made made = office.subscribe(receiver.url("/hook"));
    office.open().happens(EventType.POLL_OPENED, "polls/1");

    Delivery delivery =
        Patience.until(
                () -> office.deliveries(made.subscription().id()),
                all -> !all.isEmpty() && all.getFirst().tries() == 1)
            .getFirst();

    assertThat(delivery.nextAt()).isEqualTo(clock.instant().plusSeconds(3600));
    assertThat(delivery.answer()).contains("retry-after: 3600");
  }

  @Test
  void aRedirectIsNotFollowed() {
    receiver.answer("/hook", Receiver.status(302, "Location", receiver.url("/elsewhere")));
    Subscriptions.Made made = office.subscribe(receiver.url("/hook"));
    office.open().happens(EventType.POLL_OPENED, "polls/1");

    Delivery delivery =
        Patience.until(
                () -> office.deliveries(made.subscription().id()),
                all -> !all.isEmpty() && all.getFirst().tries() == 1)
            .getFirst();

    assertThat(delivery.status()).isEqualTo(302);
    assertThat(delivery.state()).isEqualTo(Delivery.State.WAITING);
    assertThat(receiver.at("/elsewhere")).isEmpty();
  }

  @Test
  void whoAnswersGoneGetsNothingAnyMore() {
    receiver.answer("/hook", Receiver.status(410));
    Subscriptions.Made made = office.subscribe(receiver.url("/hook"));
    UUID id = made.subscription().id();
    office.open().happens(EventType.POLL_OPENED, "polls/1");
    Patience.until(() -> office.now(id), one -> one.state() == SubscriptionState.GONE);
    receiver.answer("/hook", Receiver.status(204));
    office.happens(EventType.POLL_CLOSED, "polls/1");
    office.subscribe(receiver.url("/marker"));
    office.happens(EventType.POLL_CLOSED, "polls/2");
    Patience.until(() -> receiver.at("/marker"), all -> all.size() == 1);

    assertThat(receiver.at("/hook")).hasSize(1);
    assertThat(office.deliveries(id)).extracting(Delivery::state).containsOnly(Delivery.State.HELD);
    assertThat(office.ask("select action from audit_entry order by seq")).contains("webhook-gone");

    PostOffice.await(office.subscriptions.resume(office.editor, id, null));
    Patience.until(() -> receiver.at("/hook"), all -> all.size() == 4);
    assertThat(receiver.at("/hook").get(1).id()).isEqualTo(receiver.at("/hook").getFirst().id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Le", "rubbish\r\n\r\n"})
  void aConnectionThatIsClosedEarlyIsAFailure(String said) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> talk(server, said, true));
      Subscriptions.Made made = office.subscribe("http://127.0.0.1:" + server.getLocalPort() + "/");
      office.open().happens(EventType.POLL_OPENED, "polls/1");

      Delivery delivery =
          Patience.until(
                  () -> office.deliveries(made.subscription().id()),
                  all -> !all.isEmpty() && all.getFirst().tries() == 1)
              .getFirst();
      assertThat(delivery.error()).isEqualTo("closed");
      assertThat(delivery.state()).isEqualTo(Delivery.State.WAITING);
    }
  }

  @Test
  void anAnswerWithoutEndIsCutOff() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n";
      Thread.ofVirtual().start(() -> talk(server, head + "\u0000x\uFFFF".repeat(100_000), false));
      Subscriptions.Made made = office.subscribe("http://127.0.0.1:" + server.getLocalPort() + "/");
      office.open().happens(EventType.POLL_OPENED, "polls/1");

      Delivery delivery = settled(made, Delivery.State.DONE);
      assertThat(delivery.answer()).hasSizeBetween(1_000, Exchange.KEPT);
    }
  }

  private static void talk(ServerSocket server, String said, boolean once) {
    try {
      do {
        try (var socket = server.accept();
            OutputStream out = socket.getOutputStream()) {
          socket.getInputStream().read(new byte[10_000]);
          out.write(said.getBytes(java.nio.charset.StandardCharsets.UTF_8));
          out.flush();
        }
      } while (!once);
    } catch (IOException _) {
      // The test is over.
    }
  }

  @Test
  void whoNeverAnswersIsLeftAfterTheTimeOfATryAndDelaysNobody() throws IOException {
    office.close();
    WebhookSettings brisk =
        new WebhookSettings(PostOffice.WAITS, true, Duration.ofDays(3), Duration.ofSeconds(2));
    office = new PostOffice(clock, brisk, PostOffice::byName);
    try (ServerSocket hanging = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Subscriptions.Made dead =
          office.subscribe("http://127.0.0.1:" + hanging.getLocalPort() + "/");
      office.subscribe(receiver.url("/hook"));
      office.open().happens(EventType.POLL_OPENED, "polls/1");
      Patience.until(() -> receiver.at("/hook"), all -> all.size() == 1);
      assertThat(office.deliveries(dead.subscription().id()).getFirst().tries()).isZero();

      Delivery delivery =
          Patience.until(
                  () -> office.deliveries(dead.subscription().id()),
                  all -> all.getFirst().tries() == 1)
              .getFirst();
      assertThat(delivery.error()).isEqualTo("timeout");
      assertThat(Duration.ofMillis(Objects.requireNonNull(delivery.millis())))
          .isBetween(Duration.ofSeconds(2).minus(MOMENT), Duration.ofSeconds(10));
    }
  }

  @Test
  void aNameThatLeadsInsideIsRefusedAtEachConnection() throws Exception {
    office.close();
    WebhookSettings strict =
        new WebhookSettings(PostOffice.WAITS, false, Duration.ofDays(3), Duration.ofSeconds(15));
    AtomicInteger lookUps = new AtomicInteger();
    office =
        new PostOffice(
            clock,
            strict,
            _ ->
                new InetAddress[] {
                  InetAddress.ofLiteral(lookUps.getAndIncrement() == 0 ? "1.1.1.1" : "127.0.0.1")
                });
    Subscriptions.Made made = office.subscribe("https://rebound.example:" + port() + "/hook");
    office.open().happens(EventType.POLL_OPENED, "polls/1");

    Delivery delivery =
        Patience.until(
                () -> office.deliveries(made.subscription().id()),
                all -> !all.isEmpty() && all.getFirst().tries() == 1)
            .getFirst();

    assertThat(delivery.error()).isEqualTo("private");
    assertThat(lookUps).as("looked up once for each connection").hasValue(2);
    assertThat(receiver.all()).isEmpty();
  }

  private String port() {
    return receiver.url("").replaceFirst(".*:", "");
  }

  @Test
  void theConnectionIsMadeToTheVeryAddressThatWasChecked() {
    office.close();
    AtomicInteger lookUps = new AtomicInteger();
    office =
        new PostOffice(
            clock,
            PostOffice.OPEN,
            _ -> {
              lookUps.incrementAndGet();
              return new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};
            });
    office.subscribe("http://nowhere.invalid:" + port() + "/hook");
    office.open().happens(EventType.POLL_OPENED, "polls/1");

    Receiver.Got got =
        Patience.until(() -> receiver.at("/hook"), all -> all.size() == 1).getFirst();
    assertThat(got.header("host")).isEqualTo("nowhere.invalid:" + port());
    assertThat(lookUps).hasValue(2);
  }

  @Test
  void afterAChangeOfSecretBothSignForADay() throws Exception {
    Subscriptions.Made made = office.subscribe(receiver.url("/hook"));
    UUID id = made.subscription().id();
    clock.step(Duration.ofHours(1));
    Subscriptions.Made second = PostOffice.await(office.subscriptions.rotate(office.editor, id));
    office.open().happens(EventType.POLL_OPENED, "one");
    Receiver.Got both =
        Patience.until(() -> receiver.at("/hook"), all -> all.size() == 1).getFirst();
    assertThat(both.header("webhook-signature").split(" "))
        .containsExactly(sign(second, both), sign(made, both));

    clock.step(Duration.ofHours(24));
    office.happens(EventType.POLL_OPENED, "two");
    Receiver.Got one = Patience.until(() -> receiver.at("/hook"), all -> all.size() == 2).get(1);
    assertThat(one.header("webhook-signature")).isEqualTo(sign(second, one));
  }

  private static String sign(Subscriptions.Made made, Receiver.Got got) throws Exception {
    return new Webhook(made.secret().text())
        .sign(got.id(), Long.parseLong(got.header("webhook-timestamp")), got.body());
  }

  @Test
  void allSinceAMomentIsSentAgainWithTheSameIds() {
    office.sql(
        "select event_append(gen_random_uuid(), 'nl.telmee.poll.opened.v1', 'velsen', 'old', null,"
            + " '{}', '2026-11-01', '/', '{}')");
    Subscriptions.Made made = office.subscribe(receiver.url("/hook"));
    UUID id = made.subscription().id();
    office.open();
    List<String> sent = new java.util.ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      int n = i;
      office.happens(EventType.POLL_OPENED, "polls/" + i);
      sent.add(Patience.until(() -> receiver.at("/hook"), all -> all.size() == n).getLast().id());
    }

    PostOffice.await(
        office.subscriptions.replay(office.editor, id, Instant.parse("2026-10-01T00:00:00Z")));

    List<Receiver.Got> all = Patience.until(() -> receiver.at("/hook"), got -> got.size() == 7);
    assertThat(all.subList(3, 7)).extracting(Receiver.Got::id).containsAll(sent);
    Patience.until(
        () -> office.deliveries(id),
        seen -> seen.stream().allMatch(one -> one.state() == Delivery.State.DONE));
    PostOffice.await(office.subscriptions.replay(office.editor, id, UUID.fromString(sent.get(1))));
    Patience.until(() -> receiver.at("/hook"), got -> got.size() == 8);
    assertThat(receiver.at("/hook").getLast().id()).isEqualTo(sent.get(1));
    assertThat(receiver.at("/hook").getLast().body()).isEqualTo(receiver.at("/hook").get(1).body());
  }

  @Test
  void whatHappensDuringAPauseIsSentAfterIt() {
    Subscriptions.Made made = office.subscribe(receiver.url("/hook"));
    UUID id = made.subscription().id();
    office.subscribe(receiver.url("/marker"));
    PostOffice.await(office.subscriptions.pause(office.editor, id));
    office.open();
    for (int i = 0; i < 150; i++) {
      office.happens(EventType.POLL_OPENED, "polls/" + i);
    }
    Patience.until(() -> receiver.at("/marker"), all -> all.size() == 150);
    assertThat(receiver.at("/hook")).isEmpty();

    PostOffice.await(office.subscriptions.resume(office.editor, id, null));

    assertThat(Patience.until(() -> receiver.at("/hook"), all -> all.size() == 150))
        .extracting(Receiver.Got::id)
        .doesNotHaveDuplicates();
  }
}
