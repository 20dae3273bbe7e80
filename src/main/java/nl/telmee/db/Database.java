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

/** The pool of connections that all loops of a node share, and connections of one's own. */
public final class Database {
  private static final int CONNECTIONS = 12;
  private static final int MOST_WAITING = 2_000;
  private static final int STATEMENTS_KEPT = 256;

  /** A database that hangs must not hang what asks it. */
  private static final int PATIENCE_SECONDS = 10;

  private final Vertx vertx;
  private final PgConnectOptions options;
  private final Pool pool;

  public Database(Vertx vertx, DatabaseUrl url) {
    this.vertx = vertx;
    this.options =
        new PgConnectOptions()
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
    this.pool =
        PgBuilder.pool()
            .using(vertx)
            .connectingTo(options)
            .with(new PoolOptions().setMaxSize(CONNECTIONS).setMaxWaitQueueSize(MOST_WAITING))
            .build();
  }

  /**
   * Runs one statement, for at most {@link #PATIENCE_SECONDS}. Fails with a {@link
   * nl.telmee.web.Rejected} where a constraint says why.
   */
  public Future<RowSet<Row>> query(String sql, Tuple arguments) {
    return pool.preparedQuery(sql)
        .execute(arguments)
        .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .recover(Constraints::explain);
  }

  /** Commits what the work did if its future succeeds, else rolls back. */
  public <T> Future<T> inTransaction(Function<SqlConnection, Future<T>> work) {
    return pool.withTransaction(work)
        .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .recover(Constraints::explain);
  }

  /** A connection for one owner, outside the pool. */
  public Future<PgConnection> connect() {
    return PgConnection.connect(vertx, options).timeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Succeeds when the database answers. */
  public Future<Void> ping() {
    return pool.query("select 1").execute().mapEmpty();
  }

  public Future<Void> close() {
    return pool.close();
  }
}
