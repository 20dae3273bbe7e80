package nl.telmee.contact;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Queries;
import nl.telmee.web.Fields;
import nl.telmee.web.Translated;

/** The table {@code panel}, and the register that each organisation has without a row in it. */
final class PanelStore {
  private static final String OF_ORGANISATION =
      """
      select organisation, slug, kind, name, description from panel
      where organisation = $1 order by slug
      """;

  /** Nothing happens when there is one. */
  private static final String INSERT =
      """
      insert into panel (organisation, slug, kind, name, description) values ($1, $2, $3, $4, $5)
      on conflict do nothing
      """;

  private static final String UPDATE =
      """
      update panel set kind = $3, name = $4, description = $5
      where organisation = $1 and slug = $2
      """;

  private PanelStore() {}

  /** Those of an organisation, the one it has by itself last. */
  static Future<List<Panel>> of(Queries db, String organisation) {
    return db.query(OF_ORGANISATION, Tuple.of(organisation))
        .map(
            rows -> {
              List<Panel> panels = new ArrayList<>();
              for (Row row : rows) {
                panels.add(read(row));
              }
              panels.add(Panel.general(organisation));
              return panels;
            });
  }

  /** One of an organisation, if there is. */
  static Future<Optional<Panel>> one(Queries db, String organisation, String slug) {
    return of(db, organisation)
        .map(all -> all.stream().filter(panel -> panel.slug().equals(slug)).findFirst());
  }

  /** Yields whether the slug was free. */
  static Future<Boolean> insert(Queries db, Panel panel, AuditLog audit, AuditEntry entry) {
    return write(db, INSERT, panel, audit, entry);
  }

  /** Yields whether there is such a panel. */
  static Future<Boolean> update(Queries db, Panel panel, AuditLog audit, AuditEntry entry) {
    return write(db, UPDATE, panel, audit, entry);
  }

  /** Inserts those that are not there, without a word in the log. */
  static Future<Void> insertIfMissing(Queries db, Panel panel) {
    return db.query(INSERT, row(panel)).mapEmpty();
  }

  private static Tuple row(Panel panel) {
    return Tuple.of(
        panel.organisation(),
        panel.slug(),
        Fields.wordOf(panel.kind()),
        json(panel.name()),
        json(panel.description()));
  }

  private static Future<Boolean> write(
      Queries db, String sql, Panel panel, AuditLog audit, AuditEntry entry) {
    return db.inTransaction(
        tx ->
            tx.preparedQuery(sql)
                .execute(row(panel))
                .compose(
                    done ->
                        done.rowCount() == 1
                            ? audit.record(tx, entry).map(true)
                            : Future.succeededFuture(false)));
  }

  static JsonObject json(Translated text) {
    JsonObject json = new JsonObject().put("nl", text.nl());
    return text.en() == null ? json : json.put("en", text.en());
  }

  static Translated text(JsonObject json) {
    return new Translated(json.getString("nl"), json.getString("en"));
  }

  private static Panel read(Row row) {
    return new Panel(
        row.getString("organisation"),
        row.getString("slug"),
        Panel.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        text(row.getJsonObject("name")),
        text(row.getJsonObject("description")));
  }
}
