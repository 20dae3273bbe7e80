package nl.telmee.identity;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.telmee.db.Queries;
import nl.telmee.id.Uuids;

/** What the accounts are called whose ids stand in a log: those that are still there. */
public final class AuthorStore {
  private static final String NAMES = "select id, email from account where id = any($1)";

  private final Queries db;

  /**
   * @param db in the name of the program: who may read a log may know who wrote in it
   */
  public AuthorStore(Queries db) {
    this.db = db;
  }

  /**
   * E-mail addresses by the ids in a log.
   *
   * @param written ids of accounts, and words of roles, which have no name
   */
  public Future<Map<String, String>> names(Collection<String> written) {
    UUID[] ids =
        written.stream()
            .distinct()
            .map(one -> Uuids.parse(one).orElse(null))
            .filter(Objects::nonNull)
            .toArray(UUID[]::new);
    return ids.length == 0
        ? Future.succeededFuture(Map.of())
        : db.query(NAMES, Tuple.tuple().addArrayOfUUID(ids))
            .map(
                rows -> {
                  Map<String, String> names = new HashMap<>();
                  for (Row row : rows) {
                    names.put(row.getUUID("id").toString(), row.getString("email"));
                  }
                  return names;
                });
  }
}
