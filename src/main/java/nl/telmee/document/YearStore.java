package nl.telmee.document;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nl.telmee.db.Queries;
import nl.telmee.web.Translated;

/** Reads what is public of polls, signals, advice and agendas, for a report of a year. */
final class YearStore {
  /** A poll that opened by the end of the year, and did not close before it began. */
  private static final String POLLS =
      """
      select title, opened, case when closed <= $3 then closed end as closed,
        case when closed <= $3 then answers end as answers
      from (
        select definition -> 'title' as title,
          (opened_at at time zone 'Europe/Amsterdam')::date as opened,
          (closed_at at time zone 'Europe/Amsterdam')::date as closed,
          (select r.released from release r where r.poll_id = p.id order by r.version desc limit 1)
            as answers
        from poll p where organisation = $1 and state <> 'draft') one
      where opened <= $3 and (closed is null or closed >= $2) order by opened, title ->> 'nl'
      """;

  /** Signals that go on in another one are counted there. */
  private static final String SIGNALS =
      """
      select count(*) as n, coalesce(sum(brought), 0)::bigint as brought,
        count(*) filter (where closed_on <= $3 and closed_on <= due_on) as in_time,
        count(*) filter (where closed_on <= $3 and closed_on > due_on) as late,
        count(*) filter (where coalesce(closed_on > $3, true) and due_on >= $3) as waiting,
        count(*) filter (where coalesce(closed_on > $3, true) and due_on < $3) as overdue
      from signal where organisation = $1 and received_on between $2 and $3
        and state in ('open', 'taken-up', 'answered', 'refused')
      """;

  private static final String ADVICES =
      """
      select title, council, published, case when answered <= $3 then answered end as answered
      from (
        select t.title, a.council, (a.published_at at time zone 'Europe/Amsterdam')::date as published,
          (a.answered_at at time zone 'Europe/Amsterdam')::date as answered
        from advice a join advice_text t on t.advice = a.id and t.revision = a.text_revision
        where (a.organisation = $1 or a.council = $1) and a.published_at is not null) one
      where published between $2 and $3 order by published, title
      """;

  private static final String AGENDA =
      """
      select item ->> 'subject' as subject, coalesce(item ->> 'theme', '') as theme
      from (select items from agenda_edition where organisation = $1 and year = $2
        order by number desc limit 1) newest, jsonb_array_elements(items) item
      """;

  /** Years in which there is something of an organisation. */
  private static final String YEARS =
      """
      select slug, array_agg(distinct year order by year desc) as years from (
        select whose as slug, generate_series(extract(year from published_on)::int,
          extract(year from coalesce(closed_on, $1::date))::int) as year
        from trajectory cross join unnest(array[organisation, decides] || participants) whose
        where state <> 'draft'
        union all
        select organisation, generate_series(
          extract(year from opened_at at time zone 'Europe/Amsterdam')::int,
          extract(year from coalesce((closed_at at time zone 'Europe/Amsterdam')::date, $1::date))::int)
        from poll where state <> 'draft'
        union all
        select organisation, extract(year from received_on)::int from signal
        where state in ('open', 'taken-up', 'answered', 'refused')
        union all
        select whose, extract(year from published_at at time zone 'Europe/Amsterdam')::int
        from advice cross join unnest(array[organisation, council]) whose
        where published_at is not null
        union all
        select organisation, year from agenda_edition) one
      where year <= extract(year from $1::date) group by slug
      """;

  private final Queries db;

  /** In the name of visitors: a report says nothing that is not public. */
  YearStore(Queries db) {
    this.db = db;
  }

  Future<YearCounts> of(String organisation, Year year) {
    Tuple period = Tuple.of(organisation, year.first(), year.until());
    return Future.all(
            db.query(POLLS, period).map(rows -> list(rows, YearStore::poll)),
            db.query(SIGNALS, period).map(rows -> list(rows, YearStore::signals).getFirst()),
            db.query(ADVICES, period).map(rows -> list(rows, YearStore::advice)),
            db.query(AGENDA, Tuple.of(organisation, year.number()))
                .map(rows -> list(rows, YearStore::subject)))
        .map(
            all ->
                new YearCounts(all.resultAt(0), all.resultAt(1), all.resultAt(2), all.resultAt(3)));
  }

  /** By organisation, the newest year first; an organisation without anything is not in it. */
  Future<Map<String, List<Integer>>> years(LocalDate today) {
    return db.query(YEARS, Tuple.of(today))
        .map(
            rows -> {
              Map<String, List<Integer>> years = new HashMap<>();
              for (Row row : rows) {
                years.put(row.getString("slug"), List.of(row.getArrayOfIntegers("years")));
              }
              return years;
            });
  }

  private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
    List<T> list = new ArrayList<>();
    for (Row row : rows) {
      list.add(read.apply(row));
    }
    return list;
  }

  private static YearCounts.PollRow poll(Row row) {
    JsonObject title = row.getJsonObject("title");
    LocalDate closed = row.getLocalDate("closed");
    return new YearCounts.PollRow(
        new Translated(title.getString("nl", ""), title.getString("en")),
        row.getLocalDate("opened"),
        closed,
        row.getLong("answers"));
  }

  private static YearCounts.Signals signals(Row row) {
    return new YearCounts.Signals(
        row.getLong("n"),
        row.getLong("brought"),
        row.getLong("in_time"),
        row.getLong("late"),
        row.getLong("waiting"),
        row.getLong("overdue"));
  }

  private static YearCounts.AdviceRow advice(Row row) {
    return new YearCounts.AdviceRow(
        row.getString("title"),
        row.getString("council"),
        row.getLocalDate("published"),
        row.getLocalDate("answered"));
  }

  private static YearCounts.Subject subject(Row row) {
    return new YearCounts.Subject(row.getString("subject"), row.getString("theme"));
  }
}
