package nl.telmee.intake;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import nl.telmee.Recount;
import nl.telmee.Survey;
import nl.telmee.TestDatabase;
import nl.telmee.audit.AuditLog;
import nl.telmee.config.DatabaseUrl;
import nl.telmee.config.Settings;
import nl.telmee.db.Database;
import nl.telmee.db.Migrations;
import nl.telmee.id.PollId;
import nl.telmee.identity.Identity;
import nl.telmee.poll.Poll;
import nl.telmee.poll.Polls;
import nl.telmee.web.Assets;
import nl.telmee.web.Failures;
import nl.telmee.web.Json;
import nl.telmee.web.Pages;
import nl.telmee.web.Routes;

/** One intake on one event loop with its routes, and a hand on the database to make it wait. */
final class OneLoop implements AutoCloseable {
  /** Nobody claims it here. */
  private static final int SLOT = 7;

  private final Vertx vertx = Vertx.vertx();
  private final Clock clock = Clock.systemUTC();
  private final DatabaseUrl url;
  private final Database db;
  private final Polls polls;
  private final Context loop = vertx.getOrCreateContext();
  private final Intake intake;
  private final PollId poll;
  private final CompiledPoll compiled;

  private OneLoop(DatabaseUrl url, PollId poll) {
    this.url = url;
    this.db = new Database(vertx, url);
    this.polls = new Polls(db, new AuditLog(db, clock), clock);
    this.poll = poll;
    IntakeMetrics metrics = new IntakeMetrics(new SimpleMeterRegistry());
    this.intake = onLoop(() -> Intake.open(vertx, db, polls, clock, metrics)).join();
    this.compiled = onLoop(() -> intake.compiled(poll)).join();
  }

  /** A loop on a new database with an open poll. */
  static OneLoop start() {
    DatabaseUrl url = TestDatabase.create();
    Migrations.run(url);
    Vertx vertx = Vertx.vertx();
    Database db = new Database(vertx, url);
    try (Connection connection =
            DriverManager.getConnection(url.jdbc(), url.user(), url.password());
        Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into organisation (slug, kind, name) values ('velsen', 'municipality', '{}')");
      Clock clock = Clock.systemUTC();
      Polls polls = new Polls(db, new AuditLog(db, clock), clock);
      Poll open =
          finish(
              polls
                  .create(Json.readOwn(Survey.poll("alles")))
                  .compose(draft -> polls.open(draft.id())));
      return new OneLoop(url, open.id());
    } catch (SQLException e) {
      throw new AssertionError(e);
    } finally {
      finish(db.close());
      finish(vertx.close());
    }
  }

  /** A further loop for the same poll in the same database. */
  OneLoop another() {
    return new OneLoop(url, poll);
  }

  /** Runs on the loop; the future here completes when that there does. */
  private <T> CompletableFuture<T> onLoop(Supplier<Future<T>> work) {
    CompletableFuture<T> done = new CompletableFuture<>();
    loop.runOnContext(
        _ -> work.get().onSuccess(done::complete).onFailure(done::completeExceptionally));
    return done;
  }

  /** Offers these responses in one go, so that nothing is written in between. */
  List<CompletableFuture<Void>> offer(List<Response> responses) {
    List<CompletableFuture<Void>> told = new ArrayList<>();
    responses.forEach(_ -> told.add(new CompletableFuture<>()));
    onLoop(
            () -> {
              for (int i = 0; i < responses.size(); i++) {
                CompletableFuture<Void> one = told.get(i);
                intake
                    .store(responses.get(i))
                    .onSuccess(one::complete)
                    .onFailure(one::completeExceptionally);
              }
              return Future.succeededFuture();
            })
        .join();
    return told;
  }

  /** Has them stored in one statement, with which nothing is stored if one is known already. */
  CompletableFuture<Boolean> storeAtOnce(List<Response> batch) {
    return onLoop(
        () ->
            db.connectAsWriter()
                .compose(
                    open ->
                        NewBatchStore.store(open, batch, SLOT, clock.instant())
                            .eventually(open::close)));
  }

  /** How many wait for the next batch. */
  int waiting() {
    return onLoop(() -> Future.succeededFuture(intake.waiting())).join();
  }

  CompletableFuture<Void> drain() {
    return onLoop(intake::drain);
  }

  CompletableFuture<Poll> closePoll() {
    return polls.close(poll).toCompletionStage().toCompletableFuture();
  }

  /** A response like a phone's. */
  Response response(String key, String answers) {
    String body = "{\"key\":\"%s\",\"answers\":%s}".formatted(key, answers);
    return JsonAnswers.read(compiled, body.getBytes(StandardCharsets.UTF_8));
  }

  /** Different responses of as many phones. */
  List<Response> responses(Survey survey, int number) {
    List<Response> responses = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      responses.add(response(survey.key(), survey.answers()));
    }
    return responses;
  }

  String poll() {
    return poll.toString();
  }

  /** Serves the routes of this intake; yields the address. */
  String listen() {
    CompletableFuture<HttpServer> listening =
        onLoop(
            () ->
                Identity.open(
                        vertx,
                        Settings.from(Map.of()),
                        db,
                        new AuditLog(db, clock),
                        clock,
                        "http://127.0.0.1",
                        false)
                    .compose(
                        identity ->
                            vertx.createHttpServer().requestHandler(router(identity)).listen(0)));
    return "http://127.0.0.1:" + listening.join().actualPort();
  }

  private Router router(Identity identity) {
    Router router = Router.router(vertx);
    Pages pages = new Pages(new Assets());
    Embedding embedding = new Embedding(List.of());
    AnswerPages answerPages =
        new AnswerPages(polls, identity.receipts(), pages, clock, embedding, identity.names(), "");
    Routes routes = new Routes(router, identity.gate());
    new IntakeRoutes(intake, identity.receipts(), identity.remote(), answerPages, embedding, clock)
        .mount(routes);
    new Failures(pages, routes).mount(router);
    return router;
  }

  Connection jdbc() throws SQLException {
    return DriverManager.getConnection(url.jdbc(), url.user(), url.password());
  }

  /** Lets every batch wait for its end until the connection commits. */
  Connection holdTally() throws SQLException {
    Connection connection = jdbc();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("lock table tally in exclusive mode");
    }
    return connection;
  }

  /** Lets a batch with this response wait in the middle, after it has looked at the poll. */
  Connection holdKey(Response response) throws SQLException {
    Connection connection = jdbc();
    connection.setAutoCommit(false);
    try (PreparedStatement insert =
        connection.prepareStatement("insert into response values (?, ?, 0, current_date, '{}')")) {
      insert.setObject(1, response.poll().value());
      insert.setObject(2, response.key().value());
      insert.execute();
    }
    return connection;
  }

  /** Returns when so many others wait for a lock in the database. */
  void awaitBlocked(int number) throws SQLException {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    try (Connection connection = jdbc();
        PreparedStatement query =
            connection.prepareStatement(
                """
                select count(*) from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock'
                """)) {
      for (int blocked = -1; blocked != number; ) {
        try (ResultSet rows = query.executeQuery()) {
          rows.next();
          blocked = rows.getInt(1);
        }
        if (System.nanoTime() > deadline) {
          throw new AssertionError("waiting for a lock: " + blocked + ", not " + number);
        }
      }
    }
  }

  /** What is stored and counted. */
  Recount recount() throws SQLException {
    try (Connection connection = jdbc()) {
      return Recount.withAnswers(connection, poll.toString(), Survey.questions());
    }
  }

  @Override
  public void close() {
    finish(db.close());
    finish(vertx.close());
  }

  private static <T> T finish(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }
}
