package nl.telmee.demo;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import nl.telmee.db.Database;

/**
 * An example of what a council and its municipality do: a signal that was answered, the agenda of
 * the year, and an advice with its answer. It says of itself that it is an example.
 */
final class CouncilExampleStore {
  private static final String BY = "telmee";

  private static final String SIGNAL =
      """
      insert into signal (id, organisation, origin, state, subject, what, place, themes,
        received_on, due_on, closed_on, reply, link, replied_by, supported, revision)
      values ($1, $2, 'resident', 'taken-up', $3, $4, $5, $6, $7::date - 20, $7::date + 22,
        $7::date - 6, $8, $9, $2, 14, 2)
      on conflict do nothing
      """;

  private static final String ITEM =
      """
      insert into agenda_item
        (organisation, year, id, revision, content, removed, changed_at, changed_by)
      values ($1, $2, $3, 1, $4, false, $5, $6) on conflict do nothing
      """;

  private static final String EDITION =
      """
      insert into agenda_edition (organisation, year, number, items, published_at)
      values ($1, $2, 1, $3, $4) on conflict do nothing
      """;

  private static final String ADVICE =
      """
      insert into advice (id, organisation, council, state, question, made_at, delivered_at,
        text_revision, embargo_until, published_at, answered_at, answer_revision)
      values ($1, $2, $3, 'answered', $4, $5, $5, 1, $5, $5, $5, 1) on conflict do nothing
      """;

  private static final String TEXT =
      """
      insert into advice_text
        (advice, revision, title, body, points, themes, changed_at, changed_by)
      values ($1, 1, $2, $3, $4, $5, $6, $7) on conflict do nothing
      """;

  private static final String ANSWER =
      """
      insert into advice_answer (advice, revision, body, verdicts, changed_at, changed_by)
      values ($1, 1, $2, $3, $4, $5) on conflict do nothing
      """;

  private final Database db;
  private final String organisation;
  private final String council;
  private final OffsetDateTime now;

  CouncilExampleStore(Database db, String organisation, String council, OffsetDateTime now) {
    this.db = db;
    this.organisation = organisation;
    this.council = council;
    this.now = now.withOffsetSameInstant(ZoneOffset.UTC);
  }

  /** Loads it, unless it is there. */
  Future<Void> load(JsonObject example) {
    return db.inTransaction(
        tx ->
            signal(tx, example.getJsonObject("signal"))
                .compose(_ -> agenda(tx, example.getJsonArray("agenda")))
                .compose(_ -> advice(tx, example.getJsonObject("advice"))));
  }

  private Future<Void> signal(SqlConnection tx, JsonObject signal) {
    LocalDate today = now.toLocalDate();
    return run(
        tx,
        SIGNAL,
        id(signal),
        organisation,
        signal.getString("subject"),
        signal.getString("what"),
        signal.getString("place"),
        texts(signal.getJsonArray("themes")),
        today,
        signal.getString("reply"),
        "/o/" + organisation + "/agenda/" + today.getYear());
  }

  private Future<Void> agenda(SqlConnection tx, JsonArray items) {
    int year = now.getYear();
    Future<Void> done = run(tx, EDITION, organisation, year, items, now);
    for (Object one : items) {
      JsonObject item = (JsonObject) one;
      done = done.compose(_ -> run(tx, ITEM, organisation, year, id(item), item, now, BY));
    }
    return done;
  }

  private Future<Void> advice(SqlConnection tx, JsonObject advice) {
    UUID id = id(advice);
    return run(tx, ADVICE, id, organisation, council, advice.getString("question"), now)
        .compose(
            _ ->
                run(
                    tx,
                    TEXT,
                    id,
                    advice.getString("title"),
                    advice.getString("body"),
                    texts(advice.getJsonArray("points")),
                    texts(advice.getJsonArray("themes")),
                    now,
                    BY))
        .compose(
            _ ->
                run(
                    tx,
                    ANSWER,
                    id,
                    advice.getString("answer"),
                    advice.getJsonArray("verdicts"),
                    now,
                    BY));
  }

  private static UUID id(JsonObject json) {
    return UUID.fromString(json.getString("id"));
  }

  private static String[] texts(JsonArray array) {
    return array.stream().map(Object::toString).toArray(String[]::new);
  }

  private static Future<Void> run(SqlConnection tx, String sql, Object... arguments) {
    return tx.preparedQuery(sql).execute(Tuple.from(arguments)).mapEmpty();
  }
}
