package nl.telmee.trajectory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
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
      "select id, organisation, name, stages::text as stages from trajectory_template";

  private static final String LIST =
      SELECT + " where $1::text is null or organisation = $1 order by organisation, name, id";

  private static final String ONE = SELECT + " where id = $1";

  private static final String WRITE =
      """
      insert into trajectory_template (id, organisation, name, stages, changed_at, changed_by)
      values ($1, $2, $3, $4::text::jsonb, $5, $6)
      on conflict (id) do update set name = excluded.name, stages = excluded.stages,
        changed_at = excluded.changed_at, changed_by = excluded.changed_by
      where trajectory_template.organisation = excluded.organisation
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

  static Future<Void> write(SqlConnection tx, Template template, String by, Instant now) {
    return tx.preparedQuery(WRITE)
        .execute(
            Tuple.of(
                template.id(),
                template.organisation(),
                template.name(),
                Json.text(template.stagesJson()),
                now.atOffset(ZoneOffset.UTC),
                by))
        .mapEmpty();
  }

  static Future<Void> remove(SqlConnection tx, UUID id) {
    return tx.preparedQuery(REMOVE).execute(Tuple.of(id)).mapEmpty();
  }

  private static List<Template> read(RowSet<Row> rows) {
    List<Template> all = new ArrayList<>(rows.size());
    for (Row row : rows) {
      ObjectNode json = Json.object().put("name", row.getString("name"));
      json.set("stages", Json.readOwn(row.getString("stages")));
      all.add(Template.read(row.getUUID("id"), row.getString("organisation"), json));
    }
    return all;
  }
}
