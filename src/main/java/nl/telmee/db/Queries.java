package nl.telmee.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.function.Function;

/**
 * Statements in the name of somebody: the program itself, a visitor, or a member of staff. What
 * PostgreSQL lets them see and change differs. Futures come back on the caller's event loop.
 */
public interface Queries {
  /**
   * Runs one statement. Fails with a {@link nl.telmee.web.Rejected} where a constraint says why,
   * and after ten seconds.
   */
  Future<RowSet<Row>> query(String sql, Tuple arguments);

  /** Commits what the work did if its future succeeds, else rolls back. */
  <T> Future<T> inTransaction(Function<SqlConnection, Future<T>> work);
}
