package nl.telmee.council;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.id.Theme;
import nl.telmee.web.Fields;
import org.jspecify.annotations.Nullable;

/** What changes advice, in the transaction of the fact. */
final class AdviceChangeStore {
  private static final String INSERT =
      """
      insert into advice (id, organisation, council, state, question, due_on, made_at)
      values ($1, $2, $3, $4, $5, $6, $7)
      """;

  private static final String WRITE =
      """
      insert into advice_text
        (advice, revision, title, body, points, themes, changed_at, changed_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing
      """;

  private static final String BEGUN =
      """
      update advice set state = 'draft' where id = $1 and state in ('asked', 'draft')
      """;

  private static final String DELIVER =
      """
      update advice set state = 'delivered', delivered_at = $2, text_revision = $3,
        embargo_until = $4
      where id = $1 and state = 'draft'
        and $3 = (select max(revision) from advice_text where advice = $1)
      """;

  private static final String EARLIER =
      """
      update advice set embargo_until = $2 where id = $1 and state = 'delivered'
      """;

  /** Of several nodes one publishes it; what another one works on is passed over. */
  private static final String CLAIM =
      """
      select id from advice where state = 'delivered' and embargo_until <= $1
      order by embargo_until limit 1 for update skip locked
      """;

  private static final String PUBLISH =
      """
      update advice a set state = 'published', published_at = $2
      from advice_text t
      where a.id = $1 and a.state = 'delivered' and t.advice = a.id
        and t.revision = a.text_revision
      returning a.id, a.organisation, a.council, a.question is not null as asked, t.title, t.themes
      """;

  private static final String DRAFT_ANSWER =
      """
      insert into advice_answer (advice, revision, body, verdicts, changed_at, changed_by)
      values ($1, $2, $3, $4, $5, $6) on conflict do nothing
      """;

  private static final String ANSWER =
      """
      update advice a set state = 'answered', answered_at = $2, answer_revision = $3
      from advice_text t
      where a.id = $1 and a.state = 'published' and t.advice = a.id
        and t.revision = a.text_revision
        and $3 = (select max(revision) from advice_answer where advice = $1)
      returning a.id, a.organisation, a.council, a.question is not null as asked, t.title, t.themes
      """;

  private static final String ADD_FILE =
      """
      insert into advice_file (advice, id, part, name, type, content)
      select $1, $2, $3, $4, $5, $6
      where (select count(*) from advice_file where advice = $1) < $7
      """;

  private static final String REMOVE_FILE =
      """
      delete from advice_file where advice = $1 and id = $2
      """;

  private AdviceChangeStore() {}

  /** What is told when an advice is published, and when it is answered. */
  record Published(
      UUID id,
      String organisation,
      String council,
      boolean asked,
      String title,
      java.util.Set<Theme> themes) {}

  static Future<Boolean> insert(
      SqlConnection tx,
      UUID id,
      String organisation,
      String council,
      @Nullable String question,
      @Nullable LocalDate dueOn,
      Instant now) {
    AdviceState state = question == null ? AdviceState.DRAFT : AdviceState.ASKED;
    return run(tx, INSERT, id, organisation, council, state.word(), question, dueOn, at(now));
  }

  /** Yields false when somebody else wrote that revision. */
  static Future<Boolean> write(
      SqlConnection tx, UUID advice, AdviceText text, Instant now, String by) {
    return run(
            tx,
            WRITE,
            advice,
            text.revision(),
            text.title(),
            text.body(),
            text.points().toArray(String[]::new),
            text.themes().stream().sorted().map(Theme::token).toArray(String[]::new),
            at(now),
            by)
        .compose(fresh -> fresh ? run(tx, BEGUN, advice) : Future.succeededFuture(false));
  }

  /** Yields false when it is no draft any more, or somebody wrote a newer text. */
  static Future<Boolean> deliver(
      SqlConnection tx, UUID advice, int revision, Instant now, Instant embargo) {
    return run(tx, DELIVER, advice, at(now), revision, at(embargo));
  }

  /** Ends an embargo now; yields false when there is none. */
  static Future<Boolean> endEmbargo(SqlConnection tx, UUID advice, Instant now) {
    return run(tx, EARLIER, advice, at(now));
  }

  /** An advice whose moment has come, locked; empty when there is none. */
  static Future<Optional<UUID>> claim(SqlConnection tx, Instant now) {
    return tx.preparedQuery(CLAIM)
        .execute(Tuple.of(at(now)))
        .map(
            rows ->
                rows.size() == 0
                    ? Optional.empty()
                    : Optional.of(rows.iterator().next().getUUID("id")));
  }

  static Future<Optional<Published>> publish(SqlConnection tx, UUID advice, Instant now) {
    return tx.preparedQuery(PUBLISH)
        .execute(Tuple.of(advice, at(now)))
        .map(AdviceChangeStore::first);
  }

  private static Optional<Published> first(RowSet<Row> rows) {
    return rows.size() == 0 ? Optional.empty() : Optional.of(read(rows.iterator().next()));
  }

  private static Published read(Row row) {
    java.util.Set<Theme> themes = new java.util.LinkedHashSet<>();
    for (String token : row.getArrayOfStrings("themes")) {
      Theme.of(token).ifPresent(themes::add);
    }
    return new Published(
        row.getUUID("id"),
        row.getString("organisation"),
        row.getString("council"),
        row.getBoolean("asked"),
        row.getString("title"),
        themes);
  }

  /** Yields false when somebody else wrote that revision. */
  static Future<Boolean> draftAnswer(
      SqlConnection tx, UUID advice, AdviceAnswer answer, Instant now, String by) {
    JsonArray verdicts = new JsonArray();
    for (AdviceAnswer.Point point : answer.points()) {
      Verdict verdict = point.verdict();
      verdicts.add(
          new JsonObject()
              .put("verdict", verdict == null ? "" : Fields.wordOf(verdict))
              .put("reason", point.reason()));
    }
    return run(tx, DRAFT_ANSWER, advice, answer.revision(), answer.body(), verdicts, at(now), by);
  }

  /** Empty when it is not public yet or answered already, or somebody wrote a newer one. */
  static Future<Optional<Published>> answer(
      SqlConnection tx, UUID advice, int revision, Instant now) {
    return tx.preparedQuery(ANSWER)
        .execute(Tuple.of(advice, at(now), revision))
        .map(AdviceChangeStore::first);
  }

  /** Yields false when there are enough. */
  static Future<Boolean> addFile(SqlConnection tx, UUID advice, AdviceFile file, Buffer content) {
    return run(
        tx,
        ADD_FILE,
        advice,
        file.id(),
        file.part().word(),
        file.name(),
        file.kind().type(),
        content,
        AdviceFile.MOST);
  }

  static Future<Boolean> removeFile(SqlConnection tx, UUID advice, UUID file) {
    return run(tx, REMOVE_FILE, advice, file);
  }

  private static OffsetDateTime at(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }

  private static Future<Boolean> run(SqlConnection tx, String sql, @Nullable Object... arguments) {
    return tx.preparedQuery(sql).execute(Tuple.from(arguments)).map(done -> done.rowCount() == 1);
  }
}
