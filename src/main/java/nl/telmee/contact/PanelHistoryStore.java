package nl.telmee.contact;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.db.Queries;
import nl.telmee.web.Translated;

/** What a panel was asked, for its page: polls that have opened. */
final class PanelHistoryStore {
  private static final String ASKED =
      """
      select p.slug, p.state, p.definition -> 'title' ->> 'nl' as nl,
        p.definition -> 'title' ->> 'en' as en, p.opened_at
      from poll p
      where p.state in ('open', 'closed') and exists (
        select from invitation i
        where i.organisation = $1 and i.panel = $2 and i.poll_id = p.id
          and i.state in ('sending', 'done'))
      order by p.opened_at desc, p.id limit $3
      """;

  /** A poll that the panel was asked. */
  record Asked(String slug, boolean open, Translated title, Instant openedAt) {}

  private PanelHistoryStore() {}

  /** Newest first. */
  static Future<List<Asked>> of(Queries db, Panel panel, int limit) {
    return db.query(ASKED, Tuple.of(panel.organisation(), panel.slug(), limit))
        .map(
            rows -> {
              List<Asked> asked = new ArrayList<>();
              for (Row row : rows) {
                asked.add(
                    new Asked(
                        row.getString("slug"),
                        row.getString("state").equals("open"),
                        new Translated(row.getString("nl"), row.getString("en")),
                        row.getOffsetDateTime("opened_at").toInstant()));
              }
              return asked;
            });
  }
}
