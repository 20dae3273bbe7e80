package nl.telmee.signal;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What changes signals, in the transaction of the fact. */
final class SignalChangeStore {
  private static final String INSERT =
      """
      insert into signal (id, organisation, origin, state, subject, what, place, themes,
        received_on, due_on)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9::date + 7 * coalesce(
        (select weeks from signal_term where organisation = $2), $10::int))
      """;

  private static final String RECEIPT = "insert into signal_receipt (hash, signal) values ($1, $2)";

  private static final String SUPPORT =
      """
      insert into signal_support (signal, supporter) values ($1, $2) on conflict do nothing
      """;

  /** Locked, so that what follows is decided about what was read. */
  private static final String REVISION =
      """
      select state, revision, organisation from signal where id = $1 for update
      """;

  private static final String PUBLISH =
      """
      update signal set state = 'open', reply = null, subject = $2, what = $3, place = $4,
        themes = $5, revision = revision + 1, closed_on = null, supported = null
      where id = $1
      """;

  private static final String CLOSE =
      """
      update signal set state = $2, reply = $3, link = $4, replied_by = $5, closed_on = $6,
        supported = (select count(*) from signal_support where signal = $1),
        revision = revision + 1
      where id = $1
      """;

  private static final String MERGE =
      """
      update signal set state = 'merged', merged_into = $2, closed_on = $3, revision = revision + 1
      where id = $1
      """;

  /** What was merged into the one goes along to the other. */
  private static final String FOLLOW =
      """
      update signal set merged_into = $2, revision = revision + 1 where merged_into = $1
      """;

  private static final String GATHER =
      """
      update signal t set brought = t.brought + s.brought, revision = t.revision + 1
      from signal s where t.id = $2 and s.id = $1
      """;

  private static final String MOVE_SUPPORT =
      """
      insert into signal_support (signal, supporter)
      select $2, supporter from signal_support where signal = $1 on conflict do nothing
      """;

  private static final String FORGET_SUPPORT = "delete from signal_support where signal = $1";

  private static final String STEP =
      """
      insert into signal_step (signal, revision, state, reply, did_at, did_by)
      select id, revision, state, $2, $3, $4 from signal where id = $1
      """;

  private static final String TERM =
      """
      insert into signal_term (organisation, weeks) values ($1, $2)
      on conflict (organisation) do update set weeks = excluded.weeks
      """;

  private SignalChangeStore() {}

  /** Where a signal stands, with its row locked. */
  record Standing(SignalState state, int revision, String organisation) {}

  static Future<Void> insert(
      SqlConnection tx,
      UUID id,
      String organisation,
      Origin origin,
      SignalState state,
      Subject subject,
      LocalDate today) {
    return run(
        tx,
        INSERT,
        id,
        organisation,
        origin.word(),
        state.word(),
        subject.subject(),
        subject.what(),
        subject.place(),
        subject.tokens().toArray(String[]::new),
        today,
        Signals.USUAL_WEEKS);
  }

  static Future<Void> receipt(SqlConnection tx, Buffer hash, UUID signal) {
    return run(tx, RECEIPT, hash, signal);
  }

  static Future<Void> support(SqlConnection tx, UUID signal, Buffer supporter) {
    return run(tx, SUPPORT, signal, supporter);
  }

  static Future<Optional<Standing>> lock(SqlConnection tx, UUID signal) {
    return tx.preparedQuery(REVISION)
        .execute(Tuple.of(signal))
        .map(
            rows -> {
              for (Row row : rows) {
                return Optional.of(
                    new Standing(
                        SignalState.of(row.getString("state")),
                        row.getInteger("revision"),
                        row.getString("organisation")));
              }
              return Optional.empty();
            });
  }

  static Future<Void> publish(SqlConnection tx, UUID signal, Subject shown) {
    return run(
        tx,
        PUBLISH,
        signal,
        shown.subject(),
        shown.what(),
        shown.place(),
        shown.tokens().toArray(String[]::new));
  }

  /** Its supporters are forgotten; how many there were is not. */
  static Future<Void> close(
      SqlConnection tx,
      UUID signal,
      Decision decision,
      @Nullable String link,
      String by,
      LocalDate today) {
    return run(tx, CLOSE, signal, decision.state().word(), decision.reply(), link, by, today)
        .compose(_ -> run(tx, FORGET_SUPPORT, signal));
  }

  /** Brings it together with another one, which gets its supporters, each once. */
  static Future<Void> merge(SqlConnection tx, UUID signal, UUID into, LocalDate today) {
    return run(tx, MOVE_SUPPORT, signal, into)
        .compose(_ -> run(tx, FORGET_SUPPORT, signal))
        .compose(_ -> run(tx, GATHER, signal, into))
        .compose(_ -> run(tx, FOLLOW, signal, into))
        .compose(_ -> run(tx, MERGE, signal, into, today));
  }

  static Future<Void> step(
      SqlConnection tx, UUID signal, @Nullable String reply, Instant at, String by) {
    return run(tx, STEP, signal, reply, at.atOffset(ZoneOffset.UTC), by);
  }

  static Future<Void> term(SqlConnection tx, String organisation, int weeks) {
    return run(tx, TERM, organisation, weeks);
  }

  private static Future<Void> run(SqlConnection tx, String sql, @Nullable Object... arguments) {
    Future<RowSet<Row>> done = tx.preparedQuery(sql).execute(Tuple.from(arguments));
    return done.mapEmpty();
  }
}
