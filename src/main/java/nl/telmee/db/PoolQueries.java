package nl.telmee.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Statements over a pool, for as long as one has patience. */
record PoolQueries(Pool pool, int patienceSeconds) implements Queries {
  @Override
  public Future<RowSet<Row>> query(String sql, Tuple arguments) {
    return pool.preparedQuery(sql)
        .execute(arguments)
        .timeout(patienceSeconds, TimeUnit.SECONDS)
        .recover(Constraints::explain);
  }

  @Override
  public <T> Future<T> inTransaction(Function<SqlConnection, Future<T>> work) {
    return pool.withTransaction(work)
        .timeout(patienceSeconds, TimeUnit.SECONDS)
        .recover(Constraints::explainTransaction);
  }
}
