package nl.telmee.moderation;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import nl.telmee.db.Queries;
import nl.telmee.id.PollId;

/** The tables {@code text_label} and {@code open_text_label}. */
final class LabelStore {
  private static final String LIST =
      """
      select id, question, name, (select count(*) from open_text_label t
        where t.poll_id = l.poll_id and t.label_id = l.id) as texts
      from text_label l where poll_id = $1 order by lower(name)
      """;

  /** A label that is there already is found by its name, however that is written. */
  private static final String MAKE =
      """
      insert into text_label (poll_id, id, question, name) values ($1, $2, $3, $4)
      on conflict (poll_id, question, lower(name)) do update set name = text_label.name returning id
      """;

  private static final String RENAME =
      """
      update text_label set name = $3 where poll_id = $1 and id = $2
      """;

  private static final String REMOVE =
      """
      delete from text_label where poll_id = $1 and id = $2
      """;

  private static final String TAKE_OFF =
      """
      delete from open_text_label where poll_id = $1 and text_id = $2 and label_id <> all ($3)
      """;

  private static final String PUT_ON =
      """
      insert into open_text_label (poll_id, text_id, label_id)
      select $1, $2, l.id from text_label l where l.poll_id = $1 and l.question = $4 and l.id = any ($3)
      on conflict do nothing
      """;

  private final Queries db;

  LabelStore(Queries db) {
    this.db = db;
  }

  Future<List<Label>> list(PollId poll) {
    return db.query(LIST, Tuple.of(poll.value()))
        .map(
            rows -> {
              List<Label> labels = new ArrayList<>();
              rows.forEach(
                  row ->
                      labels.add(
                          new Label(
                              row.getUUID("id"),
                              row.getString("question"),
                              row.getString("name"),
                              row.getLong("texts"))));
              return labels;
            });
  }

  /** The id of the label with this name, made if it is not there. */
  static Future<UUID> make(SqlConnection tx, PollId poll, String question, String name) {
    return tx.preparedQuery(MAKE)
        .execute(Tuple.of(poll.value(), UUID.randomUUID(), question, name))
        .map(rows -> rows.iterator().next().getUUID("id"));
  }

  Future<Boolean> rename(PollId poll, UUID label, String name) {
    return db.query(RENAME, Tuple.of(poll.value(), label, name)).map(rows -> rows.rowCount() == 1);
  }

  Future<Boolean> remove(PollId poll, UUID label) {
    return db.query(REMOVE, Tuple.of(poll.value(), label)).map(rows -> rows.rowCount() == 1);
  }

  /** Gives a text these labels. */
  static Future<Void> put(
      SqlConnection tx, PollId poll, OpenText text, Collection<UUID> labels, boolean only) {
    UUID[] ids = labels.toArray(UUID[]::new);
    Future<Void> off =
        only
            ? tx.preparedQuery(TAKE_OFF).execute(Tuple.of(poll.value(), text.id(), ids)).mapEmpty()
            : Future.succeededFuture();
    return off.compose(
            _ ->
                tx.preparedQuery(PUT_ON)
                    .execute(Tuple.of(poll.value(), text.id(), ids, text.question())))
        .mapEmpty();
  }
}
