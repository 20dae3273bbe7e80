package nl.telmee.builder;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Queries;
import nl.telmee.id.PollId;
import nl.telmee.web.Json;
import org.jspecify.annotations.Nullable;

/**
 * The tables {@code poll_import} and {@code test_response}, lists of polls, and how many people
 * live somewhere.
 */
final class BuilderStore {
  private static final String REMEMBER_IMPORT =
      """
      insert into poll_import (poll_id, file, remarks, imported_at) values ($1, $2, $3, $4)
      """;

  private static final String IMPORT =
      """
      select file, remarks::text from poll_import where poll_id = $1
      """;

  /**
   * A region without a number of its own has the people of its municipalities, a council those of
   * the organisation that it advises.
   */
  private static final String INHABITANTS =
      """
      select coalesce(o.inhabitants,
        (select sum(below.inhabitants)::int from organisation below
         where below.parent = o.slug and below.kind = 'municipality'),
        case when o.kind = 'council' then
          (select above.inhabitants from organisation above where above.slug = o.parent) end,
        0) as number
      from organisation o where o.slug = $1
      """;

  /** A test is over when the poll opens: the state is looked at in the same statement. */
  private static final String STORE_TEST =
      """
      insert into test_response (poll_id, key, answers)
      select id, $2, $3 from poll where id = $1 and state = 'draft'
        and (select count(*) from test_response where poll_id = $1) < $4
      on conflict do nothing
      """;

  private static final String TESTS =
      """
      select answers::text from test_response where poll_id = $1 order by key
      """;

  private static final String CLEAR_TESTS =
      """
      delete from test_response where poll_id = $1
      """;

  private static final String EARLIER =
      """
      select id, organisation, state, definition->'title'->>'nl' as title
      from poll order by coalesce(opened_at, changed_at, created_at) desc limit $1
      """;

  /** Addresses are public, and must differ over all organisations. */
  private static final String TAKEN =
      """
      select slug from poll where slug = any($1)
      """;

  static final int MOST_TESTS = 500;
  private static final int MOST_EARLIER = 200;

  /** What a file brought, as it was said then. */
  record Import(String file, List<Remark> remarks) {}

  /** A poll to start from. */
  record Earlier(UUID id, String organisation, String state, @Nullable String title) {}

  private final Queries db;

  BuilderStore(Queries db) {
    this.db = db;
  }

  Future<Void> rememberImport(PollId poll, Import from, Instant now) {
    JsonArray remarks = new JsonArray();
    for (Remark remark : from.remarks()) {
      remarks.add(
          new JsonObject()
              .put("question", remark.question())
              .put("key", remark.key())
              .put("arguments", new JsonArray(remark.arguments())));
    }
    return db.query(
            REMEMBER_IMPORT,
            Tuple.of(poll.value(), from.file(), remarks, now.atOffset(ZoneOffset.UTC)))
        .mapEmpty();
  }

  Future<Optional<Import>> imported(PollId poll) {
    return db.query(IMPORT, Tuple.of(poll.value()))
        .map(
            rows ->
                first(
                    rows,
                    row -> new Import(row.getString("file"), remarks(row.getString("remarks")))));
  }

  private static List<Remark> remarks(String json) {
    List<Remark> remarks = new ArrayList<>();
    for (JsonNode node : Json.readOwn(json)) {
      List<String> arguments = new ArrayList<>();
      node.path("arguments").forEach(argument -> arguments.add(argument.asText()));
      remarks.add(new Remark(node.path("question").asText(), node.path("key").asText(), arguments));
    }
    return remarks;
  }

  /** How many people live in a municipality; 0: nobody said it. */
  Future<Integer> inhabitants(String organisation) {
    return db.query(INHABITANTS, Tuple.of(organisation))
        .map(rows -> first(rows, row -> row.getInteger("number")).orElse(0));
  }

  /** Keeps a test answer; the same key again, a poll that is open, or too many change nothing. */
  Future<Void> storeTest(PollId poll, UUID key, String answers) {
    return db.query(STORE_TEST, Tuple.of(poll.value(), key, new JsonObject(answers), MOST_TESTS))
        .mapEmpty();
  }

  Future<List<JsonNode>> tests(PollId poll) {
    return db.query(TESTS, Tuple.of(poll.value()))
        .map(rows -> all(rows, row -> Json.readOwn(row.getString("answers"))));
  }

  Future<Void> clearTests(PollId poll, AuditLog audit, AuditEntry entry) {
    return db.inTransaction(
        tx ->
            tx.preparedQuery(CLEAR_TESTS)
                .execute(Tuple.of(poll.value()))
                .compose(_ -> audit.record(tx, entry)));
  }

  /** Which of these addresses are in use. */
  Future<List<String>> taken(List<String> slugs) {
    return db.query(TAKEN, Tuple.of(slugs.toArray(String[]::new)))
        .map(rows -> all(rows, row -> row.getString("slug")));
  }

  /** Polls in the caller's scope to start from, newest first. */
  Future<List<Earlier>> earlier() {
    return db.query(EARLIER, Tuple.of(MOST_EARLIER))
        .map(
            rows ->
                all(
                    rows,
                    row ->
                        new Earlier(
                            row.getUUID("id"),
                            row.getString("organisation"),
                            row.getString("state"),
                            row.getString("title"))));
  }

  private static <T> List<T> all(RowSet<Row> rows, Function<Row, T> read) {
    List<T> all = new ArrayList<>();
    rows.forEach(row -> all.add(read.apply(row)));
    return all;
  }

  private static <T> Optional<T> first(RowSet<Row> rows, Function<Row, T> read) {
    for (Row row : rows) {
      return Optional.of(read.apply(row));
    }
    return Optional.empty();
  }
}
