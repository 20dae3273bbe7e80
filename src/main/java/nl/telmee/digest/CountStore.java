package nl.telmee.digest;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.db.Queries;

/** Numbers about followers, in the name of staff, who may read nothing else about them. */
final class CountStore {
  private static final String COUNTS =
      """
      with follower as (
        select organisation,
          count(*) filter (where frequency = 'at-once') as at_once,
          count(*) filter (where frequency = 'daily') as daily,
          count(*) filter (where frequency = 'weekly') as weekly,
          count(*) filter (where newsletter) as newsletter
        from mail_follower group by organisation
      ), lost as (
        select organisation,
          coalesce(sum(n) filter (where what in ('refused', 'bounced')), 0) as returned,
          coalesce(sum(n) filter (where what = 'given-up'), 0) as given_up
        from mail_count where month >= $1 group by organisation
      )
      select organisation, coalesce(at_once, 0) as at_once, coalesce(daily, 0) as daily,
        coalesce(weekly, 0) as weekly, coalesce(newsletter, 0) as newsletter,
        coalesce(returned, 0)::bigint as returned, coalesce(given_up, 0)::bigint as given_up
      from follower full join lost using (organisation) order by organisation
      """;

  /**
   * Followers of an organisation.
   *
   * @param newsletter how many get newsletters; these may get other mail too
   * @param returned mails that were refused or came back
   * @param givenUp followers that were erased for it
   */
  record Counts(
      String organisation,
      long atOnce,
      long daily,
      long weekly,
      long newsletter,
      long returned,
      long givenUp) {}

  private final Queries db;

  CountStore(Queries db) {
    this.db = db;
  }

  /**
   * By organisation.
   *
   * @param since first day of the first month of which lost mail is counted
   */
  Future<List<Counts>> all(LocalDate since) {
    return db.query(COUNTS, Tuple.of(since))
        .map(
            rows -> {
              List<Counts> all = new ArrayList<>(rows.size());
              for (Row row : rows) {
                all.add(
                    new Counts(
                        row.getString("organisation"),
                        row.getLong("at_once"),
                        row.getLong("daily"),
                        row.getLong("weekly"),
                        row.getLong("newsletter"),
                        row.getLong("returned"),
                        row.getLong("given_up")));
              }
              return all;
            });
  }
}
