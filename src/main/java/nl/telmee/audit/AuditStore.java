package nl.telmee.audit;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.telmee.db.Database;
import nl.telmee.web.Json;
import nl.telmee.web.Scope;

/** The tables {@code audit_entry} and {@code audit_head}. */
final class AuditStore {
  private static final String APPEND =
      """
      select audit_append($1, $2, $3, $4, $5, $6, $7)
      """;

  private static final String CHAIN_AFTER =
      """
      select seq, at, account, actor, organisation, action, subject, detail::text as detail,
        previous, hash
      from audit_entry where seq > $1 order by seq limit $2
      """;

  /** Newest first; row-level security leaves out what the reader does not manage. */
  private static final String SEARCH =
      """
      select seq, at, account, actor, organisation, action, subject, detail::text as detail,
        previous, hash
      from audit_entry
      where seq < $1 and ($2::timestamptz is null or at >= $2)
        and ($3::timestamptz is null or at < $3) and ($4::text is null or action = $4)
        and strpos(lower(actor), lower($5)) > 0
        and (strpos(lower(subject), lower($6)) > 0 or strpos(lower(organisation), lower($6)) > 0
          or subject in (
            select id::text from poll where strpos(lower(definition->'title'->>'nl'), lower($6)) > 0))
      order by seq desc limit $7
      """;

  private static final String TITLES =
      """
      select id, definition->'title'->>'nl' as title from poll where id = any($1)
      """;

  private static final String HEAD =
      """
      select seq, hash, anchor_seq, anchor_hash from audit_head
      """;

  /** Prunes up to the first entry that is to stay, and hangs the chain on the last that goes. */
  private static final String PRUNE =
      """
      with head as (select seq from audit_head for update),
      kept as (
        select coalesce(min(e.seq), (select seq from head) + 1) as first
        from audit_entry e where e.at >= $1),
      gone as (
        delete from audit_entry e using kept where e.seq < kept.first returning e.seq, e.hash),
      anchor as (
        update audit_head h set anchor_seq = g.seq, anchor_hash = g.hash
        from (select seq, hash from gone order by seq desc limit 1) g)
      select count(*) as n from gone
      """;

  private final Database db;

  AuditStore(Database db) {
    this.db = db;
  }

  Future<Void> append(SqlConnection tx, AuditEntry entry, Instant at) {
    return tx.preparedQuery(APPEND).execute(tuple(entry, at)).mapEmpty();
  }

  Future<Void> append(AuditEntry entry, Instant at) {
    return db.query(APPEND, tuple(entry, at)).mapEmpty();
  }

  private static Tuple tuple(AuditEntry entry, Instant at) {
    return Tuple.of(
        at(at),
        entry.account(),
        entry.actor(),
        entry.organisation(),
        entry.action().word(),
        entry.subject(),
        Json.text(entry.detail()));
  }

  /** What a reader looks for, newest first, before an entry. */
  Future<List<ChainedEntry>> search(Scope scope, AuditSearch search, long before, int limit) {
    return db.staff(scope)
        .query(
            SEARCH,
            Tuple.of(
                before,
                search.since().map(AuditStore::at).orElse(null),
                search.until().map(AuditStore::at).orElse(null),
                search.action().map(AuditAction::word).orElse(null),
                search.person(),
                search.subject(),
                limit))
        .map(AuditStore::read);
  }

  /** What polls that the reader sees are called now. */
  Future<Map<String, String>> titles(Scope scope, List<UUID> polls) {
    return db.staff(scope)
        .query(TITLES, Tuple.of(polls.toArray(UUID[]::new)))
        .map(
            rows -> {
              Map<String, String> titles = new HashMap<>();
              for (Row row : rows) {
                titles.put(
                    row.getUUID("id").toString(),
                    Objects.requireNonNullElse(row.getString("title"), ""));
              }
              return titles;
            });
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** The entries after one, oldest first. */
  Future<List<ChainedEntry>> after(long seq, int limit) {
    return db.query(CHAIN_AFTER, Tuple.of(seq, limit)).map(AuditStore::read);
  }

  Future<ChainHead> head() {
    return db.query(HEAD, Tuple.tuple())
        .map(
            rows -> {
              Row row = rows.iterator().next();
              return new ChainHead(
                  row.getLong("seq"),
                  row.getBuffer("hash"),
                  row.getLong("anchor_seq"),
                  row.getBuffer("anchor_hash"));
            });
  }

  /** Removes what is older, from the beginning on; yields how many entries that were. */
  Future<Long> prune(Instant olderThan) {
    return db.query(PRUNE, Tuple.of(at(olderThan)))
        .map(rows -> rows.iterator().next().getLong("n"));
  }

  static List<ChainedEntry> read(RowSet<Row> rows) {
    List<ChainedEntry> entries = new ArrayList<>(rows.size());
    for (Row row : rows) {
      entries.add(
          new ChainedEntry(
              row.getLong("seq"),
              row.getOffsetDateTime("at").toInstant(),
              row.getUUID("account"),
              row.getString("actor"),
              row.getString("organisation"),
              row.getString("action"),
              row.getString("subject"),
              row.getString("detail"),
              row.getBuffer("previous"),
              row.getBuffer("hash")));
    }
    return entries;
  }
}
