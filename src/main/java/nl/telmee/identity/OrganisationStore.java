package nl.telmee.identity;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.telmee.db.Queries;
import nl.telmee.web.Fields;
import nl.telmee.web.Translated;

/** The table {@code organisation}. */
public final class OrganisationStore {
  private static final String ALL =
      """
      select slug, kind, name, parent from organisation order by slug
      """;

  private static final String BY_SLUG =
      """
      select slug, kind, name, parent from organisation where slug = $1
      """;

  private static final String INSERT =
      """
      insert into organisation (slug, kind, name, parent) values ($1, $2, $3, $4)
      """;

  private final Queries db;

  public OrganisationStore(Queries db) {
    this.db = db;
  }

  /** All organisations by slug. */
  public Future<List<Organisation>> all() {
    return db.query(ALL, Tuple.tuple()).map(OrganisationStore::read);
  }

  /** The organisation with a slug, if there is one. */
  public Future<Optional<Organisation>> bySlug(String slug) {
    return db.query(BY_SLUG, Tuple.of(slug)).map(rows -> read(rows).stream().findFirst());
  }

  /** Fails with {@link nl.telmee.web.Rejected} when the slug is taken or the parent unknown. */
  public Future<Organisation> insert(Organisation organisation) {
    JsonObject name = new JsonObject().put("nl", organisation.name().nl());
    if (organisation.name().en() != null) {
      name.put("en", organisation.name().en());
    }
    return db.query(
            INSERT,
            Tuple.of(
                organisation.slug(),
                Fields.wordOf(organisation.kind()),
                name,
                organisation.parent()))
        .map(organisation);
  }

  private static List<Organisation> read(RowSet<Row> rows) {
    List<Organisation> organisations = new ArrayList<>();
    for (Row row : rows) {
      JsonObject name = row.getJsonObject("name");
      organisations.add(
          new Organisation(
              row.getString("slug"),
              new Translated(name.getString("nl"), name.getString("en")),
              Organisation.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
              row.getString("parent")));
    }
    return organisations;
  }
}
