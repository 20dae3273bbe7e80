package nl.telmee.moderation;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.telmee.db.Queries;
import nl.telmee.id.PollId;
import org.jspecify.annotations.Nullable;

/** The table {@code open_text}. */
final class TextStore {
  private static final String COLUMNS =
      """
      select t.id, t.question, t.written, t.shown, t.state, t.reason, t.revision,
        array(select l.label_id from open_text_label l
          where l.poll_id = t.poll_id and l.text_id = t.id) as labels
      from open_text t
      """;

  /** Each moderator has an order of their own, so that two at once seldom read the same text. */
  private static final String LIST =
      COLUMNS
          + """
          where t.poll_id = $1 and t.question = $2 and t.state = $3
            and ($4::text is null or t.shown ilike $4)
            and ($5::uuid is null or exists (select from open_text_label l
              where l.poll_id = $1 and l.label_id = $5 and l.text_id = t.id))
          order by md5(t.id::text || $6::text) limit $7 offset $8
          """;

  private static final String FIND = COLUMNS + " where t.poll_id = $1 and t.id = $2";

  private static final String COUNTS =
      """
      select question, state, count(*) as n from open_text where poll_id = $1
      group by question, state
      """;

  private static final String CHANGE =
      """
      update open_text
      set shown = $4, state = $5, reason = $6, pending = true, revision = revision + 1
      where poll_id = $1 and id = $2 and revision = $3
      """;

  private final Queries db;

  TextStore(Queries db) {
    this.db = db;
  }

  /**
   * What a moderator sees.
   *
   * @param seed makes the order
   */
  record Query(
      String question,
      TextState state,
      @Nullable String search,
      @Nullable UUID label,
      UUID seed,
      int limit,
      int offset) {}

  Future<List<OpenText>> list(PollId poll, Query query) {
    String search = query.search();
    String pattern =
        search == null
            ? null
            : "%" + search.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    return db.query(
            LIST,
            Tuple.from(
                new Object[] {
                  poll.value(),
                  query.question(),
                  query.state().word(),
                  pattern,
                  query.label(),
                  query.seed().toString(),
                  query.limit(),
                  query.offset()
                }))
        .map(
            rows -> {
              List<OpenText> texts = new ArrayList<>();
              rows.forEach(row -> texts.add(read(row)));
              return texts;
            });
  }

  /** How many texts of each question are in each state. */
  Future<Map<String, Map<TextState, Long>>> counts(PollId poll) {
    return db.query(COUNTS, Tuple.of(poll.value()))
        .map(
            rows -> {
              Map<String, Map<TextState, Long>> counts = new HashMap<>();
              for (Row row : rows) {
                counts
                    .computeIfAbsent(row.getString("question"), _ -> new EnumMap<>(TextState.class))
                    .put(TextState.of(row.getString("state")), row.getLong("n"));
              }
              return counts;
            });
  }

  static Future<Optional<OpenText>> find(SqlConnection tx, PollId poll, UUID id) {
    return tx.preparedQuery(FIND)
        .execute(Tuple.of(poll.value(), id))
        .map(
            rows ->
                rows.size() == 0 ? Optional.empty() : Optional.of(read(rows.iterator().next())));
  }

  /** Yields false when somebody else changed it since it was read. */
  static Future<Boolean> change(SqlConnection tx, PollId poll, OpenText text) {
    Reason reason = text.reason();
    return tx.preparedQuery(CHANGE)
        .execute(
            Tuple.of(
                poll.value(),
                text.id(),
                text.revision(),
                text.shown(),
                text.state().word(),
                reason == null ? null : reason.word()))
        .map(rows -> rows.rowCount() == 1);
  }

  private static OpenText read(Row row) {
    String reason = row.getString("reason");
    Set<UUID> labels = new HashSet<>();
    for (UUID label : row.getArrayOfUUIDs("labels")) {
      labels.add(label);
    }
    return new OpenText(
        row.getUUID("id"),
        row.getString("question"),
        row.getString("written"),
        row.getString("shown"),
        TextState.of(row.getString("state")),
        reason == null ? null : Reason.of(reason).orElse(null),
        row.getInteger("revision"),
        labels);
  }
}
