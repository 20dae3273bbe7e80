package nl.telmee.trajectory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.db.Queries;
import nl.telmee.web.Json;
import org.jspecify.annotations.Nullable;

/** The table {@code trajectory_template}. */
final class TemplateStore {
  private static final String SELECT =
      """
      select id, organisation, name, stages::text as stages, revision, changed_at, changed_by
      from trajectory_template
      """;

  private static final String LIST =
      SELECT + " where $1::text is null or organisation = $1 order by organisation, name, id";

  private static final String ONE = SELECT + " where id = $1";

  private static final String INSERT =
      """
      insert into trajectory_template (id, organisation, name, stages, changed_at, changed_by)
      values ($1, $2, $3, $4::text::jsonb, $5, $6)
      """;

  private static final String UPDATE =
      """
      update trajectory_template set name = $3, stages = $4::text::jsonb, changed_at = $5,
        changed_by = $6, revision = revision + 1
      where id = $1 and organisation = $2 and ($7 = 0 or revision = $7)
      returning revision
      """;

  private static final String REMOVE = "delete from trajectory_template where id = $1";

  private final Queries db;

  TemplateStore(Queries db) {
    this.db = db;
  }

  /** Those of an organisation, or of all that the caller sees. */
  Future<List<Template>> list(@Nullable String organisation) {
    return db.query(LIST, Tuple.of(organisation)).map(TemplateStore::read);
  }

  Future<Optional<Template>> find(UUID id) {
    return db.query(ONE, Tuple.of(id)).map(rows -> read(rows).stream().findFirst());
  }

  static Future<Void> insert(SqlConnection tx, Template template, Template.Version version) {
    return tx.preparedQuery(INSERT).execute(row(template, version)).mapEmpty();
  }

  /**
   * Writes one anew; yields its revision, or 0 when somebody else did so.
   *
   * @param read the revision that was read; 0: whatever it is
   */
  static Future<Integer> update(
      SqlConnection tx, Template template, Template.Version version, int read) {
    return tx.preparedQuery(UPDATE)
        .execute(row(template, version).addInteger(read))
        .map(rows -> rows.size() == 0 ? 0 : rows.iterator().next().getInteger("revision"));
  }

  private static Tuple row(Template template, Template.Version version) {
    return Tuple.of(
        template.id(),
        template.organisation(),
        template.name(),
        Json.text(template.stagesJson()),
        version.at().atOffset(ZoneOffset.UTC),
        version.by());
  }

  static Future<Void> remove(SqlConnection tx, UUID id) {
    return tx.preparedQuery(REMOVE).execute(Tuple.of(id)).mapEmpty();
  }

  private static List<Template> read(RowSet<Row> rows) {
    List<Template> all = new ArrayList<>(rows.size());
    for (Row row : rows) {
      ObjectNode json = Json.object().put("name", row.getString("name"));
      json.set("stages", Json.readOwn(row.getString("stages")));
      all.add(
          Template.kept(row.getUUID("id"), row.getString("organisation"), json)
              .stored(
                  new Template.Version(
                      row.getInteger("revision"),
                      row.getOffsetDateTime("changed_at").toInstant(),
                      row.getString("changed_by"))));
    }
    return all;
  }
}
