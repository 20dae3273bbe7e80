package nl.telmee.webhook;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.telmee.TestDatabase;
import nl.telmee.audit.AuditLog;
import nl.telmee.config.DatabaseUrl;
import nl.telmee.config.MailSettings;
import nl.telmee.config.WebhookSettings;
import nl.telmee.db.Database;
import nl.telmee.db.Migrations;
import nl.telmee.feed.EventFilter;
import nl.telmee.feed.EventType;
import nl.telmee.feed.Feed;
import nl.telmee.mail.Mailer;
import nl.telmee.web.Caller;
import nl.telmee.web.Mistake;
import nl.telmee.web.Role;
import nl.telmee.web.Scope;

/** What sends, on a database of its own and with a clock of the test, without a node around it. */
final class PostOffice implements AutoCloseable {
  static final List<Duration> WAITS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  /** As an administrator sets it who allows addresses inside. */
  static final WebhookSettings OPEN =
      new WebhookSettings(WAITS, true, Duration.ofDays(3), Duration.ofSeconds(15));

  private static final int SECONDS = 30;
  private static final String APPEND =
      """
      select event_append(gen_random_uuid(), ?, ?, ?, null, '{}', now(), '/p/x',
        '{"organisation":"velsen","title":{"nl":"Één"}}')
      """;

  final Vertx vertx = Vertx.vertx();
  final WebhookParts parts;
  final Subscriptions subscriptions;
  final Caller editor;
  private final DatabaseUrl url;
  private final Database db;
  private final List<String> deployed = new ArrayList<>();

  PostOffice(Clock clock, WebhookSettings settings, Names.LookUp lookUp) {
    url = TestDatabase.create();
    Migrations.run(url);
    db = new Database(vertx, url);
    Names names = new Names(lookUp, settings.privateAllowed());
    parts =
        new WebhookParts(
            vertx,
            db,
            new Feed(db),
            new AuditLog(db, clock),
            clock,
            settings,
            new WebhookMetrics(new SimpleMeterRegistry()),
            "https://telmee.example",
            names,
            new Sender(vertx, names, settings, clock));
    subscriptions = new Subscriptions(parts);
    UUID account = UUID.randomUUID();
    sql(
        "insert into organisation (slug, kind, name) values ('velsen', 'municipality',"
            + " '{\"nl\":\"Velsen\"}')");
    sql(
        "insert into account (id, email, role, organisation) values"
            + " ('%s', 'editor@velsen.example', 'editor', 'velsen')".formatted(account));
    editor =
        new Caller(
            account,
            "editor@velsen.example",
            UUID.randomUUID(),
            Role.EDITOR,
            "velsen",
            new Scope(false, Set.of("velsen"), Set.of("velsen")));
  }

  PostOffice(Clock clock) {
    this(clock, OPEN, PostOffice::byName);
  }

  static InetAddress[] byName(String host) throws UnknownHostException {
    return InetAddress.getAllByName(host);
  }

  /** Begins to send. */
  PostOffice open() {
    return deploy(new Dispatcher(parts));
  }

  /** Begins to write letters and to tidy up. */
  PostOffice mailing(int port) {
    MailSettings server =
        new MailSettings(
            "127.0.0.1", port, false, Optional.empty(), Optional.empty(), "telmee@velsen.example");
    return deploy(new Upkeep(parts, Mailer.open(vertx, Optional.of(server))));
  }

  private PostOffice deploy(Deployable part) {
    deployed.add(await(vertx.deployVerticle(part)));
    return this;
  }

  /** A subscription to all events of Velsen; yields its id and secret. */
  Subscriptions.Made subscribe(String address, EventType... types) {
    Set<EventType> wanted = types.length == 0 ? null : Set.of(types);
    Wanted right = new Wanted(address, new EventFilter(null, wanted, null, null));
    List<Mistake> none = new ArrayList<>();
    return await(subscriptions.make(editor, new Wanted.Body("velsen", right, none)));
  }

  /** A fact of Velsen. */
  void happens(EventType type, String subject) {
    happens("velsen", type, subject);
  }

  void happens(String organisation, EventType type, String subject) {
    try (Connection connection = jdbc();
        PreparedStatement statement = connection.prepareStatement(APPEND)) {
      statement.setString(1, type.wire());
      statement.setString(2, organisation);
      statement.setString(3, subject);
      statement.execute();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** What was sent to a subscription, newest first. */
  List<Delivery> deliveries(UUID webhook) {
    return await(subscriptions.deliveries(editor, webhook, null, 200));
  }

  Subscription now(UUID webhook) {
    return await(subscriptions.one(editor, webhook));
  }

  void sql(String statement) {
    try (Connection connection = jdbc();
        var prepared = connection.createStatement()) {
      prepared.execute(statement);
    } catch (SQLException e) {
      throw new AssertionError(statement, e);
    }
  }

  /** The first column of what a query finds. */
  List<String> ask(String query) {
    try (Connection connection = jdbc();
        ResultSet rows = connection.createStatement().executeQuery(query)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    } catch (SQLException e) {
      throw new AssertionError(query, e);
    }
  }

  private Connection jdbc() throws SQLException {
    return DriverManager.getConnection(url.jdbc(), url.user(), url.password());
  }

  static <T> T await(Future<T> future) {
    try {
      return future.await(SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    deployed.forEach(part -> await(vertx.undeploy(part)));
    await(vertx.close());
  }
}
