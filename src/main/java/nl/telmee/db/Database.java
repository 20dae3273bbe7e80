package nl.telmee.db;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import nl.telmee.config.DatabaseUrl;
import nl.telmee.web.Scope;

/**
 * The connections of a node. As itself it may do everything: that is for signing in and for work in
 * the background. What serves the public goes through {@link #visitor}, what serves staff through
 * {@link #staff}, and there PostgreSQL is a second wall behind the program's own checks.
 */
public final class Database implements Queries {
  private static final int CONNECTIONS = 8;
  private static final int MOST_WAITING = 2_000;
  private static final int STATEMENTS_KEPT = 256;

  /** A database that hangs must not hang what asks it. */
  private static final int PATIENCE_SECONDS = 10;

  /** The role of what serves the public: it reads no account, no contact, no response. */
  private static final String VISITOR = "telmee_public";

  private final Vertx vertx;
  private final PgConnectOptions ownerOptions;
  private final PgConnectOptions visitorOptions;
  private final Pool ownerPool;
  private final Pool visitorPool;
  private final Queries owner;
  private final Queries visitor;

  public Database(Vertx vertx, DatabaseUrl url) {
    this.vertx = vertx;
    PgConnectOptions options = options(url);
    this.ownerOptions = options;
    this.visitorOptions = visitor(options);
    this.ownerPool = pool(vertx, options);
    this.visitorPool = pool(vertx, visitorOptions);
    this.owner = new PoolQueries(ownerPool, PATIENCE_SECONDS);
    this.visitor = new PoolQueries(visitorPool, PATIENCE_SECONDS);
  }

  private static PgConnectOptions options(DatabaseUrl url) {
    return new PgConnectOptions()
        .setHost(url.host())
        .setPort(url.port())
        .setDatabase(url.database())
        .setUser(url.user())
        .setPassword(url.password())
        .setCachePreparedStatements(true)
        .setPreparedStatementCacheMaxSize(STATEMENTS_KEPT)
        .addProperty("application_name", "telmee")
        .addProperty("TimeZone", "UTC")
        .addProperty("statement_timeout", String.valueOf(PATIENCE_SECONDS * 1000));
  }

  /** A node that stands still in the middle of a transaction must not hold up the others. */
  private static PgConnectOptions visitor(PgConnectOptions options) {
    return new PgConnectOptions(options)
        .addProperty("role", VISITOR)
        .addProperty(
            "idle_in_transaction_session_timeout", String.valueOf(PATIENCE_SECONDS * 1000));
  }

  private static Pool pool(Vertx vertx, PgConnectOptions options) {
    return PgBuilder.pool()
        .using(vertx)
        .connectingTo(options)
        .with(new PoolOptions().setMaxSize(CONNECTIONS).setMaxWaitQueueSize(MOST_WAITING))
        .build();
  }

  /** Statements in the name of the public. */
  public Queries visitor() {
    return visitor;
  }

  /** Statements in the name of staff, who see and change what their scope holds. */
  public Queries staff(Scope scope) {
    return new StaffQueries(owner, scope);
  }

  @Override
  public Future<RowSet<Row>> query(String sql, Tuple arguments) {
    return owner.query(sql, arguments);
  }

  @Override
  public <T> Future<T> inTransaction(Function<SqlConnection, Future<T>> work) {
    return owner.inTransaction(work);
  }

  /**
   * A connection for one owner that writes for the public, outside the pools. Each statement is
   * planned once, for it is sent again and again and its plan does not depend on what it is given;
   * and by the index, for that plan may have been made when the tables were still empty.
   */
  public Future<PgConnection> connectAsWriter() {
    PgConnectOptions options =
        new PgConnectOptions(visitorOptions)
            .addProperty("plan_cache_mode", "force_generic_plan")
            .addProperty("enable_seqscan", "off");
    return PgConnection.connect(vertx, options).timeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** A connection for one owner that works in the background for longer, outside the pools. */
  public Future<PgConnection> connect() {
    return PgConnection.connect(vertx, ownerOptions).timeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Succeeds when the database answers. */
  public Future<Void> ping() {
    return ownerPool.query("select 1").execute().mapEmpty();
  }

  /** Lets go of all connections. */
  public Future<Void> close() {
    return Future.join(ownerPool.close(), visitorPool.close()).mapEmpty();
  }
}
