package nl.telmee.db;

import io.vertx.pgclient.PgException;

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

  /** Whether the database stopped the statement because it took too long. */
  public static boolean tookTooLong(Throwable failure) {
    return failure instanceof PgException e && CANCELLED.equals(e.getSqlState());
  }
}
