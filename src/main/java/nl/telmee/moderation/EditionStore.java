package nl.telmee.moderation;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.telmee.db.Queries;
import nl.telmee.id.PollId;
import nl.telmee.release.TextEdition;
import nl.telmee.web.Json;

/** The table {@code text_edition}, and what goes into it. */
final class EditionStore {
  private static final String NEWEST =
      """
      select number, made_at, content::text as content from text_edition
      where poll_id = $1 order by number desc limit 1
      """;

  private static final String STANDING =
      """
      select
        coalesce((select max(number) from text_edition where poll_id = $1), 0) as number,
        count(*) filter (where state <> 'waiting') as read,
        count(*) filter (where state <> 'waiting' and edition = 0) as fresh,
        count(*) filter (where pending and edition > 0) as changed,
        count(*) filter (where state = 'waiting') as waiting
      from open_text where poll_id = $1
      """;

  /** What was read; what is new only when it goes along. A text of an edition may wait again. */
  private static final String READ =
      """
      select question, shown, state,
        array(select label.name from open_text_label l
          join text_label label on label.poll_id = l.poll_id and label.id = l.label_id
          where l.poll_id = t.poll_id and l.text_id = t.id) as labels
      from open_text t
      where poll_id = $1 and state <> 'waiting' and (edition > 0 or $2)
      order by gen_random_uuid()
      """;

  private static final String INSERT =
      """
      insert into text_edition (poll_id, number, made_at, content) values ($1, $2, $3, $4)
      on conflict do nothing
      """;

  private static final String EMPTY_EARLIER =
      """
      update text_edition set content = null where poll_id = $1 and number < $2
      """;

  /** From now on a text is what was published of it: what was hidden is gone. */
  private static final String SETTLE =
      """
      update open_text
      set edition = case when edition = 0 then $2 else edition end, pending = false, written = shown
      where poll_id = $1 and state <> 'waiting' and (edition > 0 or $3)
      """;

  private static final String SETTLE_WAITING =
      """
      update open_text set pending = false where poll_id = $1 and state = 'waiting' and edition > 0
      """;

  /**
   * How far the reading is.
   *
   * @param number of the newest edition; 0: none
   * @param read how many texts were read
   * @param fresh how many of these are in no edition yet
   * @param changed how many of an edition were changed since
   * @param waiting how many are to be read
   */
  record Standing(int number, long read, long fresh, long changed, long waiting) {}

  private final Queries db;

  EditionStore(Queries db) {
    this.db = db;
  }

  Future<TextEdition> newest(PollId poll) {
    return db.query(NEWEST, Tuple.of(poll.value()))
        .map(rows -> rows.size() == 0 ? TextEdition.NONE : read(rows.iterator().next()));
  }

  private static TextEdition read(Row row) {
    String content = Optional.ofNullable(row.getString("content")).orElse("[]");
    return new TextEdition(
        row.getInteger("number"),
        row.getOffsetDateTime("made_at").toInstant(),
        EditionJson.read(Json.readOwn(content)));
  }

  Future<Standing> standing(PollId poll) {
    return db.query(STANDING, Tuple.of(poll.value())).map(rows -> standing(rows.iterator().next()));
  }

  static Future<Standing> standing(SqlConnection tx, PollId poll) {
    return tx.preparedQuery(STANDING)
        .execute(Tuple.of(poll.value()))
        .map(rows -> standing(rows.iterator().next()));
  }

  private static Standing standing(Row row) {
    return new Standing(
        row.getInteger("number"),
        row.getLong("read"),
        row.getLong("fresh"),
        row.getLong("changed"),
        row.getLong("waiting"));
  }

  /** What an edition would hold, with its texts in an order that no other edition has. */
  static Future<List<TextEdition.Texts>> content(SqlConnection tx, PollId poll, boolean fresh) {
    return tx.preparedQuery(READ)
        .execute(Tuple.of(poll.value(), fresh))
        .map(
            rows -> {
              Map<String, EditionTexts> questions = new HashMap<>();
              for (Row row : rows) {
                questions
                    .computeIfAbsent(row.getString("question"), EditionTexts::new)
                    .add(
                        row.getString("shown"),
                        TextState.of(row.getString("state")),
                        row.getArrayOfStrings("labels"));
              }
              List<TextEdition.Texts> texts = new ArrayList<>();
              questions.values().forEach(question -> texts.add(question.texts()));
              return texts;
            });
  }

  /** Yields false when somebody else made this edition just now. */
  static Future<Boolean> insert(SqlConnection tx, PollId poll, TextEdition edition, Instant now) {
    return tx.preparedQuery(INSERT)
        .execute(
            Tuple.of(
                poll.value(),
                edition.number(),
                now.atOffset(ZoneOffset.UTC),
                new JsonArray(EditionJson.write(edition.questions()).toString())))
        .map(rows -> rows.rowCount() == 1);
  }

  /** Earlier editions can no longer be read, and texts are what was published of them. */
  static Future<Void> settle(SqlConnection tx, PollId poll, int number, boolean fresh) {
    return tx.preparedQuery(EMPTY_EARLIER)
        .execute(Tuple.of(poll.value(), number))
        .compose(_ -> tx.preparedQuery(SETTLE).execute(Tuple.of(poll.value(), number, fresh)))
        .compose(_ -> tx.preparedQuery(SETTLE_WAITING).execute(Tuple.of(poll.value())))
        .mapEmpty();
  }
}
