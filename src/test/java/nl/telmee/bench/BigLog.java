package nl.telmee.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A log of events of any length, as years of polls would leave it: a region with fifty
 * municipalities; most events are results, an advice is one in ten thousand; a trajectory has
 * twenty events; every event has a theme, and one theme is rare.
 */
final class BigLog {
  static final int MUNICIPALITIES = 50;

  private static final String ORGANISATIONS =
      """
      insert into organisation (slug, kind, name, parent)
      select 'region', 'region', '{"nl":"Regio"}'::jsonb, null
      union all
      select 'm' || n, 'municipality', jsonb_build_object('nl', 'Gemeente ' || n), 'region'
      from generate_series(0, %d) n
      """
          .formatted(MUNICIPALITIES - 1);

  /** Not one by one through the function of the program: that would take hours. */
  private static final String EVENTS =
      """
      insert into event (seq, id, type, organisation, subject, trajectory, themes, at, path, data)
      select n, gen_random_uuid(),
        case when n % 10000 = 0 then 'nl.telmee.advice.published.v1'
          when n % 20 = 0 then 'nl.telmee.poll.opened.v1'
          when n % 20 = 1 then 'nl.telmee.poll.closed.v1'
          else 'nl.telmee.results.released.v1' end,
        'm' || n % 50,
        'polls/' || n,
        case when n % 10 = 3 then 't' || n / 200 end,
        array[case when n % 5000 = 7 then 'sport-and-culture' else 'youth' end],
        timestamptz '2020-01-01' + n * interval '15 s',
        '/p/poll-' || n,
        json_build_object('organisation', 'm' || n % 50,
          'title', json_build_object('nl', 'Wat vind jij van plan ' || n || '?'),
          'version', 3, 'responses', 250, 'last', false)
      from generate_series(?::bigint, ?::bigint) n
      """;

  private static final String THEMES =
      """
      insert into event_theme (organisation, theme, seq, type)
      select organisation, themes[1], seq, type from event where seq between ? and ?
      """;

  private static final String INDEXES =
      """
      select indexname, indexdef from pg_indexes
      where tablename in ('event', 'event_theme') and indexname not like '%pkey'
      """;

  private final Connection connection;
  private long length;

  BigLog(Connection connection) throws SQLException {
    this.connection = connection;
    run(ORGANISATIONS);
  }

  /** Makes the log so long; without its indexes meanwhile, which is quicker. */
  void grow(long wanted) throws SQLException {
    List<String> definitions = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(INDEXES)) {
      while (rows.next()) {
        definitions.add(rows.getString(2));
        run("drop index " + rows.getString(1));
      }
    }
    run("set session_replication_role = replica");
    fill(EVENTS, wanted);
    fill(THEMES, wanted);
    run("set session_replication_role = origin");
    for (String definition : definitions) {
      run(definition);
    }
    run("update event_head set seq = " + wanted);
    run("vacuum analyze event");
    run("vacuum analyze event_theme");
    run("checkpoint");
    length = wanted;
  }

  private void fill(String sql, long wanted) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, length + 1);
      statement.setLong(2, wanted);
      statement.execute();
    }
  }

  /** Something happens now, in the first municipality. */
  void happens() throws SQLException {
    run(
        """
        select event_append(gen_random_uuid(), 'nl.telmee.poll.opened.v1', 'm0', 'polls/x', null,
          '{youth}', now(), '/p/x', '{"organisation":"m0","title":{"nl":"Peiling"}}')
        """);
    length++;
  }

  long length() {
    return length;
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
