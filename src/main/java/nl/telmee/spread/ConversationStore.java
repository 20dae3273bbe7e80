package nl.telmee.spread;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.telmee.db.Queries;
import nl.telmee.id.PollId;
import org.jspecify.annotations.Nullable;

/** The table {@code conversation}: the newest revision counts, the others are its history. */
final class ConversationStore {
  /**
   * A conversation as somebody entered it.
   *
   * @param revision from 1
   */
  record Revision(
      Conversation conversation, int revision, boolean removed, Instant at, String by) {}

  private static final String REVISIONS =
      """
      select id, revision, place, held_on, people, counts, note, removed, changed_at, changed_by
      from conversation where poll_id = $1
      order by held_on desc, id, revision desc
      """;

  /**
   * Without what is for the organisation only; as it was at a moment, if one is given. A correction
   * may change the day.
   */
  private static final String FOR_ALL =
      """
      select id, place, held_on, people, counts, '' as note, removed
      from (
        select distinct on (id) id, place, held_on, people, counts, removed
        from conversation
        where poll_id = $1 and ($2::timestamptz is null or changed_at <= $2)
        order by id, revision desc) as newest
      order by held_on desc, id
      """;

  /** The key refuses a second row for a revision: who comes later is told so. */
  private static final String INSERT =
      """
      insert into conversation
        (poll_id, id, revision, place, held_on, people, counts, note, removed, changed_at, changed_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
      on conflict do nothing
      """;

  /** Waits for who makes the last version now. */
  private static final String TAKEN = "select conversation_taken($1) as taken";

  private final Queries db;

  ConversationStore(Queries db) {
    this.db = db;
  }

  <T> Future<T> inTransaction(java.util.function.Function<SqlConnection, Future<T>> work) {
    return db.inTransaction(work);
  }

  /** All revisions of all conversations: by conversation, the newest revision first. */
  Future<List<Revision>> revisions(PollId poll) {
    return db.query(REVISIONS, Tuple.of(poll.value()))
        .map(
            rows -> {
              List<Revision> revisions = new ArrayList<>();
              for (Row row : rows) {
                revisions.add(
                    new Revision(
                        conversation(row),
                        row.getInteger("revision"),
                        row.getBoolean("removed"),
                        row.getOffsetDateTime("changed_at").toInstant(),
                        row.getString("changed_by")));
              }
              return revisions;
            });
  }

  /**
   * What counts, as everybody may read it; the newest conversation first.
   *
   * @param moment what was entered later is left out; null: nothing is
   */
  Future<List<Conversation>> forAll(PollId poll, @Nullable Instant moment) {
    return db.query(
            FOR_ALL,
            Tuple.of(poll.value(), moment == null ? null : moment.atOffset(ZoneOffset.UTC)))
        .map(ConversationStore::standing);
  }

  /** Whether conversations still go with the results: the last version is not out. */
  Future<Boolean> taken(PollId poll) {
    return db.query(TAKEN, Tuple.of(poll.value())).map(ConversationStore::taken);
  }

  /** The same, and so until the transaction ends. */
  static Future<Boolean> taken(SqlConnection tx, PollId poll) {
    return tx.preparedQuery(TAKEN).execute(Tuple.of(poll.value())).map(ConversationStore::taken);
  }

  private static boolean taken(RowSet<Row> rows) {
    return rows.iterator().next().getBoolean("taken");
  }

  private static List<Conversation> standing(RowSet<Row> rows) {
    List<Conversation> standing = new ArrayList<>();
    for (Row row : rows) {
      if (!row.getBoolean("removed")) {
        standing.add(conversation(row));
      }
    }
    return standing;
  }

  /** Yields false when there is such a revision already. */
  static Future<Boolean> insert(
      SqlConnection tx,
      PollId poll,
      Conversation conversation,
      int revision,
      boolean removed,
      Instant now,
      String by) {
    JsonObject counts = new JsonObject();
    conversation
        .counts()
        .forEach((question, options) -> counts.put(question, new JsonObject(Map.copyOf(options))));
    return tx.preparedQuery(INSERT)
        .execute(
            Tuple.from(
                new Object[] {
                  poll.value(),
                  conversation.id(),
                  revision,
                  conversation.place(),
                  conversation.heldOn(),
                  conversation.people(),
                  counts,
                  conversation.note(),
                  removed,
                  now.atOffset(ZoneOffset.UTC),
                  by
                }))
        .map(rows -> rows.rowCount() == 1);
  }

  private static Conversation conversation(Row row) {
    Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
    JsonObject json = row.getJsonObject("counts");
    for (String question : json.fieldNames()) {
      Map<String, Integer> options = new LinkedHashMap<>();
      JsonObject inner = json.getJsonObject(question);
      inner.fieldNames().forEach(option -> options.put(option, inner.getInteger(option)));
      counts.put(question, options);
    }
    UUID id = row.getUUID("id");
    return new Conversation(
        id,
        row.getString("place"),
        row.getLocalDate("held_on"),
        row.getInteger("people"),
        counts,
        row.getString("note"));
  }
}
