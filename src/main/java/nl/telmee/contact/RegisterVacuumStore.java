package nl.telmee.contact;

import io.vertx.core.Future;
import nl.telmee.db.Database;

/** PostgreSQL keeps what was deleted or rewritten until it cleans up; that is now. */
final class RegisterVacuumStore {
  private RegisterVacuumStore() {}

  static Future<Void> run(Database db) {
    return db.connect()
        .compose(
            connection ->
                connection
                    .query("vacuum contact, contact_pool")
                    .execute()
                    .<Void>mapEmpty()
                    .eventually(connection::close));
  }
}
