package nl.telmee.db;

import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** What a failed statement tells. */
public final class SqlFailures {
  private static final String CANCELLED = "57014";

  private SqlFailures() {}

  /**
   * Whether the data itself was refused (SQLSTATE classes 22 and 23), so that the same statement
   * would fail again. Everything else (connections, restarts, deadlocks) may succeed at the next
   * try.
   */
  public static boolean blamesData(Throwable failure) {
    if (failure instanceof PgException e && e.getSqlState() != null) {
      return e.getSqlState().startsWith("22") || e.getSqlState().startsWith("23");
    }
    return failure instanceof IllegalArgumentException || failure instanceof ClassCastException;
  }

  /**
   * Whether the database is away, stops, starts, has no room or no connection left: the same may
   * succeed in a moment, and nobody did anything wrong.
   */
  public static boolean saysNotNow(Throwable failure) {
    if (failure instanceof PgException e) {
      String state = String.valueOf(e.getSqlState());
      return state.startsWith("08") || state.startsWith("53") || state.startsWith("57P");
    }
    return failure instanceof IOException
        || failure instanceof TimeoutException
        || failure instanceof ClosedConnectionException
        || failure instanceof ConnectionPoolTooBusyException;
  }

  /** Whether the answer did not come, so that what was asked may have been done all the same. */
  static boolean mayBeDone(Throwable failure) {
    return failure instanceof TimeoutException || failure instanceof ClosedConnectionException;
  }

  /** Whether the database stopped the statement because it took too long. */
  public static boolean tookTooLong(Throwable failure) {
    return failure instanceof PgException e && CANCELLED.equals(e.getSqlState());
  }
}
