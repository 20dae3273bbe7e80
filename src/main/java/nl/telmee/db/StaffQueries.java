package nl.telmee.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Set;
import java.util.function.Function;
import nl.telmee.web.Home;
import nl.telmee.web.Scope;
import nl.telmee.web.Seat;

/**
 * Statements of a member of staff: each in a transaction that takes the role {@code telmee_staff}
 * and says which organisations it may see and change, and for which council it speaks, for the
 * policies of row-level security.
 */
final class StaffQueries implements Queries {
  private static final String ENTER =
      """
      select set_config('role', 'telmee_staff', true),
        set_config('telmee.sees', $1, true), set_config('telmee.changes', $2, true),
        set_config('telmee.council', $3, true), set_config('telmee.advises', $4, true),
        set_config('telmee.trajectory', $5, true), set_config('telmee.person', $6, true),
        set_config('telmee.home', $7, true), set_config('telmee.within', $8, true)
      """;

  private static final String EVERYWHERE = "*";
  private static final String NONE = "";

  private final Queries owner;
  private final Tuple scope;

  StaffQueries(Queries owner, Scope scope) {
    this.owner = owner;
    Seat seat = scope.seat();
    String council = seat == null ? NONE : seat.council();
    String advises = seat == null || seat.advises() == null ? NONE : seat.advises();
    String link = scope.trajectory() == null ? NONE : scope.trajectory().toString();
    Home home = scope.home();
    this.scope =
        scope.everywhere()
            ? Tuple.of(EVERYWHERE, EVERYWHERE, NONE, NONE, NONE, NONE, NONE, EVERYWHERE)
            : Tuple.of(list(scope.seen()), list(scope.changed()), council, advises, link)
                .addString(home == null ? NONE : home.person())
                .addString(home == null ? NONE : home.organisation())
                .addString(home == null ? NONE : list(home.within()));
  }

  /** As the policies read it: each slug between commas. */
  private static String list(Set<String> slugs) {
    return "," + String.join(",", slugs) + ",";
  }

  @Override
  public Future<RowSet<Row>> query(String sql, Tuple arguments) {
    return inTransaction(tx -> tx.preparedQuery(sql).execute(arguments));
  }

  @Override
  public <T> Future<T> inTransaction(Function<SqlConnection, Future<T>> work) {
    return owner.inTransaction(
        tx -> tx.preparedQuery(ENTER).execute(scope).compose(_ -> work.apply(tx)));
  }
}
