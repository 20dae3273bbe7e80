package nl.telmee.poll;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Queries;
import nl.telmee.id.PollId;
import nl.telmee.web.Json;
import org.jspecify.annotations.Nullable;

/** The tables {@code poll}, as far as it holds drafts, and {@code poll_revision}. */
final class DraftStore {
  private static final String INSERT =
      """
      insert into poll
        (id, organisation, slug, state, definition, opens_at, closes_at, created_at,
         revision, changed_at, changed_by, complete)
      values ($1, $2, $3, 'draft', $4, $5, $6, $7, 1, $7, $8, $9)
      """;

  private static final String CHANGE =
      """
      with before as (
        select opens_at, closes_at from poll
        where id = $1 and state = 'draft' and revision = $2 for update)
      update poll p set organisation = $3, slug = coalesce($4, slug), definition = $5,
        opens_at = $6, closes_at = $7, revision = revision + 1, changed_at = $8, changed_by = $9,
        complete = $10
      from before b where p.id = $1
      returning (b.opens_at, b.closes_at) is distinct from (p.opens_at, p.closes_at) as moved
      """;

  private static final String REMEMBER =
      """
      insert into poll_revision (poll_id, revision, definition, changed_at, changed_by)
      values ($1, $2, $3, $4, $5)
      """;

  private static final String BY_ID =
      "select "
          + PollStore.OWNER
          + """
          , id, organisation, slug, revision, coalesce(changed_at, created_at) as changed_at,
            changed_by, complete, definition::text
          from poll where id = $1 and state = 'draft'
          """;

  private static final String HISTORY =
      """
      select revision, changed_at, changed_by from poll_revision where poll_id = $1
      order by revision desc limit 200
      """;

  private static final String AT_REVISION =
      """
      select definition::text from poll_revision where poll_id = $1 and revision = $2
      """;

  private static final String DELETE =
      """
      delete from poll where id = $1 and state = 'draft'
      """;

  /** An earlier state of a draft. */
  record Revision(int number, Instant changedAt, @Nullable String changedBy) {}

  /**
   * What is written.
   *
   * @param slug null: keep the one it has
   * @param opensAt when it opens by itself, of a complete draft
   */
  record Change(
      String organisation,
      @Nullable String slug,
      JsonNode body,
      @Nullable Instant opensAt,
      @Nullable Instant closesAt,
      boolean complete,
      Instant now,
      @Nullable String by) {}

  private final Queries db;
  private final AuditLog audit;

  DraftStore(Queries db, AuditLog audit) {
    this.db = db;
    this.audit = audit;
  }

  Future<Void> insert(PollId id, String slug, Change change, AuditEntry entry) {
    return db.inTransaction(
        tx ->
            tx.preparedQuery(INSERT)
                .execute(
                    Tuple.of(
                        id.value(),
                        change.organisation(),
                        slug,
                        json(change.body()),
                        at(change.opensAt()),
                        at(change.closesAt()),
                        at(change.now()),
                        change.by(),
                        change.complete()))
                .compose(_ -> remember(tx, id, 1, change))
                .compose(
                    _ ->
                        tell(
                            tx,
                            1,
                            change,
                            entry,
                            change.opensAt != null || change.closesAt != null)));
  }

  /** Yields false when it is no draft, or no longer at the revision. */
  Future<Boolean> change(PollId id, int revision, Change change, AuditEntry entry) {
    return db.inTransaction(
        tx ->
            tx.preparedQuery(CHANGE)
                .execute(
                    Tuple.of(
                        id.value(),
                        revision,
                        change.organisation(),
                        change.slug(),
                        json(change.body()),
                        at(change.opensAt()),
                        at(change.closesAt()),
                        at(change.now()),
                        change.by(),
                        change.complete()))
                .compose(
                    rows ->
                        rows.size() == 0
                            ? Future.succeededFuture(false)
                            : changed(tx, id, revision + 1, change, entry, moved(rows))));
  }

  private static boolean moved(RowSet<Row> rows) {
    return rows.iterator().next().getBoolean("moved");
  }

  private Future<Boolean> changed(
      SqlConnection tx, PollId id, int revision, Change change, AuditEntry entry, boolean moved) {
    return remember(tx, id, revision, change)
        .compose(_ -> tell(tx, revision, change, entry, moved))
        .map(true);
  }

  /** A new moment to open or close is a fact of its own. */
  private Future<Void> tell(
      SqlConnection tx, int revision, Change change, AuditEntry entry, boolean moved) {
    Future<Void> told = audit.record(tx, entry.with("revision", revision));
    return moved ? told.compose(_ -> audit.record(tx, scheduled(entry, change))) : told;
  }

  private static AuditEntry scheduled(AuditEntry entry, Change change) {
    return new AuditEntry(
        entry.account(),
        entry.actor(),
        entry.organisation(),
        AuditAction.POLL_SCHEDULED,
        entry.subject(),
        Map.of("opensAt", text(change.opensAt), "closesAt", text(change.closesAt)));
  }

  private static String text(@Nullable Instant moment) {
    return moment == null ? "none" : moment.toString();
  }

  private static Future<Void> remember(SqlConnection tx, PollId id, int revision, Change change) {
    return tx.preparedQuery(REMEMBER)
        .execute(Tuple.of(id.value(), revision, json(change.body()), at(change.now()), change.by()))
        .mapEmpty();
  }

  Future<Optional<PollDraft>> byId(PollId id) {
    return db.query(BY_ID, Tuple.of(id.value()))
        .map(
            rows -> {
              for (Row row : rows) {
                return Optional.of(read(row));
              }
              return Optional.empty();
            });
  }

  /** Newest first. */
  Future<List<Revision>> history(PollId id) {
    return db.query(HISTORY, Tuple.of(id.value()))
        .map(
            rows -> {
              List<Revision> revisions = new ArrayList<>();
              for (Row row : rows) {
                revisions.add(
                    new Revision(
                        row.getInteger("revision"),
                        row.getOffsetDateTime("changed_at").toInstant(),
                        row.getString("changed_by")));
              }
              return revisions;
            });
  }

  Future<Optional<JsonNode>> at(PollId id, int revision) {
    return db.query(AT_REVISION, Tuple.of(id.value(), revision))
        .map(
            rows -> {
              for (Row row : rows) {
                return Optional.of(Json.readOwn(row.getString("definition")));
              }
              return Optional.empty();
            });
  }

  /** Does nothing where it is no draft any more. */
  Future<Void> delete(PollId id, AuditEntry entry) {
    return db.inTransaction(
        tx ->
            tx.preparedQuery(DELETE)
                .execute(Tuple.of(id.value()))
                .compose(
                    rows ->
                        rows.rowCount() == 1 ? audit.record(tx, entry) : Future.succeededFuture()));
  }

  private static PollDraft read(Row row) {
    return new PollDraft(
        new PollId(row.getUUID("id")),
        row.getString("organisation"),
        PollStore.owner(row),
        row.getString("slug"),
        row.getInteger("revision"),
        row.getOffsetDateTime("changed_at").toInstant(),
        row.getString("changed_by"),
        row.getBoolean("complete"),
        Json.readOwn(row.getString("definition")));
  }

  private static JsonObject json(JsonNode body) {
    return new JsonObject(body.toString());
  }

  private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
