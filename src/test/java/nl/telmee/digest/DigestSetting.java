package nl.telmee.digest;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
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
import nl.telmee.identity.LinkToken;
import nl.telmee.mail.Mailer;
import nl.telmee.web.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Followers, a clock that tests step, and a real mail server. */
abstract class DigestSetting {
  private static final String APPEND =
      """
      select event_append(gen_random_uuid(), ?, ?, 'tests/1', null, string_to_array(?, ','), now(),
        '/p/x', ?)
      """;

  static TestNode node;
  static Mailbox mailbox;
  static Vertx vertx;
  static Database db;

  FussyPost post;
  SteppedClock clock;
  Digests digests;

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

  void round() {
    while (digests.round().toCompletionStage().toCompletableFuture().join() > 0) {
      // Goes on as long as there is something to do.
    }
  }

  static List<String> subjects(String address) {
    return mailbox.to(address).stream().map(Mailbox.Mail::subject).toList();
  }

  String follow(String address, String organisation, Frequency frequency) {
    return follow(address, organisation, new Choices(frequency, false, Set.of(), Language.NL));
  }

  /** A follower who has said yes; yields the secret of the links. */
  String follow(String address, String organisation, Choices choices) {
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

  static String title(String title) {
    return "{\"title\":{\"nl\":\"%s\"}}".formatted(title);
  }

  static void opened(String organisation, String title) {
    append("nl.telmee.poll.opened.v1", organisation, "", title(title));
  }

  static void append(String type, String organisation, String themes, String data) {
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

  static void run(String sql) throws SQLException {
    try (Connection connection = node.jdbc()) {
      connection.createStatement().execute(sql);
    }
  }

  static long number(String sql) throws SQLException {
    try (Connection connection = node.jdbc();
        ResultSet rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
