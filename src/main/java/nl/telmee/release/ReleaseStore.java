package nl.telmee.release;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import nl.telmee.db.Queries;
import nl.telmee.id.PollId;
import nl.telmee.poll.Poll;
import nl.telmee.tally.Cells;
import nl.telmee.tally.Counts;
import org.jspecify.annotations.Nullable;

/** The tables {@code release_head}, {@code release} and {@code release_stratum}. */
final class ReleaseStore {
  /** Costs as much as there are polls, closed ones too. */
  static final String UNFINISHED =
      """
      select p.id, coalesce(h.version, 0) as version, p.state,
        nullif(poll_number(p.definition, 'resultsPolicy', 'minimumGroup'), 0) as minimum_group,
        h.announced < h.version and (h.announced_at <= $1 or h.announced_at > $2)
          as to_announce
      from poll p left join release_head h on h.poll_id = p.id
      where (p.state = 'open' or (p.state = 'closed' and not coalesce(h.final, false)))
      """;

  /**
   * The same by what is open, what has a head that is not final, and what the caller knows: costs
   * as much as there is of that. Leaves out a poll that closed before anybody looked at it.
   */
  static final String UNFINISHED_AND_KNOWN =
      UNFINISHED
          + """
            and p.id in (
              select id from poll where state = 'open'
              union all select poll_id from release_head where not final
              union all select unnest($3::uuid[]))
          """;

  private static final String MAKE_HEAD =
      """
      insert into release_head (poll_id, version, final) values ($1, 0, false) on conflict do nothing
      """;

  private static final String LOCK_HEAD_UNLESS_HELD =
      """
      select version, released_at, final, announced, announced_at from release_head
      where poll_id = $1 for update skip locked
      """;

  private static final String HEAD =
      """
      select version, final from release_head where poll_id = $1
      """;

  private static final String MOVE_HEAD =
      """
      update release_head set version = $2, released_at = $3, final = $4 where poll_id = $1
      """;

  private static final String ANNOUNCED =
      """
      update release_head set announced = $2, announced_at = $3 where poll_id = $1
      """;

  private static final String INSERT =
      """
      insert into release (poll_id, version, released_at, received, released, state)
      values ($1, $2, $3, $4, $5, $6)
      """;

  private static final String INSERT_STRATUM =
      """
      insert into release_stratum (poll_id, stratum, version, counts) values ($1, $2, $3, $4)
      """;

  private static final String VERSION =
      """
      select released_at, received, released, state from release where poll_id = $1 and version = $2
      """;

  /** For each stratum the newest row that the version shows: one look into the index each. */
  private static final String COUNTS_AT_VERSION =
      """
      select s.stratum, newest.counts
      from generate_series(-1, $2) as s (stratum)
        cross join lateral (
          select counts from release_stratum r
          where r.poll_id = $1 and r.stratum = s.stratum and r.version <= $3
          order by r.version desc limit 1) as newest
      """;

  /**
   * Where a poll stands that still is to be looked at.
   *
   * @param minimumGroup null: what is stored of the poll does not say it
   */
  record Standing(
      PollId poll,
      int version,
      @Nullable Integer minimumGroup,
      Poll.State state,
      boolean toAnnounce) {}

  /**
   * The newest version of a poll.
   *
   * @param announced the version that followers were told of last, at {@code announcedAt}
   */
  record Head(
      int version,
      @Nullable Instant releasedAt,
      boolean closed,
      int announced,
      @Nullable Instant announcedAt) {}

  /** A version as it was made. */
  record Version(Instant releasedAt, long received, long released, boolean closed) {}

  private final Queries db;

  ReleaseStore(Queries db) {
    this.db = db;
  }

  /**
   * Polls that are open, and those that closed but have no last version yet.
   *
   * @param pause a poll with a newer version that was announced longer ago may announce again, and
   *     one that was announced before the clock was set back ({@link Pauses})
   * @param known polls that the caller looked at before; null: it wants all, however many have
   *     closed
   */
  Future<List<Standing>> unfinished(
      Instant now, Duration pause, @Nullable Collection<PollId> known) {
    Tuple moments =
        Tuple.of(
            now.minus(pause).atOffset(ZoneOffset.UTC),
            now.plus(Pauses.MOST_AHEAD).atOffset(ZoneOffset.UTC));
    return (known == null
            ? db.query(UNFINISHED, moments)
            : db.query(UNFINISHED_AND_KNOWN, moments.addValue(values(known))))
        .map(
            rows -> {
              List<Standing> standings = new ArrayList<>();
              for (Row row : rows) {
                standings.add(
                    new Standing(
                        new PollId(row.getUUID("id")),
                        row.getInteger("version"),
                        row.getInteger("minimum_group"),
                        Poll.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                        Boolean.TRUE.equals(row.getBoolean("to_announce"))));
              }
              return standings;
            });
  }

  private static UUID[] values(Collection<PollId> polls) {
    return polls.stream().map(PollId::value).toArray(UUID[]::new);
  }

  <T> Future<T> inTransaction(Function<SqlConnection, Future<T>> work) {
    return db.inTransaction(work);
  }

  /** Takes the poll for this transaction; empty when another node has it. */
  Future<Optional<Head>> lockUnlessHeld(SqlConnection tx, PollId poll) {
    return tx.preparedQuery(MAKE_HEAD)
        .execute(Tuple.of(poll.value()))
        .compose(_ -> tx.preparedQuery(LOCK_HEAD_UNLESS_HELD).execute(Tuple.of(poll.value())))
        .map(
            rows -> {
              for (Row row : rows) {
                return Optional.of(
                    new Head(
                        row.getInteger("version"),
                        instant(row, "released_at"),
                        row.getBoolean("final"),
                        row.getInteger("announced"),
                        instant(row, "announced_at")));
              }
              return Optional.empty();
            });
  }

  /** Remembers which version followers were told of. */
  Future<Void> announced(SqlConnection tx, PollId poll, int version, Instant now) {
    return tx.preparedQuery(ANNOUNCED)
        .execute(Tuple.of(poll.value(), version, now.atOffset(ZoneOffset.UTC)))
        .mapEmpty();
  }

  /** Writes a new version and moves the head to it. */
  Future<Void> insert(
      SqlConnection tx, PollId poll, int number, Version version, ReleaseStep step) {
    OffsetDateTime at = version.releasedAt().atOffset(ZoneOffset.UTC);
    List<Tuple> strata = new ArrayList<>();
    step.advanced().forEach((stratum, counts) -> strata.add(row(poll, stratum, number, counts)));
    if (step.rest().responses() > 0) {
      strata.add(row(poll, Released.REST, number, step.rest()));
    }
    return tx.preparedQuery(INSERT)
        .execute(
            Tuple.of(
                poll.value(),
                number,
                at,
                version.received(),
                version.released(),
                version.closed() ? "closed" : "open"))
        .compose(
            _ ->
                strata.isEmpty()
                    ? Future.succeededFuture()
                    : tx.preparedQuery(INSERT_STRATUM).executeBatch(strata).<Void>mapEmpty())
        .compose(
            _ ->
                tx.preparedQuery(MOVE_HEAD)
                    .execute(Tuple.of(poll.value(), number, at, version.closed())))
        .mapEmpty();
  }

  private static Tuple row(PollId poll, int stratum, int version, Counts counts) {
    Long[] byCell = new Long[counts.size()];
    for (int cell = 0; cell < byCell.length; cell++) {
      byCell[cell] = counts.at(cell);
    }
    return Tuple.of(poll.value(), stratum, version, byCell);
  }

  /** The number of the newest version; 0 when there is none. */
  Future<Integer> newest(PollId poll) {
    return db.query(HEAD, Tuple.of(poll.value()))
        .map(rows -> rows.size() == 0 ? 0 : rows.iterator().next().getInteger("version"));
  }

  Future<Version> version(PollId poll, int number) {
    return db.query(VERSION, Tuple.of(poll.value(), number))
        .map(
            rows -> {
              Row row = rows.iterator().next();
              return new Version(
                  row.getOffsetDateTime("released_at").toInstant(),
                  row.getLong("received"),
                  row.getLong("released"),
                  row.getString("state").equals("closed"));
            });
  }

  /** What a version shows. */
  Future<Released> released(PollId poll, Cells cells, int version) {
    return db.query(COUNTS_AT_VERSION, countsAt(poll, cells, version))
        .map(rows -> released(rows, cells));
  }

  /** The same within a transaction. */
  Future<Released> released(SqlConnection tx, PollId poll, Cells cells, int version) {
    return tx.preparedQuery(COUNTS_AT_VERSION)
        .execute(countsAt(poll, cells, version))
        .map(rows -> released(rows, cells));
  }

  private static Tuple countsAt(PollId poll, Cells cells, int version) {
    return Tuple.of(poll.value(), cells.questionnaire().strata().count() - 1, version);
  }

  private static Released released(RowSet<Row> rows, Cells cells) {
    Map<Integer, Counts> byStratum = new HashMap<>();
    Counts rest = Counts.none(cells);
    for (Row row : rows) {
      Long[] boxed = row.getArrayOfLongs("counts");
      long[] byCell = new long[cells.count()]; // Older versions have fewer cells at the end.
      for (int cell = 0; cell < boxed.length; cell++) {
        byCell[cell] = boxed[cell];
      }
      if (row.getInteger("stratum") == Released.REST) {
        rest = new Counts(byCell);
      } else {
        byStratum.put(row.getInteger("stratum"), new Counts(byCell));
      }
    }
    return new Released(byStratum, rest);
  }

  private static @Nullable Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }
}
