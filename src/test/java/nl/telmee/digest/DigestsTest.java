package nl.telmee.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.telmee.FussyPost;
import nl.telmee.Mailbox;
import nl.telmee.SteppedClock;
import nl.telmee.TestNode;
import nl.telmee.config.Settings;
import nl.telmee.db.Database;
import nl.telmee.feed.Feed;
import nl.telmee.id.Theme;
import nl.telmee.identity.LinkToken;
import nl.telmee.mail.Mailer;
import nl.telmee.web.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What followers get and when, on a clock that the tests step, through a real mail server. */
final class DigestsTest {
  private static final String APPEND =
      """
      select event_append(gen_random_uuid(), ?, ?, 'tests/1', null, string_to_array(?, ','), now(),
        '/p/x', ?)
      """;

  private static TestNode node;
  private static Mailbox mailbox;
  private static Vertx vertx;
  private static Database db;

  private FussyPost post;
  private SteppedClock clock;
  private Digests digests;

  @BeforeAll
  static void startAll() {
    node = TestNode.start(); // It has no mail server, so it sends nothing by itself.
    mailbox = new Mailbox();
    vertx = Vertx.vertx();
    db = new Database(vertx, node.database());
    node.organisation("velsen");
    node.postAsAdministrator(
        "/api/v1/organisations",
        """
        {"slug":"kust","name":{"nl":"Kust, van \\"A\\" tot Z","en":"Coast"},"kind":"region"}
        """);
    node.postAsAdministrator(
        "/api/v1/organisations",
        "{\"slug\":\"zee\",\"name\":{\"nl\":\"Zee\"},\"kind\":\"municipality\",\"parent\":\"kust\"}");
  }

  @AfterAll
  static void stopAll() {
    vertx.close();
    mailbox.close();
    node.close();
  }

  @BeforeEach
  void start() throws IOException, SQLException {
    mailbox.empty();
    run("delete from mail_follower");
    run("delete from mail_count");
    post = new FussyPost(mailbox.port());
    clock = new SteppedClock(); // A Sunday, at ten in the morning.
    Mailer mailer =
        Mailer.open(vertx, Settings.from(Mailbox.settings(post.port())).mail()).orElseThrow();
    Envelope envelope =
        new Envelope("https://telmee.example", Optional.of("bounces@velsen.example"));
    digests = new Digests(db, new Feed(db), mailer, envelope, clock);
  }

  @AfterEach
  void stop() throws IOException {
    post.close();
  }

  @Test
  void whatHappensIsMailedAtOnceAndThenGroupedByTheMinute() {
    follow("a@x.example", "velsen", Frequency.AT_ONCE);
    opened("velsen", "Fietsen");
    round();
    assertThat(subjects("a@x.example")).containsExactly("Nieuwe peiling: Fietsen");

    opened("velsen", "Wonen");
    opened("velsen", "Groen");
    round();
    assertThat(mailbox.to("a@x.example")).hasSize(1);
    clock.step(Duration.ofMinutes(1));
    round();
    assertThat(subjects("a@x.example"))
        .containsExactly("Nieuwe peiling: Fietsen", "Nieuwe peiling: Groen en nog 1 bericht");
    clock.step(Duration.ofDays(30));
    round();
    assertThat(mailbox.to("a@x.example")).as("nothing new, no mail").hasSize(2);
  }

  @Test
  void aDayIsOneMailAtEightAndAQuietDayIsNone() {
    follow("a@x.example", "velsen", Frequency.DAILY);
    opened("velsen", "Fietsen");
    opened("velsen", "Wonen");
    clock.step(Duration.ofHours(20));
    round();
    assertThat(mailbox.all()).as("not yet eight o'clock").isEmpty();
    clock.step(Duration.ofHours(2));
    round();
    assertThat(mailbox.all()).hasSize(1);
    assertThat(mailbox.all().getFirst().plain()).contains("Fietsen", "Wonen");

    clock.step(Duration.ofDays(1));
    round();
    opened("velsen", "Groen");
    round();
    assertThat(mailbox.all()).as("after a quiet morning it waits for the next").hasSize(1);
    clock.step(Duration.ofDays(1));
    round();
    assertThat(mailbox.all()).hasSize(2);
  }

  @Test
  void aWeekIsOneMailOnMonday() {
    follow("a@x.example", "velsen", Frequency.WEEKLY);
    opened("velsen", "Fietsen");
    clock.step(Duration.ofHours(22));
    round();
    assertThat(mailbox.all()).hasSize(1);
    opened("velsen", "Wonen");
    for (int day = 0; day < 6; day++) {
      clock.step(Duration.ofDays(1));
      round();
    }
    assertThat(mailbox.all()).hasSize(1);
    clock.step(Duration.ofDays(1));
    round();
    assertThat(mailbox.all()).hasSize(2);
    assertThat(mailbox.all().get(1).plain()).contains("Deze week bij velsen", "Wonen");
  }

  @Test
  void onlyTheOwnOrganisationWithAllBelowAndTheOwnThemesAreTold() {
    follow("kust@x.example", "kust", Frequency.AT_ONCE);
    follow("velsen@x.example", "velsen", Frequency.AT_ONCE);
    follow(
        "jong@x.example",
        "velsen",
        new Choices(Frequency.AT_ONCE, false, EnumSet.of(Theme.YOUTH, Theme.SAFETY), Language.EN));
    opened("zee", "Strand");
    append("nl.telmee.poll.opened.v1", "velsen", "youth", title("Jongeren"));
    append("nl.telmee.poll.opened.v1", "velsen", "housing", title("Huizen"));
    round();

    assertThat(subjects("kust@x.example")).containsExactly("Nieuwe peiling: Strand");
    assertThat(mailbox.to("velsen@x.example").getFirst().plain())
        .contains("Jongeren", "Huizen")
        .doesNotContain("Strand");
    assertThat(mailbox.to("jong@x.example")).hasSize(1);
    assertThat(mailbox.to("jong@x.example").getFirst().plain())
        .contains("News from velsen", "New poll: Jongeren")
        .doesNotContain("Huizen");
  }

  @Test
  void ofResultsTheFirstAndTheLastAreTold() {
    follow("a@x.example", "velsen", Frequency.AT_ONCE);
    for (int version : new int[] {1, 2, 3, 9}) {
      append(
          "nl.telmee.results.released.v1",
          "velsen",
          "",
          title("Fietsen")
              .replace(
                  "}}",
                  "},\"version\":%d,\"responses\":%d,\"last\":%b}"
                      .formatted(version, version * 10, version == 9)));
      round();
      clock.step(Duration.ofMinutes(2));
    }
    assertThat(subjects("a@x.example"))
        .containsExactly("Nieuwe uitslag: Fietsen", "Einduitslag: Fietsen");
  }

  @Test
  void aMailSaysWhoItIsFromAndHowToStopWithOneClick() {
    follow("a@x.example", "kust", Frequency.AT_ONCE);
    opened("zee", "Strand & <zee>");
    round();

    Mailbox.Mail mail = mailbox.await("a@x.example", 1).getFirst();
    String token = mail.token();
    assertThat(mail.header("From")).isEqualTo("Kust  van  A  tot Z <telmee@velsen.example>");
    assertThat(mail.header("List-Unsubscribe"))
        .isEqualTo("<https://telmee.example/follow/" + token + "/_stop>");
    assertThat(mail.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
    assertThat(mail.header("List-Id")).isEqualTo("<kust.telmee.example>");
    assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
    assertThat(mail.header("Message-ID")).matches("<[0-9a-f]{32}@telmee\\.example>");
    assertThat(mail.header("Return-Path")).matches("<bounces\\+[0-9a-f]{32}@velsen\\.example>");
    assertThat(mail.header("Content-Type")).startsWith("multipart/alternative");
    assertThat(mail.html())
        .contains("Strand &amp; &lt;zee&gt;", "https://telmee.example/p/x", token + "/_stop")
        .doesNotContain("<img", "<script", "src=");
    assertThat(mail.plain()).contains("Strand & <zee>", "https://telmee.example/p/x");
  }

  @Test
  void aLongListIsCutOffAndCounted() {
    follow("a@x.example", "velsen", Frequency.DAILY);
    for (int i = 1; i <= DigestMail.MOST + 25; i++) {
      opened("velsen", "Nummer " + i + ".");
    }
    clock.step(Duration.ofDays(1));
    round();

    Mailbox.Mail mail = mailbox.await("a@x.example", 1).getFirst();
    assertThat(mail.plain())
        .contains("Nummer 55.", "Nummer 26.", "En nog 25 berichten", "/o/velsen/follow#latest")
        .doesNotContain("Nummer 25.");
    assertThat(mail.subject()).isEqualTo("Nieuwe peiling: Nummer 55. en nog 54 berichten");
  }

  @Test
  void aMailServerThatIsDownDelaysAndLosesNothing() {
    follow("a@x.example", "velsen", Frequency.AT_ONCE);
    follow("b@x.example", "velsen", Frequency.DAILY);
    opened("velsen", "Fietsen");
    clock.step(Duration.ofDays(1));
    post.down(true);
    round();
    clock.step(Duration.ofSeconds(10));
    round();
    assertThat(mailbox.all()).isEmpty();

    opened("velsen", "Wonen");
    post.down(false);
    clock.step(Duration.ofMinutes(2));
    round();
    clock.step(Duration.ofMinutes(2));
    round();
    assertThat(mailbox.to("a@x.example")).hasSize(2);
    assertThat(mailbox.to("a@x.example").get(0).plain())
        .as("the mail that was on its way stays as it was")
        .contains("Fietsen")
        .doesNotContain("Wonen");
    assertThat(mailbox.to("a@x.example").get(1).plain()).contains("Wonen");
    assertThat(mailbox.to("b@x.example")).hasSize(1);
  }

  @Test
  void anAddressThatIsRefusedStopsNobodyElseAndIsErasedAfterThreeDays() throws SQLException {
    follow("gone@x.example", "velsen", Frequency.AT_ONCE);
    follow("b@x.example", "velsen", Frequency.AT_ONCE);
    post.refuse("gone@x.example");
    opened("velsen", "Fietsen");
    for (int day = 0; day < 2; day++) {
      round();
      clock.step(Duration.ofHours(24));
    }
    assertThat(mailbox.to("b@x.example")).hasSize(1);
    assertThat(number("select count(*) from mail_address")).isEqualTo(2);

    round();
    assertThat(number("select count(*) from mail_address")).isEqualTo(1);
    assertThat(number("select n from mail_count where what = 'refused'")).isEqualTo(3);
    assertThat(number("select n from mail_count where what = 'given-up'")).isEqualTo(1);
  }

  @Test
  void aRefusalThatIsMendedCostsNoMail() throws SQLException {
    follow("full@x.example", "velsen", Frequency.AT_ONCE);
    post.refuse("full@x.example");
    opened("velsen", "Fietsen");
    round();
    clock.step(Duration.ofHours(24));
    round();
    post.forgive("full@x.example");
    clock.step(Duration.ofHours(24));
    round();

    assertThat(subjects("full@x.example")).containsExactly("Nieuwe peiling: Fietsen");
    assertThat(number("select refusals from mail_follower")).isZero();
  }

  @Test
  void whatANodeHadClaimedWhenItDiedIsSentAgainAsTheSameMail() throws SQLException {
    follow("a@x.example", "velsen", Frequency.AT_ONCE);
    opened("velsen", "Fietsen");
    DigestQueueStore queue = new DigestQueueStore(db);
    long head = new Feed(db).head().toCompletionStage().toCompletableFuture().join();
    var now = clock.instant();
    assertThat(
            queue
                .claim(head, now, now.plus(Digests.CLAIMED), 10)
                .toCompletionStage()
                .toCompletableFuture()
                .join())
        .hasSize(1);
    opened("velsen", "Wonen");
    round();
    assertThat(mailbox.all()).as("claimed by another").isEmpty();

    clock.step(Digests.CLAIMED);
    round();
    assertThat(mailbox.all()).hasSize(1);
    assertThat(mailbox.all().getFirst().plain()).contains("Fietsen").doesNotContain("Wonen");
    String id = mailbox.all().getFirst().header("Message-ID");

    run(
        "update mail_follower set cursor = 0, upto = "
            + head
            + ", due_at = now() - interval '1 y'");
    run("update mail_follower set cursor = " + (head - 1));
    round();
    assertThat(mailbox.all()).hasSize(2);
    assertThat(mailbox.all().get(1).header("Message-ID")).isEqualTo(id);
  }

  @Test
  void whoChoosesAnotherFrequencyWhileAMailGoesOutKeepsIt() throws SQLException {
    String token = follow("a@x.example", "velsen", Frequency.DAILY);
    opened("velsen", "Fietsen");
    clock.step(Duration.ofDays(1));
    DigestQueueStore queue = new DigestQueueStore(db);
    var now = clock.instant();
    var claim =
        queue
            .claim(
                new Feed(db).head().toCompletionStage().toCompletableFuture().join(),
                now,
                now.plus(Digests.CLAIMED),
                10)
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    new FollowerStore(db)
        .change(
            new LinkToken(token), new Choices(Frequency.AT_ONCE, false, Set.of(), Language.NL), now)
        .toCompletionStage()
        .toCompletableFuture()
        .join();
    queue
        .sent(claim.getFirst(), Frequency.DAILY.next(now))
        .toCompletionStage()
        .toCompletableFuture()
        .join();
    opened("velsen", "Wonen");
    round();

    assertThat(mailbox.all()).hasSize(1);
    assertThat(mailbox.all().getFirst().plain()).contains("Wonen").doesNotContain("Fietsen");
  }

  private void round() {
    while (digests.round().toCompletionStage().toCompletableFuture().join() > 0) {
      // Goes on as long as there is something to do.
    }
  }

  private static List<String> subjects(String address) {
    return mailbox.to(address).stream().map(Mailbox.Mail::subject).toList();
  }

  private String follow(String address, String organisation, Frequency frequency) {
    return follow(address, organisation, new Choices(frequency, false, Set.of(), Language.NL));
  }

  /** A follower who has said yes; yields the secret of the links. */
  private String follow(String address, String organisation, Choices choices) {
    LinkToken token = LinkToken.make();
    return new RequestStore(db)
        .insert(
            token,
            new Asked(organisation, address, choices),
            clock.instant().plus(Duration.ofDays(1)))
        .compose(_ -> new FollowerStore(db).confirm(token, clock.instant()))
        .map(confirmed -> confirmed.orElseThrow().text())
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }

  private static String title(String title) {
    return "{\"title\":{\"nl\":\"%s\"}}".formatted(title);
  }

  private static void opened(String organisation, String title) {
    append("nl.telmee.poll.opened.v1", organisation, "", title(title));
  }

  private static void append(String type, String organisation, String themes, String data) {
    try (Connection connection = node.jdbc();
        PreparedStatement statement = connection.prepareStatement(APPEND)) {
      statement.setString(1, type);
      statement.setString(2, organisation);
      statement.setString(3, themes);
      statement.setString(4, data);
      statement.execute();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static void run(String sql) throws SQLException {
    try (Connection connection = node.jdbc()) {
      connection.createStatement().execute(sql);
    }
  }

  private static long number(String sql) throws SQLException {
    try (Connection connection = node.jdbc();
        ResultSet rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
