package nl.telmee.council;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.telmee.db.Queries;
import nl.telmee.id.Theme;
import nl.telmee.web.FileKind;
import org.jspecify.annotations.Nullable;

/** Advice, as whoever asks may see it: before its moment there is none for the public. */
final class AdviceStore {
  private static final String COLUMNS =
      """
      select a.id, a.organisation, a.council, a.state, t.title, a.question, a.due_on,
        a.delivered_at, a.published_at, a.answered_at, %s as embargo_until
      from advice a left join lateral (select title from advice_text x where x.advice = a.id
        order by revision desc limit 1) t on true
      """;

  /** Visitors may not read when an embargo ended, and need not. */
  private static final String PUBLIC = COLUMNS.formatted("null::timestamptz");

  private static final String OURS = COLUMNS.formatted("a.embargo_until");

  private static final String PUBLISHED =
      PUBLIC
          + """
          where a.organisation = any($1) or a.council = any($1)
          order by a.published_at desc, a.id limit $2 offset $3
          """;

  private static final String ALL =
      OURS
          + """
          order by a.published_at desc nulls first, a.due_on nulls last, a.made_at desc limit $1
          """;

  private static final String TEXT =
      """
      select revision, title, body, points, themes from advice_text where advice = $1
      order by revision desc limit 1
      """;

  private static final String ANSWER =
      """
      select revision, body, verdicts from advice_answer where advice = $1
      order by revision desc limit 1
      """;

  private static final String FILES =
      """
      select id, part, name, type, octet_length(content) as bytes from advice_file
      where advice = $1 order by name, id
      """;

  private static final String FILE =
      """
      select id, part, name, type, octet_length(content) as bytes, content from advice_file
      where advice = $1 and id = $2
      """;

  private final Queries db;
  private final String columns;

  private AdviceStore(Queries db, String columns) {
    this.db = db;
    this.columns = columns;
  }

  /** For the public. */
  static AdviceStore ofVisitors(Queries db) {
    return new AdviceStore(db, PUBLIC);
  }

  /** For a council and the organisation that it advises. */
  static AdviceStore ofStaff(Queries db) {
    return new AdviceStore(db, OURS);
  }

  /** Published advice to or of an organisation, the newest first. */
  Future<List<Advice>> published(String organisation, int limit, int offset) {
    return published(Set.of(organisation), limit, offset);
  }

  /** The same of several at once. */
  Future<List<Advice>> published(Set<String> organisations, int limit, int offset) {
    return db.query(PUBLISHED, Tuple.of(organisations.toArray(String[]::new), limit, offset))
        .map(AdviceStore::read);
  }

  /** All that the caller may see, what is not finished first. */
  Future<List<Advice>> all(int limit) {
    return db.query(ALL, Tuple.of(limit)).map(AdviceStore::read);
  }

  Future<Optional<Advice>> find(UUID id) {
    return db.query(columns + " where a.id = $1", Tuple.of(id))
        .map(rows -> read(rows).stream().findFirst());
  }

  /** The newest text that the reader may see. */
  Future<Optional<AdviceText>> text(UUID advice) {
    return db.query(TEXT, Tuple.of(advice))
        .map(
            rows -> {
              for (Row row : rows) {
                return Optional.of(
                    new AdviceText(
                        row.getInteger("revision"),
                        row.getString("title"),
                        row.getString("body"),
                        Arrays.asList(row.getArrayOfStrings("points")),
                        themes(row.getArrayOfStrings("themes"))));
              }
              return Optional.empty();
            });
  }

  private static Set<Theme> themes(String[] tokens) {
    Set<Theme> themes = new LinkedHashSet<>();
    for (String token : tokens) {
      Theme.of(token).ifPresent(themes::add);
    }
    return themes;
  }

  /** The newest answer that the reader may see. */
  Future<Optional<AdviceAnswer>> answer(UUID advice) {
    return db.query(ANSWER, Tuple.of(advice))
        .map(
            rows -> {
              for (Row row : rows) {
                List<AdviceAnswer.Point> points = new ArrayList<>();
                for (Object one : row.getJsonArray("verdicts")) {
                  points.add(point((JsonObject) one));
                }
                return Optional.of(
                    new AdviceAnswer(row.getInteger("revision"), row.getString("body"), points));
              }
              return Optional.empty();
            });
  }

  private static AdviceAnswer.Point point(JsonObject json) {
    return new AdviceAnswer.Point(
        AgendaItem.one(Verdict.class, json.getString("verdict", "")).orElse(null),
        json.getString("reason"));
  }

  Future<List<AdviceFile>> files(UUID advice) {
    return db.query(FILES, Tuple.of(advice))
        .map(
            rows -> {
              List<AdviceFile> files = new ArrayList<>();
              rows.forEach(row -> files.add(file(row)));
              return files;
            });
  }

  Future<Optional<AdviceFile.Whole>> file(UUID advice, UUID id) {
    return db.query(FILE, Tuple.of(advice, id))
        .map(
            rows -> {
              for (Row row : rows) {
                return Optional.of(new AdviceFile.Whole(file(row), row.getBuffer("content")));
              }
              return Optional.empty();
            });
  }

  private static AdviceFile file(Row row) {
    return new AdviceFile(
        row.getUUID("id"),
        AdviceFile.Part.of(row.getString("part")),
        row.getString("name"),
        FileKind.ofType(row.getString("type")),
        row.getInteger("bytes"));
  }

  private static List<Advice> read(RowSet<Row> rows) {
    List<Advice> found = new ArrayList<>();
    for (Row row : rows) {
      found.add(
          new Advice(
              row.getUUID("id"),
              row.getString("organisation"),
              row.getString("council"),
              AdviceState.of(row.getString("state")),
              row.getString("title"),
              row.getString("question"),
              row.getLocalDate("due_on"),
              moment(row, "delivered_at"),
              moment(row, "embargo_until"),
              moment(row, "published_at"),
              moment(row, "answered_at")));
    }
    return found;
  }

  private static @Nullable Instant moment(Row row, String column) {
    OffsetDateTime moment = row.getOffsetDateTime(column);
    return moment == null ? null : moment.toInstant();
  }
}
