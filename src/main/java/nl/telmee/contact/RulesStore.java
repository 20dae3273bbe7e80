package nl.telmee.contact;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Locale;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Queries;
import nl.telmee.web.Fields;

/** The table {@code contact_setting}. */
final class RulesStore {
  private static final String READ =
      """
      select under16, most_asked, asked_days, kept_months from contact_setting
      where organisation = $1
      """;

  private static final String WRITE =
      """
      insert into contact_setting (organisation, under16, most_asked, asked_days, kept_months)
      values ($1, $2, $3, $4, $5)
      on conflict (organisation) do update set under16 = excluded.under16,
        most_asked = excluded.most_asked, asked_days = excluded.asked_days,
        kept_months = excluded.kept_months
      """;

  private RulesStore() {}

  static Future<Rules> read(Queries db, String organisation) {
    return db.query(READ, Tuple.of(organisation)).map(RulesStore::read);
  }

  /** The same, within a transaction. */
  static Future<Rules> read(SqlConnection tx, String organisation) {
    return tx.preparedQuery(READ).execute(Tuple.of(organisation)).map(RulesStore::read);
  }

  static Future<Void> write(
      Queries db, String organisation, Rules rules, AuditLog audit, AuditEntry entry) {
    return db.inTransaction(
        tx ->
            tx.preparedQuery(WRITE)
                .execute(
                    Tuple.of(
                        organisation,
                        Fields.wordOf(rules.under16()),
                        rules.mostAsked(),
                        rules.askedDays(),
                        rules.keptMonths()))
                .compose(_ -> audit.record(tx, entry)));
  }

  private static Rules read(RowSet<Row> rows) {
    if (rows.size() == 0) {
      return Rules.USUAL;
    }
    Row row = rows.iterator().next();
    String under16 = row.getString("under16").toUpperCase(Locale.ROOT).replace('-', '_');
    return new Rules(
        Rules.Under16.valueOf(under16),
        row.getInteger("most_asked"),
        row.getInteger("asked_days"),
        row.getInteger("kept_months"));
  }
}
