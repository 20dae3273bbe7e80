package nl.telmee.spread;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import nl.telmee.db.Queries;
import nl.telmee.id.PollId;
import nl.telmee.web.Fields;

/** The tables {@code code_group} and {@code access_code}. */
final class CodeStore {
  private static final String GROUPS =
      """
      select g.id, g.name, g.kind, g.issued, g.withdrawn, g.made_at,
        (select count(*) from access_code a
          where a.poll_id = g.poll_id and a.code_group = g.id)::int as remaining
      from code_group g where g.poll_id = $1 and g.kind = $2
      order by g.made_at desc, g.id
      """;

  private static final String NAMES =
      """
      select distinct name from code_group where poll_id = any($1) and kind = 'code' order by name
      """;

  private static final String INSERT_GROUP =
      """
      insert into code_group (poll_id, id, name, kind, issued, made_at)
      values ($1, $2, $3, $4, 0, $5)
      """;

  /** How many codes the poll ever had; the lock keeps two who make some at once in turn. */
  private static final String LOCK_AND_COUNT =
      """
      select coalesce(sum(issued), 0)::int
      from (select issued from code_group where poll_id = $1 for update) all_of_them
      """;

  private static final String INSERT_CODES =
      """
      insert into access_code (poll_id, code, code_group)
      select $1, code, $2 from unnest($3::text[]) as code on conflict do nothing
      """;

  private static final String COUNT_ISSUED =
      """
      update code_group set issued = issued + $3 where poll_id = $1 and id = $2
      """;

  private static final String WITHDRAW =
      """
      with gone as (delete from access_code where poll_id = $1 and code_group = $2 returning 1),
        n as (select count(*)::int as n from gone)
      update code_group g set withdrawn = withdrawn + n.n from n
      where g.poll_id = $1 and g.id = $2
      returning n.n
      """;

  /** By the alphabet: not in the order in which they were made or handed out. */
  private static final String LEFT =
      """
      select code from access_code where poll_id = $1 and code_group = $2 order by code
      """;

  private static final String KNOWN_PAPER =
      """
      select exists (
        select from access_code a join code_group g on g.poll_id = a.poll_id and g.id = a.code_group
        where a.poll_id = $1 and a.code = $2 and g.kind = 'paper')
      """;

  private final Queries db;

  CodeStore(Queries db) {
    this.db = db;
  }

  /** Runs in one transaction. */
  <T> Future<T> inTransaction(java.util.function.Function<SqlConnection, Future<T>> work) {
    return db.inTransaction(work);
  }

  Future<List<CodeGroup>> groups(PollId poll, CodeGroup.Kind kind) {
    return db.query(GROUPS, Tuple.of(poll.value(), Fields.wordOf(kind))).map(CodeStore::groups);
  }

  /** What the groups of some polls are called that got codes on cards. */
  Future<List<String>> names(Collection<UUID> polls) {
    return db.query(NAMES, Tuple.tuple().addArrayOfUUID(polls.toArray(UUID[]::new)))
        .map(
            rows -> {
              List<String> names = new ArrayList<>(rows.size());
              rows.forEach(row -> names.add(row.getString("name")));
              return names;
            });
  }

  static Future<Void> insertGroup(
      SqlConnection tx, PollId poll, UUID id, String name, CodeGroup.Kind kind, Instant now) {
    return tx.preparedQuery(INSERT_GROUP)
        .execute(
            Tuple.of(poll.value(), id, name, Fields.wordOf(kind), now.atOffset(ZoneOffset.UTC)))
        .mapEmpty();
  }

  /** How many codes were ever made for a poll; others who make some wait. */
  static Future<Integer> lockAndCount(SqlConnection tx, PollId poll) {
    return tx.preparedQuery(LOCK_AND_COUNT)
        .execute(Tuple.of(poll.value()))
        .map(rows -> rows.iterator().next().getInteger(0));
  }

  /** Yields how many were new to the poll. */
  static Future<Integer> insertCodes(
      SqlConnection tx, PollId poll, UUID group, List<String> codes) {
    return tx.preparedQuery(INSERT_CODES)
        .execute(Tuple.of(poll.value(), group, codes.toArray(String[]::new)))
        .map(RowSet::rowCount);
  }

  static Future<Boolean> countIssued(SqlConnection tx, PollId poll, UUID group, int more) {
    return tx.preparedQuery(COUNT_ISSUED)
        .execute(Tuple.of(poll.value(), group, more))
        .map(rows -> rows.rowCount() == 1);
  }

  /** Deletes what was not used; yields how many that were, or -1 without such a group. */
  static Future<Integer> withdraw(SqlConnection tx, PollId poll, UUID group) {
    return tx.preparedQuery(WITHDRAW)
        .execute(Tuple.of(poll.value(), group))
        .map(rows -> rows.size() == 0 ? -1 : rows.iterator().next().getInteger(0));
  }

  /** The codes of a group that can still be used. */
  Future<List<String>> left(PollId poll, UUID group) {
    return db.query(LEFT, Tuple.of(poll.value(), group))
        .map(
            rows -> {
              List<String> codes = new ArrayList<>(rows.size());
              for (Row row : rows) {
                codes.add(row.getString(0));
              }
              return codes;
            });
  }

  /** Whether a paper form with this number was printed and not entered yet. */
  Future<Boolean> knowsPaper(PollId poll, String code) {
    return db.query(KNOWN_PAPER, Tuple.of(poll.value(), code))
        .map(rows -> rows.iterator().next().getBoolean(0));
  }

  private static List<CodeGroup> groups(RowSet<Row> rows) {
    List<CodeGroup> groups = new ArrayList<>(rows.size());
    for (Row row : rows) {
      groups.add(
          new CodeGroup(
              row.getUUID("id"),
              row.getString("name"),
              CodeGroup.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
              row.getInteger("issued"),
              row.getInteger("withdrawn"),
              row.getInteger("remaining"),
              row.getOffsetDateTime("made_at").toInstant()));
    }
    return groups;
  }
}
