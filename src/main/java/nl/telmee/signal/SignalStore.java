package nl.telmee.signal;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.telmee.db.Queries;

/** Signals, as whoever asks may see them. */
final class SignalStore {
  private static final String COLUMNS =
      """
      select s.id, s.organisation, s.origin, s.state, s.subject, s.what, s.place, s.themes,
        s.received_on, s.due_on, s.closed_on, s.merged_into, s.reply, s.link, s.replied_by,
        s.brought, s.revision, coalesce(s.supported,
          (select count(*) from signal_support t where t.signal = s.id)) as supports
      from signal s
      """;

  /** What waits longest comes first, and what was answered last. */
  private static final String LIST =
      COLUMNS
          + """
          where s.organisation = any($1) and s.state = any($2)
          order by s.closed_on desc nulls first, s.due_on, s.id limit $3 offset $4
          """;

  private static final String NEWEST =
      COLUMNS
          + """
          where s.organisation = any($1) and s.state = 'open'
          order by s.received_on desc, s.id limit $2
          """;

  private static final String FIND = COLUMNS + " where s.id = $1";

  private static final String COUNTS =
      """
      select state, count(*) as n, count(*) filter (where due_on < $2) as late from signal
      where organisation = any($1) group by state
      """;

  private static final String SHOW_RECEIPT = "select set_config('telmee.receipt', $1, true)";

  private static final String BY_RECEIPT =
      COLUMNS
          + """
          join signal_receipt r on r.signal = s.id where r.hash = $1
          """;

  private static final String SUPPORTED =
      """
      select from signal_support where signal = $1 and supporter = $2
      """;

  private static final String STEPS =
      """
      select revision, state, reply, did_at, did_by from signal_step
      where signal = $1 order by revision
      """;

  private static final String WEEKS = "select weeks from signal_term where organisation = $1";

  private final Queries db;

  SignalStore(Queries db) {
    this.db = db;
  }

  /** How many there are in a state, and how many of them are late. */
  record Count(long all, long late) {
    static final Count NONE = new Count(0, 0);
  }

  /** What was done with a signal, and by whom. */
  record Step(
      int revision,
      SignalState state,
      @org.jspecify.annotations.Nullable String reply,
      OffsetDateTime at,
      String by) {}

  /** Signals of organisations in one of the states. */
  Future<List<Signal>> list(
      Set<String> organisations, Set<SignalState> states, int limit, int offset) {
    return db.query(
            LIST,
            Tuple.of(
                organisations.toArray(String[]::new),
                states.stream().map(SignalState::word).toArray(String[]::new),
                limit,
                offset))
        .map(SignalStore::read);
  }

  /** Open signals of organisations, the newest first. */
  Future<List<Signal>> newest(Set<String> organisations, int limit) {
    return db.query(NEWEST, Tuple.of(organisations.toArray(String[]::new), limit))
        .map(SignalStore::read);
  }

  Future<Optional<Signal>> find(UUID id) {
    return db.query(FIND, Tuple.of(id)).map(rows -> read(rows).stream().findFirst());
  }

  /** How many signals are in each state. */
  Future<Map<SignalState, Count>> counts(Set<String> organisations, LocalDate today) {
    return db.query(COUNTS, Tuple.of(organisations.toArray(String[]::new), today))
        .map(
            rows -> {
              Map<SignalState, Count> counts = new EnumMap<>(SignalState.class);
              for (Row row : rows) {
                counts.put(
                    SignalState.of(row.getString("state")),
                    new Count(row.getLong("n"), row.getLong("late")));
              }
              return counts;
            });
  }

  /** The signal of who brings the secret with this hash. */
  Future<Optional<Signal>> byReceipt(Buffer hash) {
    String hex = HexFormat.of().formatHex(hash.getBytes());
    return db.inTransaction(
        tx ->
            tx.preparedQuery(SHOW_RECEIPT)
                .execute(Tuple.of(hex))
                .compose(_ -> tx.preparedQuery(BY_RECEIPT).execute(Tuple.of(hash)))
                .map(rows -> read(rows).stream().findFirst()));
  }

  Future<Boolean> supported(UUID signal, Buffer supporter) {
    return db.query(SUPPORTED, Tuple.of(signal, supporter)).map(rows -> rows.size() > 0);
  }

  Future<List<Step>> steps(UUID signal) {
    return db.query(STEPS, Tuple.of(signal))
        .map(
            rows -> {
              List<Step> steps = new ArrayList<>();
              for (Row row : rows) {
                steps.add(
                    new Step(
                        row.getInteger("revision"),
                        SignalState.of(row.getString("state")),
                        row.getString("reply"),
                        row.getOffsetDateTime("did_at"),
                        row.getString("did_by")));
              }
              return steps;
            });
  }

  /** Within how many weeks an organisation answers. */
  Future<Integer> weeks(String organisation) {
    return db.query(WEEKS, Tuple.of(organisation))
        .map(
            rows ->
                rows.size() == 0
                    ? Signals.USUAL_WEEKS
                    : rows.iterator().next().getInteger("weeks"));
  }

  static List<Signal> read(RowSet<Row> rows) {
    List<Signal> signals = new ArrayList<>();
    for (Row row : rows) {
      signals.add(read(row));
    }
    return signals;
  }

  private static Signal read(Row row) {
    return new Signal(
        row.getUUID("id"),
        row.getString("organisation"),
        Origin.of(row.getString("origin")),
        SignalState.of(row.getString("state")),
        new Subject(
            row.getString("subject"),
            row.getString("what"),
            row.getString("place"),
            Subject.themes(Arrays.asList(row.getArrayOfStrings("themes")))),
        row.getLocalDate("received_on"),
        row.getLocalDate("due_on"),
        row.getLocalDate("closed_on"),
        row.getUUID("merged_into"),
        row.getString("reply"),
        row.getString("link"),
        row.getString("replied_by"),
        row.getInteger("brought"),
        row.getLong("supports"),
        row.getInteger("revision"));
  }
}
