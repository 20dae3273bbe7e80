package nl.telmee.spread;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import nl.telmee.db.Queries;
import nl.telmee.id.PollId;

/** The table {@code short_link}. */
final class ShortLinkStore {
  private static final String OF_POLL = "select word from short_link where poll_id = $1";

  private static final String SLUG_BEHIND =
      """
      select p.slug from short_link l join poll p on p.id = l.poll_id where l.word = $1
      """;

  private static final String INSERT =
      """
      insert into short_link (poll_id, word) values ($1, $2) on conflict do nothing
      """;

  private final Queries db;

  ShortLinkStore(Queries db) {
    this.db = db;
  }

  Future<Optional<String>> ofPoll(PollId poll) {
    return db.query(OF_POLL, Tuple.of(poll.value())).map(ShortLinkStore::first);
  }

  /** The slug of the poll that a word leads to, if the caller may see the poll. */
  Future<Optional<String>> slugBehind(String word) {
    return db.query(SLUG_BEHIND, Tuple.of(word)).map(ShortLinkStore::first);
  }

  /** Does nothing when the poll has a word already or the word is another poll's. */
  Future<Void> insert(PollId poll, String word) {
    return db.query(INSERT, Tuple.of(poll.value(), word)).mapEmpty();
  }

  private static Optional<String> first(RowSet<Row> rows) {
    return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next().getString(0));
  }
}
