package nl.telmee.contact;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Queries;
import nl.telmee.id.PollId;
import nl.telmee.web.Fields;
import org.jspecify.annotations.Nullable;

/** The table {@code invitation}. */
final class InvitationStore {
  private static final String COLUMNS =
      """
      select i.id, i.organisation, i.panel, i.poll_id, i.municipalities, i.bands, i.themes, i.text,
        i.state, i.made_at, i.made_by, i.reached, i.sent, i.undeliverable, i.failed, i.ended_at
      from invitation i
      """;

  private static final String OF_ORGANISATION =
      COLUMNS + "where i.organisation = $1 order by i.made_at desc, i.id limit $2";

  private static final String ONE = COLUMNS + "where i.organisation = $1 and i.id = $2";

  private static final String BY_ID = COLUMNS + "where i.id = $1";

  private static final String INSERT =
      """
      insert into invitation (id, organisation, panel, poll_id, municipalities, bands, themes, text,
        state, made_at, made_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', $9, $10)
      """;

  /** The oldest whose poll, if there is one, takes answers or is over. */
  private static final String CLAIM =
      COLUMNS
          + """
          left join poll p on p.id = i.poll_id
          where i.state = 'waiting' and (i.poll_id is null or p.state <> 'draft')
          order by i.made_at, i.id limit 1 for update of i skip locked
          """;

  private static final String BEGIN =
      "update invitation set state = $2, reached = $3 where id = $1";

  private static final String END =
      "update invitation set state = $2, ended_at = $3 where id = $1 and ended_at is null";

  private static final String END_SENT =
      """
      update invitation i set state = 'done', ended_at = $1
      where i.state = 'sending'
        and not exists (select from invitation_recipient r where r.invitation_id = i.id)
      """;

  private static final String COUNT =
      """
      update invitation set sent = sent + $2, undeliverable = undeliverable + $3,
        failed = failed + $4
      where id = $1
      """;

  private InvitationStore() {}

  /** The newest of an organisation. */
  static Future<List<Invitation>> of(Queries db, String organisation, int limit) {
    return db.query(OF_ORGANISATION, Tuple.of(organisation, limit)).map(InvitationStore::read);
  }

  static Future<Optional<Invitation>> one(Queries db, String organisation, UUID id) {
    return db.query(ONE, Tuple.of(organisation, id)).map(InvitationStore::first);
  }

  static Future<Optional<Invitation>> byId(Queries db, UUID id) {
    return db.query(BY_ID, Tuple.of(id)).map(InvitationStore::first);
  }

  static Future<Void> insert(Queries db, Invitation invitation, AuditLog audit, AuditEntry entry) {
    Choice choice = invitation.choice();
    Tuple row =
        Tuple.of(
            invitation.id(),
            invitation.organisation(),
            invitation.panel(),
            invitation.poll().map(PollId::value).orElse(null),
            choice.municipalities().toArray(String[]::new),
            choice.bands().toArray(String[]::new),
            choice.themes().toArray(String[]::new),
            PanelStore.json(invitation.text()),
            at(invitation.madeAt()),
            invitation.madeBy());
    return db.inTransaction(
        tx -> tx.preparedQuery(INSERT).execute(row).compose(_ -> audit.record(tx, entry)));
  }

  /** Locks one that is to be done, until the transaction ends; empty when there is none. */
  static Future<Optional<Invitation>> claim(SqlConnection tx) {
    return tx.preparedQuery(CLAIM).execute().map(InvitationStore::first);
  }

  static Future<Void> begin(SqlConnection tx, UUID id, int reached) {
    return tx.preparedQuery(BEGIN).execute(Tuple.of(id, "sending", reached)).mapEmpty();
  }

  static Future<Void> end(SqlConnection tx, UUID id, Invitation.State state, Instant now) {
    return tx.preparedQuery(END).execute(Tuple.of(id, Fields.wordOf(state), at(now))).mapEmpty();
  }

  /** Ends those of which all messages have gone. */
  static Future<Void> endSent(Queries db, Instant now) {
    return db.query(END_SENT, Tuple.of(at(now))).mapEmpty();
  }

  static Future<Void> count(SqlConnection tx, UUID id, int sent, int undeliverable, int failed) {
    return tx.preparedQuery(COUNT).execute(Tuple.of(id, sent, undeliverable, failed)).mapEmpty();
  }

  private static Optional<Invitation> first(RowSet<Row> rows) {
    return read(rows).stream().findFirst();
  }

  private static List<Invitation> read(RowSet<Row> rows) {
    List<Invitation> all = new ArrayList<>();
    for (Row row : rows) {
      all.add(
          new Invitation(
              row.getUUID("id"),
              row.getString("organisation"),
              row.getString("panel"),
              Optional.ofNullable(row.getUUID("poll_id")).map(PollId::new),
              new Choice(
                  Set.of(row.getArrayOfStrings("municipalities")),
                  Set.of(row.getArrayOfStrings("bands")),
                  Set.of(row.getArrayOfStrings("themes"))),
              PanelStore.text(row.getJsonObject("text")),
              Invitation.State.valueOf(
                  row.getString("state").toUpperCase(Locale.ROOT).replace('-', '_')),
              row.getOffsetDateTime("made_at").toInstant(),
              row.getString("made_by"),
              counts(row)));
    }
    return all;
  }

  private static Invitation.Counts counts(Row row) {
    return new Invitation.Counts(
        row.getInteger("reached"),
        row.getInteger("sent"),
        row.getInteger("undeliverable"),
        row.getInteger("failed"),
        instant(row.getOffsetDateTime("ended_at")));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
