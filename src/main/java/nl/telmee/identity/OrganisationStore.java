package nl.telmee.identity;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.telmee.db.Queries;
import nl.telmee.web.Fields;
import nl.telmee.web.Translated;

/** The table {@code organisation}. */
public final class OrganisationStore {
  private static final String COLUMNS =
      """
      select o.slug, o.kind, o.name, o.parent, o.inhabitants, o.email, o.colour, l.changed_at
      from organisation o left join organisation_logo l on l.organisation = o.slug
      """;

  private static final String ALL =
      COLUMNS
          + """
          order by o.slug
          """;

  private static final String BY_SLUG =
      COLUMNS
          + """
          where o.slug = $1
          """;

  private static final String INSERT =
      """
      insert into organisation (slug, kind, name, parent, inhabitants, email, colour)
      values ($1, $2, $3, $4, $5, $6, $7)
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
    return db.query(INSERT, tuple(organisation)).map(organisation);
  }

  static Tuple tuple(Organisation organisation) {
    JsonObject name = new JsonObject().put("nl", organisation.name().nl());
    if (organisation.name().en() != null) {
      name.put("en", organisation.name().en());
    }
    return Tuple.of(
        organisation.slug(),
        Fields.wordOf(organisation.kind()),
        name,
        organisation.parent(),
        organisation.inhabitants(),
        organisation.email(),
        organisation.colour());
  }

  private static List<Organisation> read(RowSet<Row> rows) {
    List<Organisation> organisations = new ArrayList<>();
    for (Row row : rows) {
      JsonObject name = row.getJsonObject("name");
      OffsetDateTime changed = row.getOffsetDateTime("changed_at");
      organisations.add(
          new Organisation(
              row.getString("slug"),
              new Translated(name.getString("nl"), name.getString("en")),
              Organisation.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
              row.getString("parent"),
              row.getInteger("inhabitants"),
              row.getString("email"),
              row.getString("colour"),
              changed == null ? null : changed.toInstant()));
    }
    return organisations;
  }
}
