package nl.telmee.trajectory;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.db.Queries;
import nl.telmee.web.FileKind;

/** The table {@code trajectory_file}, as whoever asks may see it. */
final class FileStore {
  private static final String READ =
      "select type, content from trajectory_file where trajectory = $1 and id = $2";

  private static final String FACTS =
      "select id, type, octet_length(content) as bytes from trajectory_file where trajectory = $1";

  private static final String INSERT =
      "insert into trajectory_file (trajectory, id, type, content) values ($1, $2, $3, $4)";

  private static final String DELETE =
      "delete from trajectory_file where trajectory = $1 and id = $2";

  private FileStore() {}

  static Future<Optional<StoredFile>> read(Queries db, UUID trajectory, UUID id) {
    return db.query(READ, Tuple.of(trajectory, id))
        .map(
            rows -> {
              for (Row row : rows) {
                return Optional.of(
                    new StoredFile(
                        FileKind.ofType(row.getString("type")), row.getBuffer("content")));
              }
              return Optional.empty();
            });
  }

  static Future<Map<UUID, FileFact>> facts(Queries db, UUID trajectory) {
    return db.query(FACTS, Tuple.of(trajectory))
        .map(
            rows -> {
              Map<UUID, FileFact> facts = new HashMap<>();
              for (Row row : rows) {
                FileKind kind = FileKind.ofType(row.getString("type"));
                facts.put(row.getUUID("id"), new FileFact(kind, row.getInteger("bytes")));
              }
              return facts;
            });
  }

  static Future<Void> insert(SqlConnection tx, UUID trajectory, UUID id, StoredFile file) {
    return tx.preparedQuery(INSERT)
        .execute(Tuple.of(trajectory, id, file.kind().type(), file.content()))
        .mapEmpty();
  }

  static Future<Void> delete(SqlConnection tx, UUID trajectory, UUID id) {
    return tx.preparedQuery(DELETE).execute(Tuple.of(trajectory, id)).mapEmpty();
  }
}
